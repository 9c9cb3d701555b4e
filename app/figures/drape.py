"""A path laid over the ground: its own points, and some between them where it crosses the cells of the grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine.run import Path
from app.figures.clipping import segments
from app.figures.picture import Array
from app.figures.places import step_at

_FINEST = 60
"""The most points between two steps."""
_MOST = 12_000
"""About how many points between steps a run has: the more of its steps are seen, the fewer there are between two."""


@dataclass(frozen=True)
class Draped:
    """A whole path, worked out once for all frames."""

    x: Array
    y: Array
    steps: NDArray[np.intp]
    """Where among the points each step's own is."""
    shares: Array
    """How far a point is on the way from its step to the next."""

    def until(self, path: Path, position: float) -> int:
        """How many of the points have been passed at a position."""
        step = step_at(path, position)
        first = int(self.steps[step]) + 1
        after = int(self.steps[step + 1]) if step + 1 < len(self.steps) else len(self.x)
        return first + int(np.searchsorted(self.shares[first:after], position - step, side="right"))


def drape(path: Path, across: Array, up: Array) -> Draped:
    """A path with a point for about every cell that it crosses, and at the edge of the ground.

    Args:
        path: every point of it stays.
        across: the grid of the ground along x.
        up: the same along y.
    """
    points = np.stack((path.x, path.y), axis=1)
    domain = (float(across[0]), float(across[-1])), (float(up[0]), float(up[-1]))
    parts = segments(points[:-1], points[1:], domain)
    moves = np.flatnonzero(~np.isnan(parts[:, 0, 0]))
    begin, end = parts[moves].swapaxes(0, 1)
    cell = np.array([across[1] - across[0], up[1] - up[0]])
    finest = max(1, min(_FINEST, _MOST // max(1, len(moves))))
    counts = np.clip(np.ceil(np.hypot(*((end - begin) / cell).T)), 1, finest).astype(int)
    # The ends of what is upon the ground are among them where they are not the run's own points.
    first = (begin == points[moves]).all(axis=1).astype(int)
    last = counts - (end == points[moves + 1]).all(axis=1)
    many = last - first + 1
    move = np.repeat(np.arange(len(moves)), many)
    place = np.arange(len(move)) - np.repeat(np.cumsum(many) - many, many) + first[move]
    share = (place / counts[move])[:, None]
    inner = np.where(share == 1, end[move], begin[move] + share * (end - begin)[move])
    step = moves[move]
    shares = np.concatenate((np.zeros(len(points)), _shares(points[step], inner, points[step + 1])))
    order = np.argsort(np.concatenate((np.arange(len(points)), step)), kind="stable")
    x, y = np.concatenate((points, inner))[order].T
    return Draped(x, y, np.flatnonzero(order < len(points)), shares[order])


def _shares(begin: Array, places: Array, end: Array) -> Array:
    """How far places are on their ways, along the axis on which there is more of it."""
    # Halved, so that the way from one end of float64 to the other is a number as well.
    ways, done = end / 2 - begin / 2, places / 2 - begin / 2
    axis = np.abs(ways).argmax(axis=1)[:, None]
    way, gone = (np.take_along_axis(values, axis, axis=1)[:, 0] for values in (ways, done))
    shares: Array = np.divide(gone, way, out=np.zeros(len(way)), where=way != 0)
    return shares
