"""The ends of the paths: where each stands, or an arrow where it left the picture, and how far away it is."""

from typing import Any

from app.figures.edge import away, beside
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.places import Gone, head
from app.i18n import tell

_UP = {"above": "top", "below": "bottom"}


def heads(picture: Picture, position: float, locale: str) -> dict[str, Any]:
    """What changes in the trace of the heads with the position."""
    found = [_head(run, picture, position, locale) for run in picture.layered]
    points, symbols, angles, words, sides = zip(*found, strict=True) if found else ((), (), (), (), ())
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": list(words),
        "textposition": list(sides),
        "marker": {
            "symbol": list(symbols),
            "angle": list(angles),
            "size": [9 * picture.boldness if symbol == "circle" else 13 for symbol in symbols],
            "color": [css(run.colour) for run in picture.layered],
            "line": {"width": 2 * picture.boldness, "color": css(picture.palette.casing)},
            "opacity": 1,
        },
    }


def _head(
    run: Run, picture: Picture, position: float, locale: str
) -> tuple[tuple[float | None, float | None], str, int, str, str]:
    """The place of a head, its symbol, the way it points, what is written beside it, and on which side."""
    found = head(run.trajectory.path, picture.domain, position)
    if not isinstance(found, Gone):
        return found or (None, None), "circle", 0, "", "middle center"
    if found.angle is None:
        return found.at, "x", 0, "", "middle center"
    message = away(found)
    up, across = beside(found, picture.domain)
    told = tell(message, locale) if message else ""
    return found.at, "triangle-up", int(found.angle), told, f"{_UP[up]} {across}"
