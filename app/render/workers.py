"""Files made side by side, one process for each core."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from pydantic import ValidationError

from app import i18n
from app.api.errors import complaint
from app.figures.base import UnavailableError
from app.figures.formats import FORMATS
from app.figures.making import make
from app.query import QueryError
from app.render import processes
from app.render.source import Source
from app.spelling import split_query


@dataclass(frozen=True)
class Task:
    """A file to make."""

    file: str
    """Where in its folder."""
    kind: str
    """The path of its format."""
    source: Source


@dataclass(frozen=True)
class Made:
    """What became of a task: a file's content, or a sentence that says why there is none."""

    task: Task
    seconds: float
    body: bytes | None = None
    problem: str = ""
    asked: bool = False
    """Whether the problem is in what was asked for."""


def do(task: Task) -> Made:
    """Make one file. Nothing is raised, so that one figure cannot stop the others."""
    began = time.perf_counter()
    kind, query = FORMATS[task.kind], task.source.query
    body, problem, asked = None, "", False
    try:
        body, _ = make(kind, query, task.source.base)
    except (QueryError, ValidationError) as error:
        problem, asked = explained(error, query), True
    except UnavailableError as error:
        problem = i18n.tell(error.message, _locale(query))
    except Exception as error:  # Whatever it is, the other figures are made.
        problem = f"this went wrong, and the fault is not yours: {type(error).__name__}: {error}"
    return Made(task, time.perf_counter() - began, body, problem, asked)


def explained(error: QueryError | ValidationError, query: str) -> str:
    """What is wrong with ``query``, in its own language."""
    return str(complaint(_locale(query), error)["detail"]).removesuffix(".")


def _locale(query: str) -> str:
    return i18n.negotiate(dict(split_query(query)).get("lang"), None)


def longest_first(tasks: Sequence[Task]) -> list[Task]:
    """What moves takes longest; begun last, it would leave the other cores idle."""
    return sorted(tasks, key=lambda task: "frames" not in FORMATS[task.kind].keys)


def run(tasks: Sequence[Task], jobs: int) -> Iterator[Made]:
    """Do ``tasks`` with at most ``jobs`` processes, and give each as it is done."""
    if min(jobs, len(tasks)) <= 1:
        yield from map(do, tasks)
        return
    executor = ProcessPoolExecutor(min(jobs, len(tasks)), processes.context(), initializer=processes.begin)
    try:
        waiting = {executor.submit(do, task): task for task in longest_first(tasks)}
        for future in as_completed(waiting):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Made(
                    waiting[future], 0.0, problem="its process was ended from outside; is there too little memory?"
                )
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
