"""The arrows to the paths beyond the edge of the map, with the words beside them."""

from collections.abc import Sequence
from functools import partial

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from app.figures.clipping import Point
from app.figures.drawing.axes import Box
from app.figures.drawing.style import Style
from app.figures.edge import Edge, Sheet
from app.figures.palette import Colour
from app.figures.picture import Picture
from app.figures.places import Gone


class Pointers:
    """One for each run, in the order of their layers; those of runs that are in the picture are not seen."""

    def __init__(self, axes: Axes, box: Box, picture: Picture, style: Style, locale: str) -> None:
        self._axes, self._picture, self._style = axes, picture, style
        measure = partial(style.width, size=style.small, bold=True)
        self._edge = Edge(picture, Sheet(box.width, box.height, 1.2 * style.small, style.pixel, measure), locale)

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
        middle = {"ha": "center", "va": "center_baseline"}
        text = style.text(0, 0, "", style.small, colour, fontweight="bold", transform=axes.transData, **middle)
        text.set_path_effects([withStroke(linewidth=3 * style.pixel, foreground=style.palette.casing)])
        axes.add_artist(text)
        return mark, text

    def point(self, heads: Sequence[Point | Gone | None]) -> None:
        """Point to where each path is."""
        for found, (mark, text), words in zip(heads, self._pairs, self._edge.words(heads), strict=True):
            text.set_visible(words is not None)
            if words:
                x, y = self._edge.place(words)
                text.set(x=x, y=y, text=words.text)
            if isinstance(found, Gone):
                mark.set_data([found.at[0]], [found.at[1]])
                mark.set_marker(MarkerStyle("X" if found.angle is None else (3, 0, -found.angle)))
            else:
                mark.set_data([], [])
