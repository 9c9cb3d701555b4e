"""The figure as a whole: its panels, the legend, the caption and the details, each in its place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.figures.base import Context
from app.figures.details import lines
from app.figures.drawing.axes import Box
from app.figures.drawing.style import PIXEL, Style
from app.figures.picture import Picture
from app.query import QueryError
from app.words import Message

_SHARE = 0.56
"""Of the width, the map's."""
_PLOTS = 0.35
"""Of the height, the least that the panels keep: words that need more of it are refused rather than cut."""


@dataclass(frozen=True)
class Slot:
    """Where a panel is, its title and ticks included."""

    panel: int
    box: Box
    lowest: bool
    """Whether no other is below it."""


def slots(count: int, box: Box, font: float) -> list[Slot]:
    """A place for each of ``count`` panels: the first and largest on the left, or on top of a high figure."""
    # Seven panels with large type: what is between them must not take the room of them.
    gap = min(1.1 * font, min(box.width, box.height) / (2 * max(1, count)))
    if count <= 1:
        return [Slot(0, box, True)] if count else []
    wide = box.width >= 1.15 * box.height
    rest = count - 1
    share = _SHARE if rest > 1 or wide else 0.6
    if count > 4:
        return _grid(count, box, gap)
    if wide:
        main = Box(box.left, box.bottom, share * (box.width - gap), box.height)
        side = Box(main.left + main.width + gap, box.bottom, box.width - main.width - gap, box.height)
        return [Slot(0, main, True), *_stack(rest, side, gap)]
    height = max(0.42, 0.62 - 0.08 * (rest - 1)) * (box.height - gap)
    main = Box(box.left, box.bottom + box.height - height, box.width, height)
    side = Box(box.left, box.bottom, box.width, box.height - height - gap)
    return [Slot(0, main, True), *_stack(rest, side, gap)]


def _stack(count: int, box: Box, gap: float) -> list[Slot]:
    height = (box.height - (count - 1) * gap) / count
    return [
        Slot(
            index + 1,
            Box(box.left, box.bottom + (count - 1 - index) * (height + gap), box.width, height),
            index == count - 1,
        )
        for index in range(count)
    ]


def _grid(count: int, box: Box, gap: float) -> list[Slot]:
    columns = min(range(1, count + 1), key=lambda n: abs(box.width / n / (box.height / -(-count // n)) - 1.35))
    rows = -(-count // columns)
    width, height = (box.width - (columns - 1) * gap) / columns, (box.height - (rows - 1) * gap) / rows
    return [
        Slot(
            index,
            Box(
                box.left + index % columns * (width + gap),
                box.bottom + (rows - 1 - index // columns) * (height + gap),
                width,
                height,
            ),
            index + columns >= count,
        )
        for index in range(count)
    ]


@dataclass(frozen=True)
class Line:
    """A line of words below the panels."""

    words: str
    size: float
    muted: bool
    height: float


def below(picture: Picture, style: Style, context: Context, width: float, legend: float) -> list[Line]:
    """The caption and the details, from the top to the bottom.

    Args:
        picture: what is told of.
        style: of the letters.
        context: the language, and the link of the details.
        width: of a line, in points.
        legend: its height in points.

    Raises:
        QueryError: if they and the legend would leave the panels too little.
    """
    room = most(picture) - legend
    if room < 0:
        count = len({run.label for run in picture.runs})
        raise _crowded(picture, "size", Message("the names of {count} optimizers", count=count))
    found: list[Line] = []
    for field, words, size, muted, height in _told(picture, style, context):
        count = int(room / height)
        told = [*islice(style.wrapped(words, size, width), count + 1)]
        if len(told) > count:
            message = Message("{count} characters", count=len(words))
            raise _crowded(picture, field, message)
        found += [Line(line, size, muted, height) for line in told]
        room -= len(told) * height
    return found


def most(picture: Picture) -> float:
    """The height, in points, that words may take from the panels."""
    return (1 - _PLOTS if picture.panels else 1.0) * size_of(picture)[1]


def _told(picture: Picture, style: Style, context: Context) -> Iterator[tuple[str, str, float, bool, float]]:
    if picture.view.caption:
        yield "caption", picture.view.caption, style.font, False, 1.35 * style.font
    if picture.view.details:
        words = "\n".join([*lines(picture, context), *([context.link] if context.link else [])])
        yield "details", words, style.tiny, True, 1.4 * style.tiny


def _crowded(picture: Picture, field: str, words: str) -> QueryError:
    width, height = picture.view.size
    message = Message(
        "{field}: {words} leave the plots less than {share} % of a figure of {width} × {height}; "
        "a larger size or a smaller font has room",
        field=field,
        words=words,
        share=round(100 * _PLOTS),
        width=width,
        height=height,
    )
    value = getattr(picture.view, field)
    return QueryError(field, "room", message, value[:80] if isinstance(value, str) else json.dumps(value))


def size_of(picture: Picture) -> tuple[float, float]:
    """Width and height in points."""
    width, height = picture.view.size
    return width * PIXEL, height * PIXEL
