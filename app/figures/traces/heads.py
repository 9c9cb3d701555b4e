"""The ends of the paths: where each stands, or an arrow where it left the picture, and how far away it is."""

from typing import Any

from app.figures.edge import away, beside
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.places import Gone, head
from app.figures.traces.style import families
from app.i18n import tell

_UP = {"above": "top", "below": "bottom"}


def heads(picture: Picture, position: float, locale: str) -> list[dict[str, Any]]:
    """What changes with the position in the traces of the heads, of which each label has one."""
    return [_heads(runs, picture, position, locale) for runs in families(picture.layered)]


def _heads(runs: list[Run], picture: Picture, position: float, locale: str) -> dict[str, Any]:
    found = [_head(run, picture, position, locale) for run in runs]
    points, symbols, angles, words, sides = zip(*found, strict=True)
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": list(words),
        "textposition": list(sides),
        "marker": {
            "symbol": list(symbols),
            "angle": list(angles),
            "size": [9 * picture.boldness if symbol == "circle" else 13 for symbol in symbols],
            "color": [css(run.colour) for run in runs],
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
