"""The field of −∇f, as arrows or as streamlines; the rules are those of the page's ``charts/field.js``.

Places are parts of the picture: across 0 to 1, up 0 to 1.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.figures.picture import Array, Picture

WIDTH = 1.1
"""Of a line, in pixels of a page."""

_ARROWS = 20
"""Arrows along each side."""
_LONGEST = 0.85
"""The longest of them, in their distance."""
_FLATTEST = 0.06
"""The shortest, in the longest."""
_DECADES = 3
"""Each factor of ten in the slope makes an arrow longer by the same amount, over so many of them."""
_CELLS = 26
"""Streamlines keep about one of so many parts of the picture between them."""
_STEP = 0.004
_SHORTEST = 20

Place = tuple[float, float]
Line = list[Place]
Slope = Callable[[Place], Place | None]


@dataclass(frozen=True)
class Field:
    """Lines that lead downhill, each with a head that says which way that is."""

    lines: list[Line]
    size: float
    """Of a head, in pixels of a page."""
    at_end: bool
    """Whether a line has its head at its end, or half way."""

    @property
    def heads(self) -> list[tuple[Place, Place]]:
        """For each line the place before its head, and the place of the head."""
        places = (len(line) - 1 if self.at_end else len(line) // 2 for line in self.lines)
        return [(line[place - 1], line[place]) for line, place in zip(self.lines, places, strict=True)]


def fields(picture: Picture) -> list[Field]:
    """What the view wants to see of the field."""
    return [made(picture) for name, made in _FIELDS.items() if name in picture.view.overlays]


def _arrows(picture: Picture) -> Field:
    """Arrows on an even grid; flatter than a thousandth of the steep ones is drawn like that."""
    slope = _descent(picture)
    (x0, x1), (y0, y1) = picture.domain
    found = [(place, vector) for place in _centres(_ARROWS) if (vector := slope(place)) and any(vector)]
    sizes = [math.hypot(dx * (x1 - x0), dy * (y1 - y0)) for _, (dx, dy) in found]
    steep = (sorted(sizes)[math.floor(0.9 * len(sizes))] if sizes else 0.0) or 1.0
    lines: list[Line] = []
    for ((across, up), (dx, dy)), size in zip(found, sizes, strict=True):
        share = max(_FLATTEST, min(1.0, 1 + math.log10(max(size, 5e-324) / steep) / _DECADES))
        half = share * _LONGEST / _ARROWS / 2 / math.hypot(dx, dy)
        lines.append([(across - half * dx, up - half * dy), (across + half * dx, up + half * dy)])
    return Field(lines, 6, at_end=True)


def _streams(picture: Picture) -> Field:
    """Lines of steepest descent, evenly spaced."""
    slope = _descent(picture)
    taken: set[int] = set()

    def cell_of(place: Place) -> int:
        return math.floor(place[0] * _CELLS) + 1000 * math.floor(place[1] * _CELLS)

    lines: list[Line] = []
    for seed in _scattered(_centres(_CELLS)):
        if cell_of(seed) in taken:
            continue
        own = {cell_of(seed)}

        def stop(place: Place, own: set[int] = own) -> bool:
            cell = cell_of(place)
            if cell in taken:
                return True
            own.add(cell)
            return False

        line = [*reversed(_trace(slope, seed, -1, stop)), *_trace(slope, seed, 1, stop)[1:]]
        if len(line) >= _SHORTEST:
            taken.update(own)
            lines.append(line)
    return Field(lines, 8, at_end=False)


_FIELDS = {"arrows": _arrows, "streams": _streams}


def _centres(count: int) -> list[Place]:
    return [((column + 0.5) / count, (row + 0.5) / count) for row in range(count) for column in range(count)]


def _scattered(places: list[Place]) -> list[Place]:
    """The same in an order that leaps about: neighbours that start one after the other would cut each other short."""
    leap = round(len(places) * 0.381966) | 1
    leap = next((size for size in range(leap, leap + 8, 2) if math.gcd(size, len(places)) == 1), 1)
    return [places[index * leap % len(places)] for index in range(len(places))]


def _descent(picture: Picture) -> Slope:
    """The function that gives −∇f at a place, in widths and heights of the picture; none where f has no slope."""
    ground = picture.ground
    gradient = ground.gradient or {}
    (x0, x1), (y0, y1) = picture.domain
    known = np.isfinite(ground.z)

    def table(slopes: Array, span: float) -> list[list[float]]:
        with np.errstate(all="ignore"):
            found: list[list[float]] = np.where(known, -slopes / span, np.nan).tolist()
        return found

    along_x, along_y = table(gradient["x"], x1 - x0), table(gradient["y"], y1 - y0)
    columns, rows = len(ground.x) - 1, len(ground.y) - 1

    def slope(place: Place) -> Place | None:
        across, up = place
        if not (0 <= across <= 1 and 0 <= up <= 1):
            return None
        column, row = min(int(across * columns), columns - 1), min(int(up * rows), rows - 1)
        s, t = across * columns - column, up * rows - row
        a, b, c, d = (1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t
        low, high = along_x[row], along_x[row + 1]
        dx = a * low[column] + b * low[column + 1] + c * high[column] + d * high[column + 1]
        low, high = along_y[row], along_y[row + 1]
        dy = a * low[column] + b * low[column + 1] + c * high[column] + d * high[column + 1]
        return (dx, dy) if math.isfinite(dx) and math.isfinite(dy) else None

    return slope


def _trace(slope: Slope, seed: Place, way: int, stop: Callable[[Place], bool]) -> Line:
    """The way down (1) or up (-1) until it leaves the picture, comes to rest, or ``stop`` says so."""
    found, place = [seed], seed
    heading = _unit(slope(seed), way)
    while heading and len(found) < 1 / _STEP:
        half = _unit(slope((place[0] + _STEP / 2 * heading[0], place[1] + _STEP / 2 * heading[1])), way)
        # Where the way turns back on itself there is a bottom, smooth or not.
        if not half or half[0] * heading[0] + half[1] * heading[1] < 0:
            break
        place = (place[0] + _STEP * half[0], place[1] + _STEP * half[1])
        following = _unit(slope(place), way)
        if not following or following[0] * half[0] + following[1] * half[1] < 0 or stop(place):
            break
        found.append(place)
        heading = following
    return found


def _unit(vector: Place | None, way: int) -> Place | None:
    length = math.hypot(*vector) if vector else 0.0
    return (way * vector[0] / length, way * vector[1] / length) if vector and 0 < length < math.inf else None
