"""One run, on Python floats: the quick gear for a handful of runs.

A compiled loop takes the steps; in one that is out of the ordinary the rule itself is asked.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack_into
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from app import floats
from app.engine.compiled import compiled
from app.engine.oracle import Oracle
from app.engine.outcome import Outcome, Stop, completed, converged, diverged, lost
from app.formulas.compiled import Floats
from app.optimizers.base import Operations, Optimizer

Array = NDArray[np.float64]

NUMPY: Operations[Array] = cast(Any, np)
"""The array gear's operations: NumPy itself, whose functions say more than the protocol asks."""


@dataclass(frozen=True)
class Path:
    """What was recorded of one run: one entry per point, the start included.

    Only the last loss or gradient norm can be other than finite; then the run ended there.
    """

    x: Array
    y: Array
    loss: Array
    grad_norm: Array
    learning_rate: Array
    """One entry per step, from each recorded point to the next."""
    outcome: Outcome
    gradient: Array | None = None
    """The slopes along x and along y at every point, shape (2, points), if they were to be kept."""


def run(
    oracle: Oracle,
    optimizer: Optimizer,
    rates: Sequence[float],
    start: tuple[float, float],
    stop: Stop,
    keep_gradient: bool = False,
) -> Path:
    """Take one step for each of ``rates``, unless the run converges or leaves the finite numbers."""
    answers: list[tuple[float, ...]] = []
    evaluate = _kept(oracle.floats, answers) if keep_gradient else oracle.floats
    # What is kept is what is asked for.
    formula, values = (None, ()) if keep_gradient else (oracle.formula, oracle.values)
    step, hypot = optimizer.step, math.hypot
    flat_enough = -1.0 if stop.grad_norm is None else stop.grad_norm
    low_enough = -math.inf if stop.loss is None else stop.loss

    x, y = start
    x_state, y_state = optimizer.start(x), optimizer.start(y)
    loss, g_x, g_y = evaluate(x, y)
    norm = hypot(g_x, g_y)
    xs, ys, losses, norms = [x], [y], [loss], [norm]
    outcome = None
    if not (math.isfinite(loss) and math.isfinite(norm)):
        outcome = diverged(0, x, y, loss)
    elif norm <= flat_enough or loss <= low_enough:
        outcome = converged(0, stop, loss, norm)
    else:
        x, y, g_x, g_y, x_state, y_state = compiled(optimizer, len(rates), formula, values)(
            evaluate, rates, flat_enough, low_enough, x, y, g_x, g_y, x_state, y_state, xs, ys, losses, norms
        )
        loss = losses[-1]
        del answers[len(xs) :]

    # What follows, if anything, is out of the ordinary. Below, a - a is 0 exactly where a is finite.
    for t, lr in enumerate(rates[len(xs) - 1 :] if outcome is None else (), start=len(xs)):
        try:
            new_x, new_x_state = step(floats, t, lr, x, g_x, x_state)
            new_y, new_y_state = step(floats, t, lr, y, g_y, y_state)
        except floats.ARITHMETIC_ERRORS:
            new_x, new_x_state = _ieee_step(optimizer, t, lr, x, g_x, x_state)
            new_y, new_y_state = _ieee_step(optimizer, t, lr, y, g_y, y_state)
        if new_x - new_x + (new_y - new_y) != 0.0:
            outcome = lost(t, x, y, new_x, new_y)
            break
        x, y, x_state, y_state = new_x, new_y, new_x_state, new_y_state
        loss, g_x, g_y = evaluate(x, y)
        norm = hypot(g_x, g_y)
        xs.append(x)
        ys.append(y)
        losses.append(loss)
        norms.append(norm)
        if loss - loss + (norm - norm) != 0.0:
            outcome = diverged(t, x, y, loss)
            break
        if norm <= flat_enough or loss <= low_enough:
            outcome = converged(t, stop, loss, norm)
            break

    return Path(
        x=_array(xs),
        y=_array(ys),
        loss=_array(losses),
        grad_norm=_array(norms),
        learning_rate=_array(rates[: len(xs) - 1]),
        outcome=outcome or completed(len(rates), losses[0], loss),
        gradient=np.array(answers, dtype=np.float64)[:, 1:].T if keep_gradient else None,
    )


def _array(values: Sequence[float]) -> Array:
    """The same numbers; ``np.array``, which must look at each for what it is, takes twice as long."""
    numbers = np.empty(len(values))
    pack_into(f"{len(values)}d", numbers.data, 0, *values)
    return numbers


def _kept(evaluate: Floats, answers: list[tuple[float, ...]]) -> Floats:
    """``evaluate`` itself, whose answers are kept in a list."""

    def kept(x: float, y: float) -> tuple[float, ...]:
        answers.append(answer := evaluate(x, y))
        return answer

    return kept


def _ieee_step(
    optimizer: Optimizer, t: int, lr: float, x: float, g: float, state: tuple[float, ...]
) -> tuple[float, tuple[float, ...]]:
    """One step in NumPy, which gives the infinity or NaN for which Python raised."""
    scalars: Any = [np.float64(value) for value in (x, g, *state)]
    with np.errstate(all="ignore"):
        new_x, new_state = optimizer.step(NUMPY, t, lr, scalars[0], scalars[1], tuple(scalars[2:]))
    return float(new_x), tuple(float(value) for value in new_state)
