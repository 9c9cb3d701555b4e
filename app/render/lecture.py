"""All figures of a lecture, from one TOML file.

A figure begins with an example or a query and goes on with any keys of a query, spelt as there
(``size = "960,540"``) or as TOML (``size = [960, 540]``). What it does not say, ``[defaults]`` says.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.api.rules import broken_rule, nearest
from app.artefacts import ending
from app.figures.base import Format
from app.presets import PRESETS
from app.query import documented_keys
from app.render import RefusedError
from app.render.kinds import kind_of
from app.render.source import Keys, Source
from app.scene import Scene
from app.spelling import write_arguments, write_call, write_value
from app.view import FigureView

REPEATED = {
    key["name"]: key["schema"]["type"] == "array" for model in (Scene, FigureView) for key in documented_keys(model)
}
"""The keys of a query, and whether each may be given more than once."""
_NAMED = {"optimizers": "optimizer"}
"""JSON's names, where a query has others."""
_LONGEST = 200
"""What a name may have, in bytes; systems end at 255, with the ending of the file."""
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
"""What Windows takes for a device, with any ending."""


class Table(BaseModel):
    """What ``[defaults]`` and each ``[[figure]]`` may hold beside the keys of a query."""

    model_config = ConfigDict(extra="allow", strict=True)

    formats: list[str] = Field(default_factory=list)

    def keys(self) -> dict[str, list[str]]:
        """The keys of a query, as it spells them.

        Raises:
            RefusedError: for a key that there is not, or a value that a query cannot hold.
        """
        found: dict[str, list[str]] = {}
        wrong = []
        for name, value in (self.model_extra or {}).items():
            key = _NAMED.get(name, name)
            if key not in REPEATED:
                known = [*type(self).model_fields, *REPEATED, *_NAMED]
                wrong.append(f"{name} is not a known key{nearest(name, known)}")
                continue
            several = REPEATED[key] and isinstance(value, list) and not all(map(_is_number, value))
            try:
                found[key] = [_spelt(one) for one in (value if several else [value])]
            except TypeError as error:
                wrong.append(f"{name}: {error}")
        if wrong:
            raise RefusedError(*wrong)
        return found


class FigureTable(Table):
    """A ``[[figure]]``."""

    name: str = ""
    preset: str = ""
    query: str = ""


class LectureTable(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    link: str = ""
    defaults: dict[str, Any] = {}
    figure: list[dict[str, Any]] = []


@dataclass(frozen=True)
class Figure:
    """A picture of a lecture, and the files it is wanted as."""

    name: str
    source: Source
    kinds: tuple[Format, ...]

    def files(self) -> Iterator[tuple[str, Format]]:
        """Where each of its files stands in the folder."""
        for kind in self.kinds:
            yield self.name + ending(kind), kind


def read_lecture(path: Path) -> list[Figure]:
    """The figures that ``path`` describes, in its order.

    Raises:
        RefusedError: with a sentence for each thing that is wrong.
        OSError: if it cannot be read.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"this is not TOML: {str(error)[:1].lower()}{str(error)[1:]}") from None
    lecture = _validated(LectureTable, table)
    if not lecture.figure:
        raise RefusedError("there is no [[figure]]; thalweg render --example shows how to write one")
    found: list[Figure] = []
    wrong: list[str] = []
    base = _folder(lecture.link)
    defaults, keys = Table(), {}
    try:
        defaults = _validated(Table, lecture.defaults)
        keys = defaults.keys()
    except RefusedError as error:
        wrong += [f"[defaults]: {sentence}" for sentence in error.sentences]
    for number, one in enumerate(lecture.figure, 1):
        try:
            found.append(_figure(_validated(FigureTable, one), defaults.formats, keys, base))
        except RefusedError as error:
            name = one.get("name") or one.get("preset")
            place = f"figure {number}" + (f", {name}" if isinstance(name, str) else "")
            wrong += [f"{place}: {sentence}" for sentence in error.sentences]
    wrong += _collisions(found)
    if wrong:
        raise RefusedError(*wrong)
    return found


def _figure(table: FigureTable, formats: list[str], defaults: Keys, base: str) -> Figure:
    keys = table.keys()
    if table.preset and table.query:
        raise RefusedError("it begins with a preset or with a query, not with both")
    if table.preset and table.preset not in PRESETS:
        raise RefusedError(f"there is no preset {table.preset!r}{nearest(table.preset, PRESETS)}")
    name = table.name or table.preset
    if not name:
        raise RefusedError('it has no name; its files are named by it, as in name = "zigzag"')
    _check_name(name)
    if not (table.formats or formats):
        raise RefusedError('it has no formats, and [defaults] has none; say formats = ["png"], for example')
    kinds = tuple(dict.fromkeys(map(kind_of, table.formats or formats)))
    for kind in kinds:
        if name.lower().endswith(kind.suffix):
            raise RefusedError(f"a name is without its ending, which the formats add: {name[: -len(kind.suffix)]!r}")
    source = Source.read(table.preset or table.query).under(keys).over(defaults)
    return Figure(name, Source(source.query, source.base or base), kinds)


def _folder(link: str) -> str:
    """The address of the explorer, of which a person may have copied less or more."""
    if not link:
        return ""
    if not link.startswith(("http://", "https://")):
        raise RefusedError(f"link is the address of the explorer, as in http://127.0.0.1:8000/, not {link!r}")
    return Source.read(link if link.endswith("/") or "?" in link else f"{link}/").base


def _check_name(name: str) -> None:
    """See to it that files of that name stay in their folder, on any system."""
    parts = name.split("/")
    fine = all(part and part == part.strip() and not part.startswith(".") and not part.endswith(".") for part in parts)
    if not fine or any(letter in '\\:*?"<>|' or not letter.isprintable() for letter in name):
        raise RefusedError(
            f"{name!r} cannot name a file in the folder; letters, digits, - and _ can, as in week1/zigzag"
        )
    if reserved := [part for part in parts if part.split(".")[0].rstrip().casefold() in _RESERVED]:
        raise RefusedError(f"{reserved[0]!r} cannot name a file on Windows, which takes it for a device")
    if len(name.encode()) > _LONGEST:
        raise RefusedError(f"a name has at most {_LONGEST} bytes, not {len(name.encode())}: {name[:40]!r} …")


def _collisions(figures: list[Figure]) -> Iterator[str]:
    """A sentence for each file that two figures would write. Some systems take ``A.png`` for ``a.png``."""
    owners: dict[str, Figure] = {}
    for figure in figures:
        for file, _ in figure.files():
            other = owners.setdefault(file.casefold(), figure)
            if other is not figure:
                yield f"two figures would write {file}: {other.name} and {figure.name}"


Read = TypeVar("Read", bound=BaseModel)


def _validated(model: type[Read], table: Mapping[str, Any]) -> Read:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        known = list(model.model_fields)
        raise RefusedError(*(_sentence(dict(one), known) for one in error.errors(include_url=False))) from None


def _sentence(error: dict[str, Any], known: list[str]) -> str:
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        return f"{name} is not a known key{nearest(name, known)}"
    return broken_rule(error, "").message


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spelt(value: Any) -> str:
    """A value of TOML as a query spells it."""
    match value:
        case str():
            return value
        case bool() | int() | float():
            return write_value(value)
        case list():
            return ",".join(map(_spelt, value))
        case dict():
            _check_settings(value)
            return write_call(value) if "id" in value else write_arguments(value)
        case _:
            raise TypeError(f"a key has a text, a number, true, false or a list of them, not {value}")


def _check_settings(table: dict[str, Any]) -> None:
    for name, value in table.items():
        if isinstance(value, dict) and "id" in value:
            _check_settings(value)
        elif not isinstance(value, str | bool | int | float):
            raise TypeError(f'{name} cannot be {value!r}; settings stand in a table, as in {{ id = "adam", lr = 0.1 }}')
