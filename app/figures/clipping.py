"""The part of a line that is seen: where it would be with exact numbers, however far its ends are."""

from fractions import Fraction

from app.landscapes.base import Domain

Place = tuple[float, float]

_FAR = 1e6
"""From points so many sizes of the box away, the digits of float64 say well enough where a line meets it."""


def inside(box: Domain, point: Place) -> bool:
    """Whether a point is seen."""
    return all(low <= value <= high for value, (low, high) in zip(point, box, strict=True))


def segment(start: Place, end: Place, box: Domain) -> tuple[Place, Place] | None:
    """The part within ``box`` of the line from ``start`` to ``end``, which are numbers; ``None`` where there is none.

    An end that is seen stays as it is, and what is cut lies on the edge exactly.
    """
    begins, stops = inside(box, start), inside(box, end)
    if begins and stops:
        return start, end
    met = _met(start, end, box)
    found = ([start] if begins else []) + met + ([end] if stops else [])
    return (found[0], found[-1]) if len(found) > 1 and found[0] != found[-1] else None


def _met(start: Place, end: Place, box: Domain) -> list[Place]:
    """Where the line meets the edges, in its own order."""
    found: list[tuple[Fraction, Place]] = []
    for axis, edges in enumerate(box):
        one, other = start[axis], end[axis]
        for edge in dict.fromkeys(edges):
            if one == other or not min(one, other) <= edge <= max(one, other):
                continue
            across = _across(start, end, axis, edge, box)
            low, high = box[1 - axis]
            if low <= across <= high:
                # How far on the way, without the overflow of a way from one end of float64 to the other.
                share = (Fraction(edge) - Fraction(one)) / (Fraction(other) - Fraction(one))
                found.append((share, (edge, across) if axis == 0 else (across, edge)))
    return [place for _, place in sorted(found)]


def _across(start: Place, end: Place, axis: int, edge: float, box: Domain) -> float:
    """The other coordinate where the line has ``edge`` on ``axis``."""
    near, far = sorted((start, end), key=lambda point: max(map(abs, point)))
    size = max(max(abs(low), abs(high)) for low, high in box)
    if max(map(abs, near)) <= _FAR * size:
        return near[1 - axis] + (edge - near[axis]) / (far[axis] - near[axis]) * (far[1 - axis] - near[1 - axis])
    # Between two points that far away, the last digit of either is wider than the box.
    exact = [[Fraction(value) for value in point] for point in (near, far)]
    way = [other - one for one, other in zip(*exact, strict=True)]
    return float(exact[0][1 - axis] + (Fraction(edge) - exact[0][axis]) / way[axis] * way[1 - axis])
