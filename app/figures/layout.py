"""Where the panels of a figure are: the map at the left and the others beside it, or all in rows if they are many."""

import json
from dataclasses import dataclass

from app.figures.picture import Picture
from app.query import QueryError
from app.words import Message

PLOTS = 0.35
"""The least of a figure's height that is left to its panels."""
ROOMY = (9, 6.5)
"""From so many sizes of type on, across and up, a panel has a title and the labels of its ticks."""
_SHARE = 0.56
"""Of the width, the map's."""
_WIDE = 1.15
"""From so many times its height on, a figure has its panels side by side."""
_BESIDE = 4
"""The most panels of which the first is larger than the others."""
_SHAPE = 1.35
"""The width of a panel among equals, in its heights, as near as it can be had."""


@dataclass(frozen=True)
class Slot:
    """The place of a panel in parts of the room for all, from its left and from its bottom."""

    left: float
    bottom: float
    width: float
    height: float
    lowest: bool
    """Whether its horizontal axis is named: no other is below it that has the same."""

    @property
    def top(self) -> float:
        """Where it ends."""
        return self.bottom + self.height


def crowded(picture: Picture, field: str) -> QueryError:
    """What is raised where the words of a figure leave its panels too little.

    Args:
        picture: what is drawn.
        field: the key that asks for the words, or ``size`` where they are those of the legend.
    """
    width, height = picture.view.size
    count = len({run.label for run in picture.runs})
    words = {
        "caption": Message("the lines of the caption"),
        "details": Message("the lines of the details"),
        "size": Message("the names of {count} optimizers", count=count),
    }[field]
    message = Message(
        "{field}: {words} leave the plots less than {share} % of a figure of {width} × {height}; "
        "a larger size or a smaller font has room",
        field=field,
        words=words,
        share=round(100 * PLOTS),
        width=width,
        height=height,
    )
    value = getattr(picture.view, field)
    return QueryError(field, "room", message, value[:80] if isinstance(value, str) else json.dumps(value))


def slots(count: int, aspect: float) -> list[Slot]:
    """A place for each of ``count`` panels in a room that is ``aspect`` times as wide as it is high."""
    if count <= 1:
        return [Slot(0, 0, 1, 1, lowest=True)][:count]
    if count > _BESIDE:
        return _grid(count, aspect)
    rest = count - 1
    if aspect >= _WIDE:
        return [Slot(0, 0, _SHARE, 1, lowest=True), *_stack(rest, _SHARE, 1 - _SHARE, 1)]
    height = max(0.42, 0.62 - 0.08 * (rest - 1))
    return [Slot(0, 1 - height, 1, height, lowest=True), *_stack(rest, 0, 1, 1 - height)]


def _stack(count: int, left: float, width: float, top: float) -> list[Slot]:
    """One below the other."""
    return [
        Slot(left, top * (count - 1 - index) / count, width, top / count, index == count - 1) for index in range(count)
    ]


def _grid(count: int, aspect: float) -> list[Slot]:
    columns = min(range(1, count + 1), key=lambda n: abs(aspect / n * -(-count // n) - _SHAPE))
    rows = -(-count // columns)
    return [
        Slot(
            index % columns / columns,
            (rows - 1 - index // columns) / rows,
            1 / columns,
            1 / rows,
            index + columns >= count,
        )
        for index in range(count)
    ]
