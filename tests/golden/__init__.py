"""Reference data: paths and rates that other libraries computed, for the tests to follow.

``trajectories.json`` and ``schedules.json`` come from torch 2.13.0 and optax 0.2.8, ``textbook.json``
is the figure of "Deep Learning from Scratch", chapter 6. ``extra.json`` is written by
``python -m tests.golden.generate`` and adds what these leave out.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

OWN = {"adam": {"bias_correction"}}
"""What can be set only here, so that no reference moves it; compared is the default."""


@dataclass(frozen=True)
class Case:
    """One run of the reference, or its mere rates where it has no ``optimizer``."""

    source: str
    steps: int
    lr: float
    optimizer: str | None = None
    hyperparameters: dict[str, Any] = field(default_factory=dict)
    """Without ``lr``."""
    schedule: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    """Those of the schedule."""
    expression: str = ""
    start: tuple[float, float] = (0.0, 0.0)
    path: NDArray[np.float64] = field(default_factory=lambda: np.empty((2, 0)))
    """Shape (2, steps + 1): x and y, the start included."""
    losses: list[float] = field(default_factory=list)
    """One for each point, where the reference has them."""
    rates: list[float] = field(default_factory=list)
    """One for each step, where a schedule is followed."""

    def __str__(self) -> str:
        """A readable test id."""
        settings = {"lr": self.lr, **self.hyperparameters, **self.parameters}
        names = [name for name in (self.optimizer, self.schedule) if name]
        return f"{'+'.join(names)}({','.join(f'{k}={v}' for k, v in settings.items())}) on {self.expression}"


def load(name: str) -> list[Case]:
    """The cases of one file of this folder."""
    document = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return [_case(entry) for entry in document["cases"]]


def _case(entry: dict[str, Any]) -> Case:
    settings = dict(entry.get("hyperparameters", {}))
    optimizer = entry.get("optimizer")
    if "sgd_momentum" in entry:
        optimizer, settings = "momentum", {"momentum": entry["sgd_momentum"]}
    # A file may give the rate beside the hyperparameters or among them.
    lr = entry["lr"] if "lr" in entry else settings.pop("lr")
    return Case(
        source=entry["source"],
        steps=entry["steps"],
        lr=lr,
        optimizer=optimizer,
        hyperparameters=settings,
        schedule=entry.get("schedule"),
        parameters=entry.get("parameters", {}),
        expression=entry.get("expression", ""),
        start=tuple(entry.get("start", (0.0, 0.0))),
        path=np.array([entry.get("x", []), entry.get("y", [])]),
        losses=entry.get("loss", []),
        rates=entry.get("learning_rates", []),
    )
