"""How a live comparison is drawn and judged."""

from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.schedules import SCHEDULES
from tests.golden.draws import schedule_settings, settings, shared
from tests.optimizers.descent import by_arrays, by_floats, gradient, optimizer

Array = NDArray[np.float64]
Reference = Callable[[str, dict[str, Any], str, Array, list[float]], Array]
"""From id, hyperparameters, expression, starts and rates to paths, shape (2, runs, steps + 1)."""

STARTS = np.array([[-1.731, 0.417, 2.903], [0.829, -1.217, 1.613]])
HAIR = 1e-12
DRAWS = 20


def assert_follows(
    reference: Reference, id_: str, random: Random, expression: str, schedule: str | None, steps: int
) -> None:
    """With random hyperparameters, both gears are as close to the reference as its answer is sure.

    Draws are repeated until the reference is sure of more than half of its own answer.
    """
    for _ in range(DRAWS):
        hyperparameters = settings(random, shared(id_))
        # The upper end of the sliders is there to show divergence, which is not what is compared here.
        lr = hyperparameters.pop("lr") ** 1.5 / 10.0
        rates = [lr] * steps
        if schedule is not None:
            rates = SCHEDULES[schedule](**schedule_settings(random, schedule)).rates(lr, steps)
        runs, tolerance = answer(reference, id_, hyperparameters, expression, rates)
        sure = tolerance < 1e-6 * (1.0 + abs(runs))
        if sure.mean() > 0.5:
            break
    else:
        raise AssertionError(f"in {DRAWS} draws every run was chaotic or diverged")

    made = optimizer(id_, lr=lr, **hyperparameters)
    with np.errstate(all="ignore"):
        arrays = by_arrays(made, gradient(expression, "numpy"), STARTS, rates)
    assert (abs(arrays[sure] - runs[sure]) <= tolerance[sure]).all()
    for run, start in enumerate(STARTS.T):
        if sure[:, run].all():
            path = by_floats(made, gradient(expression), start.tolist(), rates)
            assert (abs(path - runs[:, run]) <= tolerance[:, run]).all()


def answer(
    reference: Reference, id_: str, hyperparameters: dict[str, Any], expression: str, rates: list[float]
) -> tuple[Array, Array]:
    """The reference's runs, and how far from each of its points another library may be.

    That is 1e-9 of the point where the answer is sharp. Beside each run goes a twin that starts a hair
    away: where the two part, rounding parts libraries as well. Both have shape (2, runs, steps + 1).
    """
    starts = np.concatenate([STARTS, STARTS + HAIR], axis=1)
    with np.errstate(all="ignore"):
        runs, twins = np.split(reference(id_, hyperparameters, expression, starts, rates), 2, axis=1)
        parted = np.maximum.accumulate(abs(twins - runs).max(axis=0), axis=-1)
        return runs, 1e-9 * abs(runs) + 100.0 * parted
