"""The paths over the ground, with starts, heads and the marked points."""

from app.figures import points
from app.figures.clipping import inside
from app.figures.edge import Edge, Sheet
from app.figures.letters import wide
from app.figures.picture import Picture, Run
from app.figures.places import Gone, head
from app.figures.tex.lines import coordinates, cut
from app.figures.tex.place import EM, SMALL, Spot
from app.figures.tex.words import escape

_SHARE = 0.5
"""As a part of the size that was asked for: how small a document may make the picture before words at its edge meet."""
_PIXEL = 0.75
"""The points in a pixel of the page."""
_LINE, _PADDING = 1.5, 0.4
"""The height of a line of words and what is around them, in the size of their type."""


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
    return [rf"\addplot[thalweg start] coordinates {{{coordinates([start])}}};" for start in points.starts(picture)]


def ends(picture: Picture, locale: str, place: Spot) -> list[str]:
    """Where each path stands: a dot, an arrow at the edge where it left, or a cross where its numbers ended."""
    drawn, told = [], []
    heads = [head(run.trajectory.path, picture.domain, picture.at) for run in picture.layered]
    edge = Edge(picture, _sheet(place), locale)
    for run, found, words in zip(picture.layered, heads, edge.words(heads), strict=True):
        if found is None:
            continue
        name, at = style(picture, run), coordinates([found.at if isinstance(found, Gone) else found])
        look = f"head={name}"
        if isinstance(found, Gone):
            look = f"lost={name}" if found.angle is None else f"gone={{{name}}}{{{-found.angle:g}}}"
        drawn.append(rf"\addplot[thalweg {look}] coordinates {{{at}}};")
        if words:
            shift = ",".join(rf"{part / EM:.4g}*\thalwegem" for part in words.shift)
            told.append(rf"\node[thalweg away={name}, shift={{({shift})}}] at {at} {{{escape(words.text)}}};")
    return [*drawn, *told]


def _sheet(place: Spot) -> Sheet:
    def measure(words: str) -> float:
        return SMALL * (wide(words, bold=True) + _PADDING)

    return Sheet(_SHARE * place.across, _SHARE * place.up, _LINE * SMALL, _PIXEL, measure)
