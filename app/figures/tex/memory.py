"""How much of a picture TeX can hold. pdfTeX has five million words of memory as it usually comes, LuaTeX as many as
the machine; what compiles with the one compiles with the other.

The numbers were measured with pdfTeX of TeX Live 2022: they are the words by which a picture with one part more needs
more of them.
"""

from itertools import accumulate

from app.figures.internals import Internals
from app.figures.picture import SERIES, Picture
from app.query import QueryError
from app.words import Message

ROOM = 3_600_000
"""Words for a picture, beside those of LaTeX, PGFPlots and what a document may need."""
CONTOUR = 45
"""Of a point of a contour."""
HEAD = 150
"""Of the head of an arrow."""
CELL = 700
"""Of a cell of the ground in space."""
_POINT = {"contour": 420, "surface": 400}
_ON_A_CHART = 300
"""Of a point of a curve, while its axes are made."""
_LEFT = 1 / 6
"""What remains of that when they are."""
_KEPT = 0.4
"""What is kept of it from the end of a curve to the end of its axes; the rest is for one curve at a time."""


def left(picture: Picture, cells: int) -> int:
    """The words that are left for the ground when all axes have theirs.

    Args:
        picture: what is drawn.
        cells: of the ground in space, where that is drawn.

    Raises:
        QueryError: if the paths have more points than there are words for.
    """
    fixed = CELL * cells if "surface" in picture.panels else 0
    needed = _peak(_words(picture))
    if fixed + needed > ROOM:
        count = sum(len(run.trajectory.path.x) for run in picture.runs)
        message = Message(
            "steps: these paths have {count} points, and TeX has memory for about {most} on these panels",
            count=count,
            most=max(0, int(count * (ROOM - fixed) / needed)),
        )
        raise QueryError("steps", "limit", message, str(picture.scene.steps))
    return ROOM - fixed - needed


def _peak(words: list[float]) -> int:
    """The most words that are needed at one time, by axes that are made one after the other."""
    done = accumulate(words, initial=0.0)
    # The last sum belongs to no axes.
    return int(max((own + _LEFT * before for own, before in zip(words, done, strict=False)), default=0))


def _words(picture: Picture) -> list[float]:
    """Of the curves on each axes, in the order in which these stand in the file."""
    paths = [len(run.trajectory.path.x) for run in picture.runs]
    passed = [min(picture.at + 1, count) for count in paths]
    found: list[float] = []
    for panel in picture.panels:
        if panel in SERIES:
            found.append(_ON_A_CHART * _held(paths))
        elif panel == "state":
            rows = Internals(picture).rows
            found += [_ON_A_CHART * _held([len(line) for form in row.forms for line in form.values]) for row in rows]
        else:
            # Where there are many, casings are drawn by themselves.
            found.append(_POINT[panel] * _held(passed * (1 + picture.crowded)))
    return found


def _held(counts: list[int]) -> float:
    """Points that are held at one time, of curves with so many each."""
    return _KEPT * sum(counts) + (1 - _KEPT) * max(counts, default=0)
