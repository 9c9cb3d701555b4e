"""The ends of the paths: where each stands, or an arrow where it left the picture, and how far away it is."""

import math
from typing import Any

from app.figures.drawing.numbers import number
from app.figures.drawing.places import Gone, head
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.i18n import tell
from app.words import Message

_BESIDE = {0: "bottom center", 90: "middle left", 180: "top center", 270: "middle right"}
"""On which side of an arrow words stand inside the picture, by the way it points."""


def heads(picture: Picture, position: float, locale: str) -> dict[str, Any]:
    """What changes in the trace of the heads with the position."""
    found = [_head(run, picture, position, locale) for run in picture.layered]
    points, symbols, angles, words = zip(*found, strict=True) if found else ((), (), (), ())
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": list(words),
        "textposition": [_BESIDE[angle] for angle in angles],
        "marker": {
            "symbol": list(symbols),
            "angle": list(angles),
            "size": [9 if symbol == "circle" else 13 for symbol in symbols],
            "color": [css(run.colour) for run in picture.layered],
            "line": {"width": 2, "color": css(picture.palette.casing)},
            "opacity": 1,
        },
    }


def _head(
    run: Run, picture: Picture, position: float, locale: str
) -> tuple[tuple[float | None, float | None], str, int, str]:
    """The place of a head, its symbol, the way it points, and what is written beside it."""
    found = head(run.trajectory.path, picture.domain, position)
    if not isinstance(found, Gone):
        return found or (None, None), "circle", 0, ""
    if found.angle is None:
        return found.at, "x", 0, ""
    far = Message("{distance} away at step {step}", distance=number(found.distance, 2), step=found.step)
    return found.at, "triangle-up", int(found.angle), "" if math.isnan(found.distance) else tell(far, locale)
