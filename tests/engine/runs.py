"""What the tests of the engine share: an oracle for a text, and a run in either gear."""

from collections.abc import Callable, Sequence

import pytest

from app.engine.batch import run_together
from app.engine.oracle import Oracle
from app.engine.outcome import Stop
from app.engine.run import Path, run
from app.formulas import formula
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer

Start = tuple[float, float]
Gear = Callable[[Oracle, Optimizer, Sequence[float], Start, Stop], Path]


def together(oracle: Oracle, optimizer: Optimizer, rates: Sequence[float], start: Start, stop: Stop) -> Path:
    """One run in the gear of many, between two others that go their own ways."""
    others = [(start[0] + 0.25, start[1]), (1.5 - start[0], 0.1)]
    return run_together(oracle, optimizer, rates, [others[0], start, others[1]], stop)[1]


each_gear = pytest.mark.parametrize("gear", [run, together], ids=["alone", "together"])


EVERY_STEP = Stop()


def oracle(text: str) -> Oracle:
    return Oracle.analytic(formula(text), {})


def descend(
    gear: Gear, text: str, start: Start, lr: float, steps: int, stop: Stop = EVERY_STEP, optimizer: str = "sgd"
) -> Path:
    """A run at a constant rate."""
    return gear(oracle(text), OPTIMIZERS[optimizer](lr=lr), [lr] * steps, start, stop)
