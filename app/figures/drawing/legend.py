"""The legend: the names of the optimizers and of the marks, in rows below the panels, where it covers nothing."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.figures import points
from app.figures.charts import said
from app.figures.drawing import marks
from app.figures.drawing.style import DASHES, Style
from app.figures.picture import Picture

_SAMPLE = 22
"""The pixels of a page that a sample of a line is long."""
_GAP = 6


@dataclass(frozen=True)
class _Entry:
    lines: tuple[str, ...]
    """Its words, in as many lines as they need."""
    sample: float
    """How wide its sample is."""
    draw: Callable[[float, float], list[Line2D]]


class Legend:
    """Entries in rows that fit a width."""

    def __init__(self, picture: Picture, style: Style, locale: str, width: float) -> None:
        self._style, self._width = style, width
        self._line = 1.55 * style.small
        self._rows = self._filled([*self._runs(picture), *self._marks(picture, locale)])

    @property
    def height(self) -> float:
        """In points."""
        return sum(map(self._high, self._rows))

    def draw(self, figure: Figure, left: float, top: float) -> None:
        """Draw all rows from a place downwards."""
        width, height = (72 * inches for inches in figure.get_size_inches())
        style = self._style
        for row in self._rows:
            x = left
            for entry in row:
                y = top - 0.5 * self._line
                for artist in entry.draw(x / width, y / height):
                    artist.set_transform(figure.transFigure)
                    figure.add_artist(artist)
                place = (x + entry.sample) / width
                for words in entry.lines:
                    text = style.text(place, y / height, words, style.small, va="center_baseline")
                    figure.add_artist(text)
                    y -= self._line
                x += self._wide(entry) + self._apart
            top -= self._high(row)

    @property
    def _apart(self) -> float:
        return 1.5 * self._style.small

    def _wide(self, entry: _Entry) -> float:
        return entry.sample + max(self._style.width(line, self._style.small) for line in entry.lines)

    def _high(self, row: list[_Entry]) -> float:
        return self._line * max(len(entry.lines) for entry in row)

    def _entry(self, words: str, sample: float, draw: Callable[[float, float], list[Line2D]]) -> _Entry:
        lines = self._style.wrapped(words, self._style.small, self._width - sample)
        return _Entry(tuple(lines) or ("",), sample, draw)

    def _runs(self, picture: Picture) -> list[_Entry]:
        style = self._style
        long = (_SAMPLE + _GAP) * style.pixel
        width = picture.view.size[0] * 0.75

        def sample(colour: tuple[float, float, float, float], dash: str) -> Callable[[float, float], list[Line2D]]:
            def draw(x: float, y: float) -> list[Line2D]:
                end = x + _SAMPLE * style.pixel / width
                return [Line2D([x, end], [y, y], color=colour, lw=2.6 * style.pixel, ls=DASHES[dash])]

            return draw

        strokes = {run.label: (run.colour, run.dash) for run in picture.runs}
        return [self._entry(label, long, sample(*stroke)) for label, stroke in strokes.items()]

    def _marks(self, picture: Picture, locale: str) -> list[_Entry]:
        style = self._style
        width = picture.view.size[0] * 0.75
        wide = 14 * style.pixel

        def sample(kind: str) -> Callable[[float, float], list[Line2D]]:
            return lambda x, y: [marks.line(kind, [x + 0.4 * wide / width], [y], style, 0.62)]

        return [
            self._entry(said(points.KINDS[kind].word, locale), wide, sample(kind)) for kind in points.explained(picture)
        ]

    def _filled(self, entries: list[_Entry]) -> list[list[_Entry]]:
        rows: list[list[_Entry]] = []
        used = math.inf
        for entry in entries:
            wide = self._wide(entry)
            if used + wide > self._width:
                rows.append([])
                used = 0.0
            rows[-1].append(entry)
            used += wide + self._apart
        return rows
