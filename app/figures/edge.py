"""Words beside the arrows to paths beyond the map. The page has the same rules in ``charts/edge.js``."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.figures import points
from app.figures.clipping import Point
from app.figures.labels import labels
from app.figures.picture import Picture
from app.figures.places import Gone
from app.i18n import tell
from app.numbers import number
from app.words import Message

Edges = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""

_SIDES = {
    0: (("center", "below"), ("left", "below"), ("right", "below")),
    90: (("left", "middle"), ("left", "below"), ("left", "above")),
    180: (("center", "above"), ("left", "above"), ("right", "above")),
    270: (("right", "middle"), ("right", "below"), ("right", "above")),
}
"""Where words may stand beside an arrow, by the way it points: inside the map, the nicest place first."""
_ROWS = 8
"""How many lines of words from its arrow a text may be, where others are nearer."""
_MOST = 60
"""So many arrows have words; among more nobody finds those that belong to one."""
ARROW = 13.0
"""How large an arrow is, in pixels of the page."""
_GAP, _APART = 9.0, 6.0
"""From an arrow to its words, and from words to those beside them."""
_INWARDS = np.array((1e-6, 1e-6, -1e-6, -1e-6))
"""Boxes that only touch do so up to rounding."""


@dataclass(frozen=True)
class Sheet:
    """The inside of a map and the type on it, all in one unit."""

    width: float
    height: float
    line: float
    """The height of a line of words."""
    pixel: float
    """Of the page."""
    measure: Callable[[str], float]
    """How wide words are."""


@dataclass(frozen=True)
class Words:
    """What is said beside an arrow."""

    text: str
    arrow: Point
    """Where that is."""
    shift: Point
    """From there to the middle of the words, in the sheet's unit."""


def away(gone: Gone) -> Message | None:
    """How far away a path is; nothing where no number says so."""
    if gone.angle is None or not math.isfinite(gone.distance):
        return None
    return Message("{distance} away at step {step}", distance=number(gone.distance, 2), step=gone.step)


class Edge:
    """Where words stand that cover neither one another, nor arrows, marks or starts; nor labels, if there is room."""

    def __init__(self, picture: Picture, sheet: Sheet, locale: str) -> None:
        self._picture, self._sheet, self._locale = picture, sheet, locale
        self._marks = self._boxes(
            [
                ((point.x, point.y), points.KINDS[kind].size)
                for kind, some in points.seen(picture).items()
                for point in some
            ]
            + [(start, points.RING * picture.boldness) for start in points.starts(picture)]
        )
        self._labels = _edges(
            [
                self._around((label.across, label.up), sheet.measure(label.words), sheet.line)
                for label in labels(picture)
            ]
        )

    def words(self, heads: Sequence[Point | Gone | None]) -> list[Words | None]:
        """What is said beside each head; nothing where there is no room left.

        Those told last lie above the others, and their words are nearest to their arrows.
        """
        gone = [(index, head, away(head)) for index, head in enumerate(heads) if isinstance(head, Gone)]
        arrows = self._boxes([(head.at, ARROW) for _, head, _ in gone])
        taken = np.vstack([self._marks, arrows])
        found: list[Words | None] = [None] * len(heads)
        told = [(index, head, tell(message, self._locale)) for index, head, message in gone if message]
        for index, head, text in told[-_MOST:][::-1]:
            shifts, boxes = self._rooms(head, text)
            free = _free(boxes, taken, self._sheet)
            place = next(iter(np.flatnonzero(free & _free(boxes, self._labels, self._sheet))), None)
            place = next(iter(np.flatnonzero(free)), None) if place is None else place
            if place is not None:
                found[index] = Words(text, head.at, shifts[place])
                taken = np.vstack([taken, boxes[place]])
        return found

    def place(self, words: Words) -> Point:
        """Where the middle of the words is on the axes."""
        (x0, x1), (y0, y1) = self._picture.domain
        across, up = words.shift[0] / self._sheet.width, words.shift[1] / self._sheet.height
        return words.arrow[0] + across * (x1 - x0), words.arrow[1] + up * (y1 - y0)

    def _rooms(self, head: Gone, text: str) -> tuple[list[Point], Edges]:
        """All places for words, the nicest first."""
        sheet = self._sheet
        width, line, gap = sheet.measure(text) + _APART * sheet.pixel, sheet.line, _GAP * sheet.pixel
        across = {"left": -gap - width / 2, "center": 0.0, "right": gap + width / 2}
        shifts = [
            (across[beside], {"below": -gap - line / 2 - way, "middle": -way, "above": gap + line / 2 + way}[up])
            for way in (row * line for row in range(_ROWS))
            for beside, up in _SIDES[int(head.angle or 0)]
        ]
        x, y = self._part(head.at)
        places = [(x + right / sheet.width, y + above / sheet.height) for right, above in shifts]
        return shifts, _edges([self._around(place, width, line) for place in places])

    def _part(self, point: Point) -> Point:
        (x0, x1), (y0, y1) = self._picture.domain
        return (point[0] - x0) / (x1 - x0), (point[1] - y0) / (y1 - y0)

    def _boxes(self, marks: Sequence[tuple[Point, float]]) -> Edges:
        sizes = [(self._part(point), size * self._sheet.pixel) for point, size in marks]
        return _edges([self._around(part, size, size) for part, size in sizes])

    def _around(self, part: Point, width: float, height: float) -> Box:
        x, y = part[0] * self._sheet.width, part[1] * self._sheet.height
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _edges(boxes: Sequence[Box]) -> Edges:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _free(boxes: Edges, taken: Edges, sheet: Sheet) -> NDArray[np.bool_]:
    """Which of the boxes lie on the sheet and on nothing that is taken."""
    left, bottom, right, top = (boxes + _INWARDS).T[:, :, None]
    beside = (left >= taken[:, 2]) | (taken[:, 0] >= right) | (bottom >= taken[:, 3]) | (taken[:, 1] >= top)
    within = (left[:, 0] >= 0) & (bottom[:, 0] >= 0) & (right[:, 0] <= sheet.width) & (top[:, 0] <= sheet.height)
    return np.asarray(beside.all(axis=1) & within)
