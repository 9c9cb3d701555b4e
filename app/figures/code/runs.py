"""What the scripts of all targets say of a scene in the same way."""

import ast
import inspect
import json
from collections.abc import Iterator
from typing import Any

from app.engine.trajectory import Trajectory
from app.figures.code.base import Body
from app.figures.code.lift import lift
from app.figures.picture import Picture, Run, distinct
from app.optimizers.base import Called
from app.query import QueryError
from app.schedules import SCHEDULES
from app.words import Message

_WIDE = 100
"""Characters."""


def together(picture: Picture) -> Iterator[tuple[str, Run]]:
    """The runs by a name that no two share."""
    return zip(distinct([run.name for run in picture.runs]), picture.runs, strict=True)


def settings(trajectory: Trajectory) -> dict[str, Any]:
    """The hyperparameters but the rate."""
    return {name: value for name, value in trajectory.hyperparameters.items() if name != "lr"}


class Code(str):
    """What is written as it is, not quoted."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def arguments(*plain: Any, **named: Any) -> str:
    """The arguments of a call."""
    return ", ".join([*map(repr, plain), *(f"{name}={value!r}" for name, value in named.items())])


def kept(name: str, function: str, call: str) -> str:
    """The line that keeps the points of a run, or three where one is too long."""
    key = json.dumps(name, ensure_ascii=False)
    line = f"paths[{key}] = {function}({call})"
    return line if len(line) <= _WIDE else f"paths[{key}] = {function}(\n    {call}\n)"


def rates(picture: Picture, run: Run) -> Code:
    """The learning rates of a run's steps."""
    lr, steps, schedule = run.trajectory.hyperparameters["lr"], picture.scene.steps, run.trajectory.schedule
    if schedule is None:
        return Code(f"[{lr!r}] * {steps}")
    given = {name: value for name, value in schedule.items() if name != "id"}
    return Code(f"{schedule['id']}_rates({arguments(lr, steps, **given)})")


def scheduled(picture: Picture) -> Body:
    """The schedules in use, each a function from the rate and the number of steps to the rate of each step."""
    used = dict.fromkeys(run.trajectory.schedule["id"] for run in picture.runs if run.trajectory.schedule)
    blocks: list[str] = []
    imports: list[str] = []
    for id_ in used:
        lifted = lift(SCHEDULES[id_].rates)
        lifted.tree.name = f"{id_}_rates"
        lifted.tree.args.args += [ast.arg(name) for name in SCHEDULES[id_].parameters()]
        words = inspect.cleandoc(f'"""{SCHEDULES[id_].label}: the learning rate of each step."""')
        head, _, body = ast.unparse(lifted.tree).partition("\n")
        blocks += [*lifted.helpers, f"{head}\n    {words}\n{body}"]
        imports += lifted.imports
    return Body(tuple(blocks), tuple(imports))


def ends(picture: Picture, finite: str) -> str:
    """The condition under which a run is over, in terms of ``loss`` and ``slope``."""
    stop = picture.scene.stop
    conditions = [f"not {finite}"]
    if stop.grad_norm is not None:
        conditions.append(f"slope <= {stop.grad_norm!r}")
    if stop.loss is not None:
        conditions.append(f"loss <= {stop.loss!r}")
    return " or ".join(conditions)


def taken(called: Called | None, library: str, run: Run) -> Called:
    """What the library calls the rule of ``run``.

    Raises:
        QueryError: if it has none that takes these steps.
    """
    label = run.trajectory.label
    if called is None:
        message = Message(
            "target: {library} has no optimizer that takes the steps of {label}; a script in numpy writes it out",
            library=library,
            label=label,
        )
        raise QueryError("target", "library", message, library)
    given = run.trajectory.hyperparameters
    wrong = [name for name, value in called.only.items() if given[name] != value]
    wrong += [name for name, value in called.refuses.items() if given[name] == value]
    if wrong:
        message = Message(
            "target: {library} does not take {name}={value} in {label}; a script in numpy does",
            library=library,
            name=wrong[0],
            value=str(given[wrong[0]]).lower(),
            label=label,
        )
        raise QueryError("target", "library", message, library)
    return called
