"""The marked points of a landscape: minima, saddles, maxima; and the starts."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from app.figures.drawing.style import Style
from app.figures.picture import Picture
from app.figures.points import KINDS, RING, seen, starts

_STAR = (5, 1, 0)
_MARKERS: dict[str, Any] = {"global": _STAR, "minimum": _STAR, "saddle": "x", "maximum": "^", "degenerate": "d"}


def line(kind: str, x: list[float], y: list[float], style: Style, scale: float = 1.0) -> Line2D:
    """Marks of a kind at points."""
    marker, pixel, ink, filled = _MARKERS[kind], style.pixel, style.palette.ink, kind == "global"
    return Line2D(
        x,
        y,
        linestyle="none",
        marker=marker,
        markersize=KINDS[kind].size * pixel * scale * (0.92 if marker == _STAR else 1.0),
        markerfacecolor=ink if filled else "none",
        markeredgecolor=style.palette.casing if filled else ink,
        markeredgewidth=(1.2 if filled else 1.6) * pixel,
    )


def draw(axes: Axes, picture: Picture, style: Style) -> list[Line2D]:
    """All marks and the rings around the starts, which lie above the paths."""
    drawn = [line(kind, [p.x for p in found], [p.y for p in found], style) for kind, found in seen(picture).items()]
    found, pixel, ink = starts(picture), style.pixel * picture.boldness, style.palette.ink
    x, y = [x for x, _ in found], [y for _, y in found]
    width = 2 * pixel
    drawn.append(Line2D(x, y, ls="none", marker="o", ms=RING * pixel - width, mfc="none", mec=ink, mew=width))
    for artist in drawn:
        axes.add_line(artist).set_clip_on(False)  # One on the edge is seen whole.
    return drawn
