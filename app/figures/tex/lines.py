"""Lines cut at the edge of what is seen: TeX cannot count as far as a path that diverges."""

import math
import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.landscapes.base import Domain

Array = NDArray[np.float64]
_MANY = re.compile(r"(?:\([^()]*\)(?:--)?){100}")
"""Coordinates that may stand on one line: TeX reads no line of more than 200 000 letters."""
_ROUNDS = 6
Place = tuple[float, float]
Piece = list[Place]


def inside(box: Domain, point: Place) -> bool:
    """Whether a point is seen."""
    return all(low <= value <= high for value, (low, high) in zip(point, box, strict=True))


def cut(points: Iterable[Place], box: Domain) -> list[Piece]:
    """The parts of a line that are seen; what is no number is a gap. A point that is seen stays as it is."""
    pieces: list[Piece] = []
    before: Place | None = None
    for point in points:
        if any(map(math.isnan, point)):
            before = None
            continue
        seen = _segment(before, point, box) if before else [point] if inside(box, point) else None
        if seen:
            if pieces and before and pieces[-1][-1] == seen[0] and inside(box, before):
                pieces[-1] += seen[1:]
            else:
                pieces.append(seen)
        before = point
    return [piece for piece in pieces if len(piece) > 1]


def _segment(start: Place, end: Place, box: Domain) -> Piece | None:
    """The part of a segment within the box, after Liang and Barsky (1984)."""
    enter, leave = (0.0, start), (1.0, end)
    for axis, (low, high) in enumerate(box):
        begin, way = start[axis], end[axis] / 2 - start[axis] / 2
        if way == 0.0:
            if not low <= begin <= high:
                return None
            continue
        # Halved, so that the way from one end of float64 to the other is a number as well.
        near, far = (low, high) if way > 0 else (high, low)
        shares = [(edge / 2 - begin / 2) / way for edge in (near, far)]
        if shares[0] > enter[0]:
            enter = shares[0], _on(start, end, shares[0], axis, near)
        if shares[1] < leave[0]:
            leave = shares[1], _on(start, end, shares[1], axis, far)
    return [enter[1], leave[1]] if enter[0] < leave[0] else None


def _on(start: Place, end: Place, share: float, axis: int, edge: float) -> Place:
    """A point of a segment, which lies on an edge exactly."""
    x, y = (
        edge if place == axis else (1.0 - share) * begin + share * stop
        for place, (begin, stop) in enumerate(zip(start, end, strict=True))
    )
    return x, y


def simplified(points: Array, tolerance: float) -> Array:
    """A line, shape (points, 2), without those of its points that lie within ``tolerance`` of what is left.

    Every second point goes that lies close to the chord over it, again and again; each round may move the line by its
    share of the tolerance.
    """
    for _ in range(_ROUNDS):
        before, middle, after = points[:-2:2], points[1:-1:2], points[2::2]
        across, up = (after - before).T
        length = np.hypot(across, up)
        away = np.abs((middle[:, 0] - before[:, 0]) * up - (middle[:, 1] - before[:, 1]) * across)
        close = (length > 0) & (away <= tolerance / _ROUNDS * length)
        if not close.any():
            break
        keep = np.ones(len(points), dtype=bool)
        keep[1:-1:2] = ~close
        points = points[keep]
    return points


def broken(line: str) -> str:
    """A line of source; one that draws, on as many lines as its coordinates need."""
    drawn = line.startswith((r"\addplot", r"\fill", r"\draw"))
    return _MANY.sub(lambda many: f"{many[0]}\n", line) if drawn else line


def coordinates(points: Iterable[Place]) -> str:
    """``(x,y)`` one after the other, with all digits."""
    return "".join(f"({float(x)!r},{float(y)!r})" for x, y in points)
