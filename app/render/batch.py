"""A lecture's files: only what changed, side by side, each whole or not at all."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from app.figures.picture import understand
from app.query import QueryError
from app.render import RefusedError
from app.render.lecture import read_lecture
from app.render.plan import Record, tasks
from app.render.progress import Progress
from app.render.source import Keys
from app.render.workers import Made, Task, explained, run

_NAMED = 5
"""How many of the files that are left over are named."""


def render_lecture(lecture: Path, out: Path, keys: Keys, jobs: int, force: bool) -> int:
    """Make the files that are not there or not up to date; returns the exit code.

    Raises:
        RefusedError: if the lecture cannot be understood; then nothing is written.
        OSError: if a file cannot be read or written.
    """
    began = time.perf_counter()
    wanted = _wanted(lecture, out, keys)
    record = Record(out, lecture.stem)
    changed = [task for task in wanted if force or not record.fresh(task)]
    failed = 0
    progress = Progress(sys.stderr, len(changed))
    try:
        for made in run(changed, jobs):
            kept = _kept(made, record)
            failed += kept.body is None
            progress.tell(kept)
    finally:
        progress.end()
        if changed:
            record.save()
    counts = {"made": len(changed) - failed, "unchanged": len(wanted) - len(changed), "failed": failed}
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    progress.line(f"{_files(len(wanted))} in {out}: {told}, in {time.perf_counter() - began:.1f} s")
    if left := record.left(wanted):
        more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        progress.line(f"no longer in the lecture: {', '.join(left[:_NAMED])}{more}")
    return 1 if failed else 0


def check(lecture: Path, out: Path, keys: Keys, force: bool) -> int:
    """Say what would be made, and what is wrong; returns the exit code."""
    wanted = _wanted(lecture, out, keys)
    record = Record(out, lecture.stem)
    failed = 0
    for task in wanted:
        problem = _problem(task)
        failed += bool(problem)
        if problem:
            sys.stderr.write(f"thalweg: {task.file}: {problem}\n")
        else:
            what = "make" if force or not record.fresh(task) else "keep"
            sys.stdout.write(f"{what}  {task.file}  {task.source.base}?{task.source.query}\n")
    return 1 if failed else 0


def _kept(made: Made, record: Record) -> Made:
    """What became of it in the folder, too: one file that cannot be written does not stop the others."""
    if made.body is None:
        return made
    try:
        record.keep(made)
    except OSError as error:
        return replace(made, body=None, problem=f"it cannot be written: {(error.strerror or str(error)).lower()}")
    return made


def _wanted(lecture: Path, out: Path, keys: Keys) -> list[Task]:
    try:
        found = tasks(read_lecture(lecture), out)
    except RefusedError as error:
        raise RefusedError(*(f"{lecture}: {sentence}" for sentence in error.sentences)) from None
    return [replace(task, source=task.source.under(keys)) for task in found]


def _problem(task: Task) -> str:
    try:
        understand(task.source.query)
    except (QueryError, ValidationError) as error:
        return explained(error, task.source.query)
    return ""


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"
