"""Many runs at once, on NumPy arrays: the gear for fields of starts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.engine.oracle import Oracle
from app.engine.outcome import Status, Stop, completed, converged, diverged, lost
from app.engine.run import NUMPY, Path
from app.optimizers.base import Optimizer

Array = NDArray[np.float64]

BLOCK = 4096
"""Runs stepped together, so that their arrays stay in the processor's cache."""

STATUSES = (Status.COMPLETED, Status.CONVERGED, Status.DIVERGED)
_COMPLETED, _CONVERGED, _DIVERGED = range(len(STATUSES))
_RUNNING = -1


@dataclass(frozen=True)
class Batch:
    """Where each of many runs ended; every array has shape (runs,).

    Position, loss and gradient norm are those of the last recorded point.
    """

    x: Array
    y: Array
    loss: Array
    grad_norm: Array
    step: NDArray[np.int64]
    """The step at which the run ended."""
    code: NDArray[np.int8]
    """The index of its status in ``STATUSES``."""

    @classmethod
    def empty(cls, runs: int) -> "Batch":
        """Arrays still to be filled."""
        x, y, loss, grad_norm = np.empty((4, runs))
        step, code = np.empty(runs, dtype=np.int64), np.full(runs, _RUNNING, dtype=np.int8)
        return cls(x, y, loss, grad_norm, step, code)

    def end(self, runs: NDArray[np.intp], point: Array, step: int, code: NDArray[np.int8] | int) -> None:
        """Write down that ``runs`` ended at ``step`` in ``point``: x, y, loss, norm by run."""
        self.x[runs], self.y[runs], self.loss[runs], self.grad_norm[runs] = point
        self.step[runs] = step
        self.code[runs] = code


def run_batch(
    oracle: Oracle,
    optimizer: Optimizer,
    rates: Sequence[float],
    starts: Array,
    stop: Stop,
    history: Array | None = None,
    slopes: Array | None = None,
) -> Batch:
    """Step every run once for each of ``rates``, or until it converges or leaves the finite numbers.

    Args:
        oracle: the function and its gradient.
        optimizer: the update rule, the same for every run.
        rates: the learning rate of each step.
        starts: shape (2, runs).
        stop: when a run has converged.
        history: shape (steps + 1, 4, runs), filled with NaN. If given, it receives x, y, loss and
            gradient norm of every point up to a run's end, finite or not.
        slopes: shape (steps + 1, 2, runs). If given beside a history, it receives the gradient there.
    """
    batch = Batch.empty(starts.shape[1])
    with np.errstate(all="ignore"):
        for first in range(0, starts.shape[1], BLOCK):
            runs = np.arange(first, min(first + BLOCK, starts.shape[1]))
            _run_block(oracle, optimizer, rates, starts[:, runs], stop, runs, batch, history, slopes)
    return batch


def _run_block(
    oracle: Oracle,
    optimizer: Optimizer,
    rates: Sequence[float],
    starts: Array,
    stop: Stop,
    runs: NDArray[np.intp],
    batch: Batch,
    history: Array | None,
    slopes: Array | None,
) -> None:
    """Step ``runs`` together; those that end are written down and leave the arrays."""
    watched = stop.grad_norm is not None or stop.loss is not None or history is not None
    p = point = starts
    state = optimizer.start(p)
    loss, g = new_loss, new_g = _ask(oracle, p)
    for t in range(len(rates) + 1):
        if t > 0:
            point, state = optimizer.step(NUMPY, t, rates[t - 1], p, g, state)
            new_loss, new_g = _ask(oracle, point)
        # Infinities and NaN survive addition, so one sum tells whether all is well.
        size = np.abs(new_g)
        if watched or not np.isfinite(point[0] + point[1] + new_loss + size[0] + size[1]).all():
            now = np.stack((point[0], point[1], new_loss, np.hypot(new_g[0], new_g[1])))
            nowhere = ~np.isfinite(now[:2]).all(axis=0)
            code = _codes(now, stop)
            if history is not None:
                history[t][:, runs] = now
            if slopes is not None:
                slopes[t][:, runs] = new_g
            over = code != _RUNNING
            if over.any():
                before = np.stack((p[0], p[1], loss, np.hypot(g[0], g[1])))
                batch.end(runs[over], np.where(nowhere, before, now)[:, over], t, code[over])
                on = ~over
                runs, point, new_loss, new_g = runs[on], point[:, on], new_loss[on], new_g[:, on]
                state = tuple(value[:, on] for value in state)
            if not runs.size:
                return
        p, loss, g = point, new_loss, new_g
    batch.end(runs, np.stack((p[0], p[1], loss, np.hypot(g[0], g[1]))), len(rates), _COMPLETED)


def _ask(oracle: Oracle, p: Array) -> tuple[Array, Array]:
    """Loss, shape (runs,), and gradient, shape (2, runs), at ``p``."""
    loss, g_x, g_y = oracle.arrays(p[0], p[1])
    return loss, np.stack((g_x, g_y))


def _codes(now: Array, stop: Stop) -> NDArray[np.int8]:
    """For each run its status at the point ``now``, or ``_RUNNING``."""
    code = np.full(now.shape[1], _RUNNING, dtype=np.int8)
    if stop.grad_norm is not None:
        code[now[3] <= stop.grad_norm] = _CONVERGED
    if stop.loss is not None:
        code[now[2] <= stop.loss] = _CONVERGED
    code[~np.isfinite(now).all(axis=0)] = _DIVERGED
    return code


def run_together(
    oracle: Oracle,
    optimizer: Optimizer,
    rates: Sequence[float],
    starts: Sequence[tuple[float, float]],
    stop: Stop,
    keep_gradient: bool = False,
) -> list[Path]:
    """The recorded path of every start, stepped together."""
    history = np.full((len(rates) + 1, 4, len(starts)), np.nan)
    slopes = np.full((len(rates) + 1, 2, len(starts)), np.nan) if keep_gradient else None
    batch = run_batch(oracle, optimizer, rates, np.array(starts, dtype=np.float64).T, stop, history, slopes)
    paths = [_path(batch, history[:, :, run], rates, run, stop) for run in range(len(starts))]
    if slopes is None:
        return paths
    return [replace(path, gradient=slopes[: len(path.x), :, run].T) for run, path in enumerate(paths)]


def _path(batch: Batch, points: Array, rates: Sequence[float], run: int, stop: Stop) -> Path:
    step, status = int(batch.step[run]), STATUSES[batch.code[run]]
    kept = step + 1 if np.isfinite(points[step, :2]).all() else step
    x, y, loss, norm = points[:kept].T.copy()
    if status is Status.COMPLETED:
        outcome = completed(step, loss[0], loss[-1])
    elif status is Status.CONVERGED:
        outcome = converged(step, stop, loss[-1], norm[-1])
    elif kept > step:
        outcome = diverged(step, x[-1], y[-1], loss[-1])
    else:
        outcome = lost(step, x[-1], y[-1], *points[step, :2])
    return Path(x, y, loss, norm, np.array(rates[: kept - 1], dtype=np.float64), outcome)
