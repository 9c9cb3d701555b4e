"""The marked points of a landscape: minima, saddles, maxima; and the starts."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from app.figures.drawing.style import Style
from app.figures.picture import Picture
from app.figures.places import Point, inside
from app.figures.points import seen


@dataclass(frozen=True)
class Mark:
    """How a kind of point is marked."""

    marker: object
    size: float
    filled: bool = False


_STAR = (5, 1, 0)
_RING = 16
_MARKS = {
    "global": Mark(_STAR, 19, filled=True),
    "minimum": Mark(_STAR, 16),
    "saddle": Mark("x", 8),
    "maximum": Mark("^", 9),
    "degenerate": Mark("d", 10),
}


def line(kind: str, x: list[float], y: list[float], style: Style, scale: float = 1.0) -> Line2D:
    """Marks of a kind at points."""
    mark, pixel, ink = _MARKS[kind], style.pixel, style.palette.ink
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


def starts(picture: Picture) -> list[Point]:
    """The starts in the picture."""
    return [start for start in picture.scene.start if inside(picture.domain, *start)]


def draw(axes: Axes, picture: Picture, style: Style) -> list[Line2D]:
    """All marks and the rings around the starts, which lie above the paths."""
    drawn = [line(kind, [p.x for p in found], [p.y for p in found], style) for kind, found in seen(picture).items()]
    found, pixel, ink = starts(picture), style.pixel * picture.boldness, style.palette.ink
    x, y = [x for x, _ in found], [y for _, y in found]
    width = 2 * pixel
    drawn.append(Line2D(x, y, ls="none", marker="o", ms=_RING * pixel - width, mfc="none", mec=ink, mew=width))
    for artist in drawn:
        axes.add_line(artist)
    return drawn
