"""Lines cut with exact numbers, which no rounding touches: a reference for the parts that are seen."""

import math
from fractions import Fraction

from app.landscapes.base import Domain

Point = tuple[float, float]
Part = list[tuple[Fraction, Fraction]]


def cut(start: Point, end: Point, box: Domain) -> Part | None:
    """The part of a line within ``box``, after Liang and Barsky (1984); None where there is none, or a point only."""
    first, last = Fraction(0), Fraction(1)
    begin = [Fraction(value) for value in start]
    way = [Fraction(to) - since for to, since in zip(end, begin, strict=True)]
    for since, by, (low, high) in zip(begin, way, box, strict=True):
        if by == 0:
            if not low <= since <= high:
                return None
            continue
        entry, leave = sorted(((Fraction(edge) - since) / by) for edge in (low, high))
        first, last = max(first, entry), min(last, leave)
    if first >= last:
        return None
    return [(begin[0] + share * way[0], begin[1] + share * way[1]) for share in (first, last)]


def far_line(across: int, up: int, power: int, turns: int) -> tuple[Point, Point]:
    """A line whose ends are far beyond what float64 tells apart near the origin, and which yet passes near it.

    The whole numbers of its ends have a determinant of 1 (Bézout), so a digit that is lost moves the line.

    Args:
        across: where it starts, without its power of two.
        up: the same.
        power: of two, by which both ends are multiplied.
        turns: how many times as far the other end is on the other side.
    """
    shared = math.gcd(across, up)
    across, up = across // shared, up // shared
    over = pow(up, -1, across) if across > 1 else 0
    # across · rise − up · over = ∓1
    rise = (up * over - 1) // across
    end = (over - turns * across, rise - turns * up)
    size = 2.0**power
    return (across * size, up * size), (end[0] * size, end[1] * size)
