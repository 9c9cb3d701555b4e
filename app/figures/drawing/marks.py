"""The marked points of a landscape: minima, saddles, maxima."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from app.critical import Critical
from app.figures.drawing.style import Style
from app.figures.picture import Picture
from app.words import marked


@dataclass(frozen=True)
class Mark:
    """How a kind of point is marked, and what it is called."""

    marker: object
    size: float
    word: str
    filled: bool = False


_STAR = (5, 1, 0)
_MARKS = {
    "global": Mark(_STAR, 19, marked("minimum"), filled=True),
    "minimum": Mark(_STAR, 16, marked("local minimum")),
    "saddle": Mark("x", 8, marked("saddle")),
    "maximum": Mark("^", 9, marked("maximum")),
    "degenerate": Mark("d", 10, marked("degenerate")),
}


def seen(picture: Picture) -> dict[str, list[Critical]]:
    """The points in the picture by their kind of mark."""
    (x0, x1), (y0, y1) = picture.domain
    found: dict[str, list[Critical]] = {}
    for name in _MARKS:
        points = [
            point
            for point in picture.ground.critical_points
            if ("global" if point.lowest else point.kind) == name and x0 <= point.x <= x1 and y0 <= point.y <= y1
        ]
        if points:
            found[name] = points
    return found if "points" in picture.view.overlays else {}


def word(name: str) -> str:
    """What a kind of mark is called, in English."""
    return _MARKS[name].word


def line(name: str, x: list[float], y: list[float], style: Style, scale: float = 1.0) -> Line2D:
    """Marks of a kind at points."""
    mark, pixel, ink = _MARKS[name], style.pixel, style.palette.ink
    return Line2D(
        x,
        y,
        linestyle="none",
        marker=mark.marker,  # type: ignore[arg-type]  # a tuple is a marker too
        markersize=mark.size * pixel * scale * (0.92 if mark.marker == _STAR else 1.0),
        markerfacecolor=ink if mark.filled else "none",
        markeredgecolor=style.palette.casing if mark.filled else ink,
        markeredgewidth=(1.2 if mark.filled else 1.6) * pixel,
    )


def draw(axes: Axes, picture: Picture, style: Style) -> list[Line2D]:
    """All marks, which lie above the paths."""
    drawn = [line(name, [p.x for p in points], [p.y for p in points], style) for name, points in seen(picture).items()]
    for artist in drawn:
        axes.add_line(artist)
    return drawn
