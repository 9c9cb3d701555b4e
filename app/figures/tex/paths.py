"""The paths over the ground, with starts, heads and the marked points."""

from app.figures import points
from app.figures.edge import away, beside
from app.figures.picture import Picture, Run
from app.figures.places import Gone, head
from app.figures.tex.lines import coordinates, cut, inside
from app.figures.tex.words import escape
from app.i18n import tell


def paths(picture: Picture) -> list[str]:
    """Each path upon its casing, up to where it stands; with a dot for each step of a short one."""
    casings: list[str] = []
    lines: list[str] = []
    at = picture.at
    for run in picture.layered:
        path = run.trajectory.path
        passed = list(zip(path.x[: at + 1].tolist(), path.y[: at + 1].tolist(), strict=True))
        pieces = [coordinates(piece) for piece in cut(passed, picture.domain)]
        casing = [rf"\addplot[thalweg casing] coordinates {{{piece}}};" for piece in pieces]
        look = f"thalweg {'path' if picture.crowded else 'cased path'}={style(picture, run)}"
        line = [rf"\addplot[{look}] coordinates {{{piece}}};" for piece in pieces]
        seen = coordinates([point for point in passed if inside(picture.domain, point)])
        if seen and run.dotted:
            line.append(rf"\addplot[thalweg dots={style(picture, run)}] coordinates {{{seen}}};")
        casings += casing
        lines += line
    # Where there are many paths, the casing of one would hide others.
    return [*casings, *lines] if picture.crowded else lines


def style(picture: Picture, run: Run) -> str:
    """The name of a run's colour, and of its style."""
    # The same one: runs hold arrays, which are not compared as a whole.
    return f"thalwegpath{next(index for index, other in enumerate(picture.runs) if other is run)}"


def marks(picture: Picture) -> list[str]:
    """Minima and other points worth marking."""
    return [
        rf"\addplot[thalweg {mark(kind)}] coordinates {{{coordinates([(point.x, point.y)])}}};"
        for kind, found in points.seen(picture).items()
        for point in found
    ]


def mark(kind: str) -> str:
    """The name of a kind's style."""
    return "global minimum" if kind == "global" else kind


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
        if message := away(found):
            look = f"thalweg away={name}, {' '.join(beside(found, picture.domain))}=3pt"
            drawn.append(rf"\node[{look}] at {place} {{{escape(tell(message, locale))}}};")
    return drawn
