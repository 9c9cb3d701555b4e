"""Words at the edge of the map that do not cover one another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.figures.drawing.axes import Box
from app.figures.drawing.style import Style

Edges = NDArray[np.float64]

_GAP = 9
_ARROW = 12
_SIDES = {
    0: (("center", "top"), ("right", "top"), ("left", "top")),
    90: (("right", "center"), ("right", "top"), ("right", "bottom")),
    180: (("center", "bottom"), ("right", "bottom"), ("left", "bottom")),
    270: (("left", "center"), ("left", "top"), ("left", "bottom")),
}
"""Where words may stand beside an arrow, by the way it points: inside the picture, the nicest place first."""
_ROWS = 4
"""How many lines of words from its arrow a text may be, where others are nearer."""
_MOST = 60
"""So many arrows have words; among more nobody finds those that belong to one."""


@dataclass(frozen=True)
class Words:
    """A text at a place, in parts of the picture."""

    x: float
    y: float
    angle: int
    text: str
    across: str = "center"
    up: str = "center"


def around(x: float, y: float, size: float, box: Box) -> Box:
    """The room of a mark at a place, in parts of the picture, and of a size in points."""
    return Box(x * box.width - size / 2, y * box.height - size / 2, size, size)


def written(
    heads: Sequence[Words | None], style: Style, box: Box, marks: Sequence[Box], labels: Sequence[Box]
) -> list[Words | None]:
    """The words where each has found room; nothing where there is none left.

    Args:
        heads: the words beside each arrow.
        style: of the letters.
        box: the picture's.
        marks: what stands in the picture and is not to be covered.
        labels: what is covered only where there is no other room.
    """
    arrows = [around(words.x, words.y, _ARROW * style.pixel, box) for words in heads if words]
    taken, covered = _edges([*marks, *arrows]), _edges(labels)
    found: list[Words | None] = [None] * len(heads)
    told = [(index, words) for index, words in enumerate(heads) if words]
    for index, words in told[:_MOST]:
        room = _room(words, style, box, np.vstack([taken, covered])) or _room(words, style, box, taken)
        if room:
            found[index] = room[0]
            taken = np.vstack([taken, _edges([room[1]])])
    return found


def _edges(boxes: Sequence[Box]) -> Edges:
    """Left, bottom, right and top of each, a row for each."""
    found = [(box.left, box.bottom, box.left + box.width, box.bottom + box.height) for box in boxes]
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def _room(words: Words, style: Style, box: Box, taken: Edges) -> tuple[Words, Box] | None:
    width, height = style.width(words.text, style.small, bold=True), 1.2 * style.small
    gap = _GAP * style.pixel
    for row in range(_ROWS):
        for across, up in _SIDES[words.angle]:
            x, y = words.x * box.width, words.y * box.height
            x += {"left": gap, "center": 0.0, "right": -gap}[across]
            y += {"bottom": gap + row * height, "center": row * height, "top": -gap - row * height}[up]
            left = x - {"left": 0.0, "center": width / 2, "right": width}[across]
            bottom = y - {"bottom": 0.0, "center": height / 2, "top": height}[up]
            fits = left >= 0 and left + width <= box.width and bottom >= 0 and bottom + height <= box.height
            place = Box(left, bottom, width, height)
            if fits and not _overlaps(place, taken):
                return replace(words, x=x / box.width, y=y / box.height, across=across, up=up), place
    return None


def _overlaps(one: Box, others: Edges) -> bool:
    left, bottom, right, top = others.T
    beside = (one.left >= right) | (left >= one.left + one.width)
    return not bool((beside | (one.bottom >= top) | (bottom >= one.bottom + one.height)).all())
