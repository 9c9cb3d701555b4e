"""The field of −∇f, as arrows or as streamlines; the rules are those of the page's ``charts/field.js``.

Places are parts of the picture: across 0 to 1, up 0 to 1.
"""

import math
from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.transforms import Affine2D

from app.figures.drawing.axes import figure_of
from app.figures.drawing.style import Style
from app.figures.picture import Array, Picture

_ARROWS = 20
"""Arrows along each side."""
_LONGEST = 0.85
"""The longest of them, in their distance."""
_DECADES = 3
"""Each factor of ten in the slope makes an arrow longer by the same amount, over so many of them."""
_CELLS = 26
"""Streamlines keep about one of so many parts of the picture between them."""
_STEP = 0.004
_SHORTEST = 20
_WIDTH = 1.1

Place = tuple[float, float]
Line = list[Place]


def arrows(axes: Axes, picture: Picture, style: Style) -> None:
    """Arrows on an even grid; flatter than a thousandth of the steep ones is drawn like that."""
    slope = _descent(picture)
    (x0, x1), (y0, y1) = picture.domain
    found = [(place, vector) for place in _centres(_ARROWS) if (vector := slope(place)) and any(vector)]
    if not found:
        return
    sizes = np.array([math.hypot(dx * (x1 - x0), dy * (y1 - y0)) for _, (dx, dy) in found])
    steep = float(np.sort(sizes)[math.floor(0.9 * len(sizes))]) or 1.0
    lines: list[Line] = []
    for ((across, up), (dx, dy)), size in zip(found, sizes.tolist(), strict=True):
        share = max(0.06, min(1.0, 1 + math.log10(max(size, 5e-324) / steep) / _DECADES))
        half = share * _LONGEST / _ARROWS / 2 / math.hypot(dx, dy)
        lines.append([(across - half * dx, up - half * dy), (across + half * dx, up + half * dy)])
    _draw(axes, lines, style, lambda line: len(line) - 1, 6)


def streams(axes: Axes, picture: Picture, style: Style) -> None:
    """Lines of steepest descent, evenly spaced, each with a head that says which way is down."""
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
    if lines:
        _draw(axes, lines, style, lambda line: len(line) // 2, 8)


def _draw(axes: Axes, lines: list[Line], style: Style, head: Callable[[Line], int], size: float) -> None:
    colour = style.palette.field
    width = _WIDTH * style.pixel
    axes.add_collection(
        LineCollection(lines, colors=[colour], linewidths=width, transform=axes.transAxes, capstyle="butt"),
        autolim=False,
    )
    box = axes.get_window_extent()
    ends, shapes = [], []
    for line in lines:
        place = head(line)
        (ax, ay), (bx, by) = line[place - 1], line[place]
        angle = math.atan2((by - ay) * box.height, (bx - ax) * box.width)
        shape = np.array([(0.0, 0.0), (-1.0, 0.42), (-0.75, 0.0), (-1.0, -0.42)]) * size * style.pixel
        turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        ends.append((bx, by))
        shapes.append(shape @ turn)
    heads = PolyCollection(shapes, facecolors=[colour], linewidths=0, offsets=ends, offset_transform=axes.transAxes)
    heads.set_transform(Affine2D().scale(1 / 72) + figure_of(axes).dpi_scale_trans)
    axes.add_collection(heads, autolim=False)


def _centres(count: int) -> list[Place]:
    return [((column + 0.5) / count, (row + 0.5) / count) for row in range(count) for column in range(count)]


def _scattered(places: list[Place]) -> list[Place]:
    """The same in an order that leaps about: neighbours that start one after the other would cut each other short."""
    leap = round(len(places) * 0.381966) | 1
    leap = next((size for size in range(leap, leap + 8, 2) if math.gcd(size, len(places)) == 1), 1)
    return [places[index * leap % len(places)] for index in range(len(places))]


def _descent(picture: Picture) -> Callable[[Place], Place | None]:
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


def _trace(slope: Callable[[Place], Place | None], seed: Place, way: int, stop: Callable[[Place], bool]) -> Line:
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
