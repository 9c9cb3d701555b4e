"""The ground under the paths: contours, where f has no value, and the marked points."""

import numpy as np

from app.critical import Critical
from app.figures import points
from app.figures.charts import said
from app.figures.levels import placed
from app.figures.palette import Colour, css
from app.figures.picture import Picture
from app.figures.traces.style import Trace, placed_in
from app.figures.voids import hatching

MARKS = {
    "global": "star",
    "minimum": "star-open",
    "saddle": "x-thin-open",
    "maximum": "triangle-up-open",
    "degenerate": "diamond-open",
}
"""How each kind of point is marked."""
BEHIND = 2000
"""The rank of the marks in the legend, where that of a path is 1000."""


def colorscale(shades: tuple[Colour, ...]) -> list[tuple[float, str]]:
    """The colours of the ground, evenly spaced."""
    return [(index / (len(shades) - 1), css(shade)) for index, shade in enumerate(shades)]


def contours(picture: Picture) -> Trace:
    """The contours; under the pointer stands f itself."""
    ground, overlays = picture.ground, picture.view.overlays
    last = max(1, len(ground.levels) - 1)
    filled = "fill" in overlays
    return {
        "type": "contour",
        "x": ground.x,
        "y": ground.y,
        "z": placed(ground),
        "customdata": ground.z,
        "hovertemplate": "(%{x:.4~g}, %{y:.4~g})<br>f = %{customdata:.6~g}<extra></extra>",
        "zauto": False,
        "zmin": -1,
        "zmax": last + 1,
        "autocontour": False,
        "contours": {
            "start": 0,
            "end": last,
            "size": 1,
            "coloring": "fill" if filled else "none",
            "showlines": "lines" in overlays,
        },
        "colorscale": colorscale(picture.palette.contour),
        "showscale": False,
        "showlegend": False,
        "line": {"width": 0.6 if filled else 1, "color": css(picture.palette.line)},
    }


def voids(picture: Picture) -> list[Trace]:
    """Slanting lines where f has no value."""
    lines = hatching(picture)
    if not lines:
        return []
    gap = np.full((1, 2), np.nan)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            **placed_in(picture, np.concatenate([part for line in lines for part in (line, gap)])),
            "line": {"width": 1, "color": css(picture.palette.hatch)},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def marks(picture: Picture, locale: str) -> list[Trace]:
    """The minima and the other points worth marking, a trace for each kind of them."""
    explained = points.explained(picture)
    return [_marks(picture, kind, found, kind in explained, locale) for kind, found in points.seen(picture).items()]


def _marks(picture: Picture, kind: str, found: list[Critical], legend: bool, locale: str) -> Trace:
    symbol, size = MARKS[kind], points.KINDS[kind].size
    ink, full = css(picture.palette.ink), symbol == "star"
    edge = {"width": 1.5, "color": css(picture.palette.casing)} if full else {"width": 1.75, "color": ink}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in found],
        "y": [point.y for point in found],
        "customdata": [point.value for point in found],
        "name": said(points.KINDS[kind].word, locale),
        "text": said(points.KINDS[kind].name, locale),
        "hovertemplate": "%{text}<br>(%{x:.4~g}, %{y:.4~g})<br>f = %{customdata}<extra></extra>",
        "showlegend": legend,
        "legendrank": BEHIND,
        "cliponaxis": False,
        "marker": {"symbol": symbol, "size": size, "color": ink, "opacity": 1, "line": edge},
    }
