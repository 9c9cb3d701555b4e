"""A path laid over the ground: its own points, and some between them where it crosses the cells of the grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine.run import Path
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
    begin, end = points[:-1], points[1:]
    low, high = np.array([(grid[0], grid[-1]) for grid in (across, up)]).T
    cell = np.array([across[1] - across[0], up[1] - up[0]])
    with np.errstate(all="ignore"):
        # Halved, so that the way from one end of float64 to the other is a number as well.
        way = end / 2 - begin / 2
        edges = np.sort([(edge / 2 - begin / 2) / way for edge in (low, high)], axis=0)
        still = np.where((low <= begin) & (begin <= high), -np.inf, np.inf)
        near, far = (np.where(way == 0, side, edge) for side, edge in zip((still, -still), edges, strict=True))
        enter, leave = near.max(axis=1, initial=0.0), far.min(axis=1, initial=1.0)
        seen = np.isfinite(begin).all(axis=1) & np.isfinite(end).all(axis=1) & (enter < leave)
        cells = np.hypot(*(2 * (leave - enter)[:, None] * way / cell).T)
    finest = max(1, min(_FINEST, _MOST // max(1, int(seen.sum()))))
    counts = np.where(seen, np.clip(np.ceil(np.nan_to_num(cells)), 1, finest), 0).astype(int)
    many = np.where(seen, counts + 1, 0)
    step = np.repeat(np.arange(len(way)), many)
    place = np.arange(len(step)) - np.repeat(np.cumsum(many) - many, many)
    share = enter[step] + (leave - enter)[step] * place / counts[step]
    between = (share > 0) & (share < 1)
    step, share = step[between], share[between]
    inner = np.clip((1 - share)[:, None] * begin[step] + share[:, None] * end[step], low, high)
    shares = np.concatenate((np.zeros(len(points)), share))
    order = np.lexsort((shares, np.concatenate((np.arange(len(points)), step))))
    x, y = np.concatenate((points, inner))[order].T
    return Draped(x, y, np.flatnonzero(order < len(points)), shares[order])
