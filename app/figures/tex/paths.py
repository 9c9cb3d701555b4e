"""The paths over the ground, with starts, heads and the marked points."""

import math

from app.critical import Critical
from app.figures.drawing.numbers import number
from app.figures.drawing.places import Gone, head
from app.figures.picture import Picture, Run
from app.figures.tex.lines import coordinates, cut, inside
from app.figures.tex.words import bound, escape
from app.i18n import tell
from app.words import Message

DOTTED = 60
"""Runs up to this many steps show a dot for each."""
_BESIDE: dict[float, str] = {0: "below", 90: "left", 180: "above", 270: "right"}
"""On which side of an arrow at the edge words stand, by the way it points."""


def paths(picture: Picture) -> list[str]:
    """Each path twice, a casing under its own line, up to where it stands; with a dot for each step of a short one."""
    drawn = []
    at = picture.at
    bound(sum(min(at + 1, len(run.trajectory.path.x)) for run in picture.runs))
    for run in picture.layered:
        path = run.trajectory.path
        points = list(zip(path.x[: at + 1].tolist(), path.y[: at + 1].tolist(), strict=True))
        pieces = [coordinates(piece) for piece in cut(points, picture.domain)]
        drawn += [rf"\addplot[thalweg casing] coordinates {{{piece}}};" for piece in pieces]
        drawn += [rf"\addplot[thalweg path={style(picture, run)}] coordinates {{{piece}}};" for piece in pieces]
        seen = coordinates([point for point in points if inside(picture.domain, point)])
        if seen and len(path.x) <= DOTTED + 1:
            drawn.append(rf"\addplot[thalweg dots={style(picture, run)}] coordinates {{{seen}}};")
    return drawn


def style(picture: Picture, run: Run) -> str:
    """The name of a run's colour, and of its style."""
    # The same one: runs hold arrays, which are not compared as a whole.
    return f"thalwegpath{next(index for index, other in enumerate(picture.runs) if other is run)}"


def marks(picture: Picture) -> list[str]:
    """Minima and other points worth marking."""
    points = picture.ground.critical_points if "points" in picture.view.overlays else ()
    return [
        rf"\addplot[thalweg {_mark(point)}] coordinates {{{coordinates([(point.x, point.y)])}}};"
        for point in points
        if inside(picture.domain, (point.x, point.y))
    ]


def _mark(point: Critical) -> str:
    return "global minimum" if point.kind == "minimum" and point.lowest else point.kind


def starts(picture: Picture) -> list[str]:
    """A ring around each start."""
    return [
        rf"\addplot[thalweg start] coordinates {{{coordinates([start])}}};"
        for start in picture.scene.start
        if inside(picture.domain, start)
    ]


def ends(picture: Picture, locale: str) -> list[str]:
    """Where each path stands: a dot, an arrow at the edge where it left, or a cross where its numbers ended."""
    drawn = []
    for run in picture.layered:
        found, name = head(run.trajectory.path, picture.domain, picture.at), style(picture, run)
        if found is None:
            continue
        if not isinstance(found, Gone):
            drawn.append(rf"\addplot[thalweg head={name}] coordinates {{{coordinates([found])}}};")
            continue
        place = coordinates([found.at])
        if found.angle is None:
            drawn.append(rf"\addplot[thalweg lost={name}] coordinates {{{place}}};")
            continue
        drawn.append(rf"\addplot[thalweg gone={{{name}}}{{{-found.angle:g}}}] coordinates {{{place}}};")
        if math.isfinite(found.distance):
            message = Message("{distance} away at step {step}", distance=number(found.distance, 2), step=found.step)
            beside = f"text={name}, {_BESIDE[found.angle]}=4pt"
            drawn.append(rf"\node[thalweg away, {beside}] at {place} {{{escape(tell(message, locale))}}};")
    return drawn
