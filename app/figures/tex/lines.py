"""Lines cut at the edge of what is seen: TeX cannot count as far as a path that diverges."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.figures.clipping import Point, pieces
from app.landscapes.base import Domain

Array = NDArray[np.float64]
_MANY = re.compile(r"(?:\([^()]*\)(?:--)?){100}")
"""Coordinates that may stand on one line: TeX reads no line of more than 200 000 letters."""
_ROUNDS = 6
Piece = list[Point]


def cut(points: Iterable[Point], box: Domain) -> list[Piece]:
    """The parts of a line that are seen; what is no number is a gap. A point that is seen stays as it is."""
    return [[(x, y) for x, y in piece.tolist()] for piece in pieces(np.array([*points]).reshape(-1, 2), box)]


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


def coordinates(points: Iterable[Point]) -> str:
    """``(x,y)`` one after the other, with all digits."""
    return "".join(f"({float(x)!r},{float(y)!r})" for x, y in points)
