"""What may lie on the ground: the field of −∇f, and the values of the contour lines."""

from itertools import chain

import numpy as np

from app.figures import labels
from app.figures.field import WIDTH, Field, fields
from app.figures.palette import css
from app.figures.picture import Picture
from app.figures.traces.style import Trace, halo, placed_in, small

_GAP = (np.nan, np.nan)


def field(picture: Picture) -> list[Trace]:
    """The arrows and the streamlines, each with their heads."""
    return [trace for found in fields(picture) for trace in _field(found, picture)]


def _field(found: Field, picture: Picture) -> list[Trace]:
    """Plotly turns a head away from the point before it, as both stand on the screen; that one is not to be seen."""
    colour = css(picture.palette.field)
    shared = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}
    line = {"width": WIDTH, "color": colour}
    points = [place for one in found.lines for place in (*one, _GAP)]
    ends = [*chain.from_iterable(found.heads)]
    head = {
        "symbol": "arrow",
        "angleref": "previous",
        "size": [found.size * (index % 2) for index in range(len(ends))],
        "color": colour,
        "opacity": 1,
        "line": {"width": 0},
    }
    return [
        {**shared, "mode": "lines", **placed_in(picture, np.array(points)), "line": line},
        {**shared, "mode": "markers", **placed_in(picture, np.array(ends)), "marker": head},
    ]


def values(picture: Picture) -> list[Trace]:
    """The values of the contour lines, written on them."""
    found = labels.labels(picture)
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            **placed_in(picture, np.array([(label.across, label.up) for label in found])),
            "text": [label.words for label in found],
            "textfont": {
                "size": 0.85 * small(picture),
                "color": css(picture.palette.ink),
                "shadow": halo(picture),
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]
