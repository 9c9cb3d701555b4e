"""What a trajectory amounts to, in a few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine.run import Path

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Summary:
    """The numbers by which trajectories are compared; ``None`` where there is nothing to measure."""

    final_loss: float | None
    final_step: int
    best_loss: float | None
    best_step: int | None
    distance_to_minimum: float | None
    """From the last point to the nearest known global minimum, in the plane."""
    path_length: float | None
    turning_angle: float | None
    """The mean angle between one move and the next, in degrees: 0 is straight, 180 is to and fro."""
    steps_to_tolerance: int | None
    """The first step at which the loss is within the tolerance of the minimum."""
    evaluations: int
    """Evaluations of the function or its gradient that the update rule used."""


def summarize(
    path: Path,
    minima: Sequence[tuple[float, float]],
    minimum: float | None,
    tolerance: float,
    cost: int,
) -> Summary:
    """Sum up ``path``.

    Args:
        path: the trajectory.
        minima: the known global minima.
        minimum: the value there, if any is known.
        tolerance: how far above ``minimum`` a loss counts as having arrived.
        cost: evaluations per step.
    """
    with np.errstate(all="ignore"):
        distance = distance_to(minima, path.x[-1:], path.y[-1:])
        moves = np.stack((path.x[1:] - path.x[:-1], path.y[1:] - path.y[:-1]))
        # Only the last can be other than finite.
        losses = path.loss if np.isfinite(path.loss[-1]) else path.loss[:-1]
        best = int(losses.argmin()) if losses.size else None
        # A loss far below what is known as the minimum has left its neighbourhood, not arrived there.
        arrived = np.abs(losses - (np.nan if minimum is None else minimum)) <= tolerance
        return Summary(
            final_loss=_finite(path.loss[-1]),
            final_step=len(path.x) - 1,
            best_loss=None if best is None else float(path.loss[best]),
            best_step=best,
            distance_to_minimum=None if distance is None else _finite(distance[-1]),
            path_length=_finite(np.hypot(*moves).sum()),
            turning_angle=_turning_angle(moves),
            steps_to_tolerance=int(arrived.argmax()) if arrived.any() else None,
            evaluations=cost * path.outcome.step,
        )


def distance_to(minima: Sequence[tuple[float, float]], x: Array, y: Array) -> Array | None:
    """From each point to the nearest of ``minima`` in the plane; ``None`` if there are none."""
    if not minima:
        return None
    with np.errstate(all="ignore"):
        nearest: Array = np.min([np.hypot(x - at_x, y - at_y) for at_x, at_y in minima], axis=0)
    return nearest


def _turning_angle(moves: Array) -> float | None:
    """The mean angle between successive moves, shape (2, n), leaving out moves of no length."""
    longest = np.maximum(*np.abs(moves))
    if not longest.all():
        moves, longest = moves[:, longest > 0], longest[longest > 0]
    moves = moves / longest
    if moves.shape[1] < 2:
        return None
    (x0, y0), (x1, y1) = moves[:, :-1], moves[:, 1:]
    angles = np.arctan2(np.abs(x0 * y1 - y0 * x1), x0 * x1 + y0 * y1)
    return _finite(np.degrees(angles.mean()))


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
