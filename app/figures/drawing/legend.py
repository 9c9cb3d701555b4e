"""The legend: the names of the runs and of the marks, in rows below the panels, where it covers nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.figures.drawing import marks
from app.figures.drawing.style import DASHES, Style
from app.figures.picture import Picture
from app.i18n import tell, translations
from app.words import Message

_SAMPLE = 22
"""The pixels of a page that a sample of a line is long."""
_GAP = 6
_SHARE = 0.3
"""The most of a figure's height that the legend takes."""


@dataclass(frozen=True)
class _Entry:
    words: str
    sample: float
    """How wide its sample is."""
    draw: Callable[[float, float], list[Line2D]]


class Legend:
    """Entries in rows that fit a width."""

    def __init__(self, picture: Picture, style: Style, locale: str, width: float, height: float) -> None:
        self._style = style
        self.row = 1.55 * style.small
        """The height of a row."""
        entries = [*self._runs(picture), *self._marks(picture, locale)]
        self._rows = self._filled(entries, width)
        most = max(1, int(_SHARE * height / self.row))
        if len(self._rows) > most:
            self._shorten(most, width, locale)

    @property
    def height(self) -> float:
        """In points."""
        return len(self._rows) * self.row

    def draw(self, figure: Figure, left: float, top: float) -> None:
        """Draw all rows from a place downwards."""
        width, height = (72 * inches for inches in figure.get_size_inches())
        style = self._style
        for index, row in enumerate(self._rows):
            x, y = left, top - (index + 0.5) * self.row
            for entry in row:
                for artist in entry.draw(x / width, y / height):
                    artist.set_transform(figure.transFigure)
                    figure.add_artist(artist)
                place = x + entry.sample
                text = style.text(place / width, y / height, entry.words, style.small, va="center_baseline")
                figure.add_artist(text)
                x += self._width(entry)

    def _width(self, entry: _Entry) -> float:
        return entry.sample + self._style.width(entry.words, self._style.small) + 1.5 * self._style.small

    def _runs(self, picture: Picture) -> list[_Entry]:
        style = self._style
        long = (_SAMPLE + _GAP) * style.pixel
        width = picture.view.size[0] * 0.75

        def sample(colour: tuple[float, float, float, float], dash: str) -> Callable[[float, float], list[Line2D]]:
            def draw(x: float, y: float) -> list[Line2D]:
                end = x + _SAMPLE * style.pixel / width
                return [Line2D([x, end], [y, y], color=colour, lw=2.6 * style.pixel, ls=DASHES[dash])]

            return draw

        return [_Entry(run.name, long, sample(run.colour, run.dash)) for run in picture.runs]

    def _marks(self, picture: Picture, locale: str) -> list[_Entry]:
        style = self._style
        if "legend" not in picture.view.overlays or "contour" not in picture.panels:
            return []
        width = picture.view.size[0] * 0.75
        wide = 14 * style.pixel

        def sample(name: str) -> Callable[[float, float], list[Line2D]]:
            return lambda x, y: [marks.line(name, [x + 0.4 * wide / width], [y], style, 0.62)]

        gettext = translations(locale).gettext
        return [_Entry(gettext(marks.word(name)), wide, sample(name)) for name in marks.seen(picture)]

    def _filled(self, entries: list[_Entry], width: float) -> list[list[_Entry]]:
        rows: list[list[_Entry]] = []
        used = width + 1
        for given in entries:
            room = width - given.sample
            entry = _Entry(self._style.cut(given.words, self._style.small, room), given.sample, given.draw)
            need = self._width(entry)
            if used + need - 1.5 * self._style.small > width:
                rows.append([])
                used = 0.0
            rows[-1].append(entry)
            used += need
        return rows

    def _shorten(self, most: int, width: float, locale: str) -> None:
        """Say how many there is no room for."""
        dropped = sum(map(len, self._rows[most:]))
        self._rows = self._rows[:most]
        last = self._rows[-1]
        while True:
            words = tell(Message("and {count} more", count=dropped), locale)
            more = _Entry(words, 0.0, lambda _x, _y: [])
            if not last or sum(map(self._width, (*last, more))) <= width:
                break
            last.pop()
            dropped += 1
        last.append(more)
