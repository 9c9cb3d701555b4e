"""The figure as a whole: its panels, the legend, the caption and the details, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.figures.base import Context
from app.figures.details import lines
from app.figures.drawing.axes import Box
from app.figures.drawing.style import PIXEL, Style
from app.figures.layout import PLOTS, crowded, slots
from app.figures.picture import Picture

FINE = 192
"""Dots an inch of what can only be an image where all else is lines."""
_GAP = 1.1
"""Between panels, in the size of the type."""


@dataclass(frozen=True)
class Place:
    """Where a panel is."""

    box: Box
    """Its title and ticks included."""
    lowest: bool
    """Whether its horizontal axis is named."""


def places(count: int, room: Box, font: float) -> list[Place]:
    """A place for each of ``count`` panels."""
    # Seven panels with large type: what is between them must not take the room of them.
    gap = min(_GAP * font, min(room.width, room.height) / (2 * max(1, count)))
    # Every panel has a gap on its right and above it, of which those at the edges lie outside.
    width, height = room.width + gap, room.height + gap
    return [
        Place(
            Box(
                room.left + slot.left * width,
                room.bottom + slot.bottom * height,
                slot.width * width - gap,
                slot.height * height - gap,
            ),
            slot.lowest,
        )
        for slot in slots(count, room.width / room.height)
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
        raise crowded(picture, "size")
    found: list[Line] = []
    for field, words, size, muted, height in _told(picture, style, context):
        count = int(room / height)
        told = [*islice(style.wrapped(words, size, width), count + 1)]
        if len(told) > count:
            raise crowded(picture, field)
        found += [Line(line, size, muted, height) for line in told]
        room -= len(told) * height
    return found


def most(picture: Picture) -> float:
    """The height, in points, that words may take from the panels."""
    return (1 - PLOTS if picture.panels else 1.0) * size_of(picture)[1]


def _told(picture: Picture, style: Style, context: Context) -> Iterator[tuple[str, str, float, bool, float]]:
    if picture.view.caption:
        yield "caption", picture.view.caption, style.font, False, 1.35 * style.font
    if picture.view.details:
        words = "\n".join([*lines(picture, context), *([context.link] if context.link else [])])
        yield "details", words, style.tiny, True, 1.4 * style.tiny


def size_of(picture: Picture) -> tuple[float, float]:
    """Width and height in points."""
    width, height = picture.view.size
    return width * PIXEL, height * PIXEL
