"""The ground under the paths: contours, where f has no value, and the marked points."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.critical import Critical
from app.figures.drawing.levels import placed
from app.figures.palette import Colour, css
from app.figures.picture import Picture
from app.figures.traces.style import Array, Trace
from app.words import marked

LINES, PIECES = 90, 400
"""How many lines hatch the picture from corner to corner, and how finely they are cut where f has a value again."""

MARKS = {
    "global": ("star", 19, marked("Global minimum")),
    "minimum": ("star-open", 16, marked("Local minimum")),
    "saddle": ("x-thin-open", 10, marked("Saddle point")),
    "maximum": ("triangle-up-open", 10, marked("Maximum")),
    "degenerate": ("diamond-open", 10, marked("Degenerate critical point")),
}
"""How each kind of point is marked, how large, and called."""


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
    """Slanting lines where f has no value, so that it is taken neither for low ground nor for paper."""
    empty = ~np.isfinite(picture.ground.z)
    if not empty.any():
        return []
    line = _hatching(empty)
    (x0, x1), (y0, y1) = picture.domain
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": x0 + line[0] * (x1 - x0),
            "y": y0 + line[1] * (y1 - y0),
            "line": {"width": 1, "color": css(picture.palette.hatch)},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _hatching(empty: NDArray[np.bool_]) -> Array:
    """Points of lines in parts of the picture, with gaps: those that lie where there is nothing."""
    rows, columns = empty.shape
    up = np.linspace(0, 1, PIECES + 1)
    found = []
    for foot in 2 * np.arange(1, LINES) / LINES - 1:
        across = foot + up
        inside = (across >= 0) & (across <= 1)
        cells = np.clip(np.rint(across * (columns - 1)), 0, columns - 1).astype(int)
        here = inside & empty[np.rint(up * (rows - 1)).astype(int), cells]
        found += [np.where(here, [across, up], np.nan), np.full((2, 1), np.nan)]
    line = np.concatenate(found, axis=1)
    # Of a gap one point is enough.
    gap = np.isnan(line[0])
    return line[:, ~(gap & np.append(False, gap[:-1]))]


def marks(picture: Picture, tell: Callable[[str], str]) -> Trace:
    """The minima and the other points worth marking."""
    points = [point for point in picture.ground.critical_points if "points" in picture.view.overlays]
    symbols = [MARKS[_kind(point)] for point in points]
    ink, casing = css(picture.palette.ink), css(picture.palette.casing)
    full = [symbol == "star" for symbol, _, _ in symbols]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "customdata": [point.value for point in points],
        "text": [tell(name) for _, _, name in symbols],
        "hovertemplate": "%{text}<br>(%{x:.4~g}, %{y:.4~g})<br>f = %{customdata}<extra></extra>",
        "showlegend": False,
        "marker": {
            "symbol": [symbol for symbol, _, _ in symbols],
            "size": [size for _, size, _ in symbols],
            "color": ink,
            "opacity": 1,
            "line": {
                "width": [1.5 if one else 1.75 for one in full],
                "color": [casing if one else ink for one in full],
            },
        },
    }


def _kind(point: Critical) -> str:
    return "global" if point.kind == "minimum" and point.lowest else point.kind
