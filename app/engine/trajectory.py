"""From a scene to its trajectories."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.choices import OptimizerChoice
from app.critical import critical_points
from app.engine.batch import run_together
from app.engine.oracle import Oracle
from app.engine.outcome import Stop
from app.engine.run import Path, run
from app.engine.state import State, replay
from app.engine.summary import Array, Summary, distance_to, summarize
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from app.scene import Scene
from app.spelling import write_call

MANY = 32
"""From so many starts of one optimizer on, the array gear is the quicker one."""

Included = Literal["state", "distance"]
"""What comes beside the paths only where it is asked for."""
Omitted = Literal["loss", "grad_norm", "learning_rate"]
"""What comes beside the paths unless it is asked not to."""


@dataclass(frozen=True)
class Trajectory:
    """The path of one optimizer from one start."""

    optimizer: str
    label: str
    hyperparameters: dict[str, float | bool]
    schedule: dict[str, Any] | None
    start: tuple[float, float]
    path: Path
    summary: Summary
    distance: Array | None
    """From each point to the nearest known global minimum, if that was asked for and one is known."""
    state: State | None
    """What the optimizer had in mind, if that was asked for."""


def trajectories(scene: Scene, include: Collection[Included] = ()) -> list[Trajectory]:
    """Run every optimizer of ``scene`` from every start: optimizer by optimizer, start by start.

    What is not in ``include`` is not computed.
    """
    oracle = Oracle.analytic(scene.declaration.formula, scene.parameters)
    stop = Stop(scene.stop.grad_norm, scene.stop.loss)
    lowest = [point for point in critical_points(scene.declaration, scene.parameters) if point.lowest]
    minima = [(point.x, point.y) for point in lowest]
    minimum = min((point.value for point in lowest), default=None)
    names = labels(scene.optimizers)
    found = []
    for choice, label in zip(scene.optimizers, names, strict=True):
        optimizer = choice.build()
        rates = choice.rates(scene.steps)
        paths = _paths(oracle, optimizer, rates, scene.start, stop, keep_gradient="state" in include)
        for start, path in zip(scene.start, paths, strict=True):
            found.append(
                Trajectory(
                    optimizer=choice.id,
                    label=label,
                    hyperparameters=choice.hyperparameters(),
                    schedule=schedule.model_dump() if (schedule := getattr(choice, "schedule", None)) else None,
                    start=start,
                    path=path,
                    summary=summarize(path, minima, minimum, scene.tolerance, oracle.cost),
                    distance=distance_to(minima, path.x, path.y) if "distance" in include else None,
                    state=replay(optimizer, path) if "state" in include else None,
                )
            )
    return found


def _paths(
    oracle: Oracle,
    optimizer: Optimizer,
    rates: Sequence[float],
    starts: Sequence[tuple[float, float]],
    stop: Stop,
    keep_gradient: bool,
) -> list[Path]:
    if len(starts) >= MANY:
        return run_together(oracle, optimizer, rates, starts, stop, keep_gradient)
    return [run(oracle, optimizer, rates, start, stop, keep_gradient) for start in starts]


def labels(choices: Sequence[OptimizerChoice]) -> list[str]:
    """A name for each choice: its own, or its optimizer's, with its settings where that is not enough."""
    plain = [choice.label or OPTIMIZERS[choice.id].label for choice in choices]
    count = Counter(plain)
    return [
        name if choice.label or count[name] == 1 else _with_settings(name, choice)
        for name, choice in zip(plain, choices, strict=True)
    ]


def _with_settings(name: str, choice: OptimizerChoice) -> str:
    settings = {"lr": choice.hyperparameters()["lr"]} | choice.model_dump(exclude_defaults=True, exclude={"label"})
    return write_call({**settings, "id": name})
