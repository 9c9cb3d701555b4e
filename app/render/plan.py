"""What of a lecture is to be made: what is not there yet, and what would look different now."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from app.assets import PACKAGE, folder
from app.figures.formats import FORMATS
from app.figures.picture import understand
from app.render import RefusedError
from app.render.lecture import Figure
from app.render.workers import Made, Task


def tasks(figures: Iterable[Figure], out: Path) -> list[Task]:
    """A task for each file of each figure.

    Raises:
        RefusedError: for a file that a symbolic link would put outside ``out``.
    """
    found = [Task(file, kind.path, figure.source) for figure in figures for file, kind in figure.files()]
    outside = [task.file for task in found if not (out / task.file).parent.resolve().is_relative_to(out.resolve())]
    if outside:
        raise RefusedError(*(f"{file} would lie outside {out}" for file in outside))
    return found


def write(path: Path, body: bytes) -> None:
    """Put a whole file in its place at once: whoever looks sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(body)
        part.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        part.unlink(missing_ok=True)


def deliver(made: Made, path: Path) -> None:
    """Put what was made in its place, and next to it what it needs there."""
    write(path, made.body or b"")
    for name, content in _beside(made.task).items():
        if not _holds(path.with_name(name), content()):
            write(path.with_name(name), content())


def _holds(path: Path, body: bytes) -> bool:
    return path.is_file() and path.read_bytes() == body


def _beside(task: Task) -> Mapping[str, Callable[[], bytes]]:
    """The files that one needs in its own folder."""
    needed = FORMATS[task.kind].beside
    return needed(understand(task.source.query)[1]) if needed else {}


class Record:
    """What was made from what, in a hidden file of the folder."""

    def __init__(self, out: Path, lecture: str) -> None:
        self.out = out
        self.path = out / f".{lecture}.thalweg.json"
        self.known: dict[str, list[str]] = {}
        try:
            read = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return
        if isinstance(read, dict):
            self.known = read

    def fresh(self, task: Task) -> bool:
        """Whether the file is there just as it would be made, and what it needs beside it is, too."""
        file = self.out / task.file
        if not file.is_file() or self.known.get(task.file) != [_recipe(task), _digest(file.read_bytes())]:
            return False
        return all(_holds(file.with_name(name), content()) for name, content in _beside(task).items())

    def keep(self, made: Made) -> None:
        """Write a file, and remember what it was made from."""
        deliver(made, self.out / made.task.file)
        self.known[made.task.file] = [_recipe(made.task), _digest(made.body or b"")]

    def left(self, wanted: Iterable[Task]) -> list[str]:
        """Files made once that are in the lecture no more."""
        return sorted(name for name in {*self.known} - {task.file for task in wanted} if (self.out / name).is_file())

    def save(self) -> None:
        """Write the record itself."""
        there = {name: made for name, made in sorted(self.known.items()) if (self.out / name).is_file()}
        write(self.path, json.dumps(there, ensure_ascii=False, indent=0).encode())


def _recipe(task: Task) -> str:
    return _digest(json.dumps([task.kind, task.source.query, task.source.base, fingerprint()]).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


@cache
def fingerprint() -> str:
    """Names the state of all that has a part in a figure: our own files, and the packages we depend on."""
    digest = hashlib.sha256()
    for top in (PACKAGE, folder("static"), folder("templates")):
        for path in sorted(path for path in top.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(f"{path.relative_to(top).as_posix()}\0".encode() + path.read_bytes())
    try:
        needed = metadata.requires("thalweg") or []
    except metadata.PackageNotFoundError:
        needed = []
    for name in sorted({found[0] for line in needed if (found := re.match(r"[\w.-]+", line))}):
        try:
            digest.update(f"{name} {metadata.version(name)}\0".encode())
        except metadata.PackageNotFoundError:
            continue
    return digest.hexdigest()
