"""The arrows to the paths beyond the edge of the map, with the words beside them."""

from collections.abc import Callable, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from app.figures.drawing import marks
from app.figures.drawing.axes import Box
from app.figures.drawing.edge import Words, written
from app.figures.drawing.style import Style
from app.figures.edge import away
from app.figures.palette import Colour
from app.figures.picture import Picture
from app.figures.places import Gone, Point
from app.words import Message


class Pointers:
    """One for each run, in the order of their layers; those of runs that are in the picture are not seen."""

    def __init__(self, axes: Axes, box: Box, picture: Picture, style: Style, tell: Callable[[Message], str]) -> None:
        self._axes, self._box, self._picture, self._style, self._tell = axes, box, picture, style, tell
        self._marks = marks.boxes(picture, style, box)
        self._labels = self._levels()

    def _levels(self) -> list[Box]:
        """Where the labels of levels are, the only words so far."""
        found = []
        for label in self._axes.texts:
            (across, up), size = label.get_position(), float(label.get_fontsize())
            width = self._style.width(label.get_text(), size)
            left, bottom = across * self._box.width - width / 2, up * self._box.height - 0.6 * size
            found.append(Box(left, bottom, width, 1.2 * size))
        return found

    def draw(self) -> list[Artist]:
        """Set them up."""
        self._pairs = [self._pair(run.colour) for run in self._picture.layered]
        return [artist for pair in self._pairs for artist in pair]

    def _pair(self, colour: Colour) -> tuple[Line2D, Text]:
        """An arrow or a cross, and the words beside it."""
        style, axes = self._style, self._axes
        mark = Line2D(
            [], [], ls="none", ms=12 * style.pixel, mfc=colour, mec=style.palette.casing, mew=1.6 * style.pixel
        )
        axes.add_artist(mark).set_clip_on(False)
        text = style.text(0, 0, "", style.small, colour, fontweight="bold", transform=axes.transAxes)
        text.set_path_effects([withStroke(linewidth=3 * style.pixel, foreground=style.palette.casing)])
        axes.add_artist(text)
        return mark, text

    def point(self, heads: Sequence[Point | Gone | None]) -> None:
        """Point to where each path is."""
        told = written([self._words(found) for found in heads], self._style, self._box, self._marks, self._labels)
        for found, (mark, text), words in zip(heads, self._pairs, told, strict=True):
            text.set_visible(words is not None)
            if words:
                text.set(x=words.x, y=words.y, text=words.text, ha=words.across, va=words.up)
            if isinstance(found, Gone):
                mark.set_data([found.at[0]], [found.at[1]])
                mark.set_marker(MarkerStyle("X" if found.angle is None else (3, 0, -found.angle)))
            else:
                mark.set_data([], [])

    def _words(self, found: Point | Gone | None) -> Words | None:
        if not isinstance(found, Gone) or not (message := away(found)):
            return None
        (x0, x1), (y0, y1) = self._picture.domain
        across, up = (found.at[0] - x0) / (x1 - x0), (found.at[1] - y0) / (y1 - y0)
        return Words(across, up, int(found.angle or 0), self._tell(message))
