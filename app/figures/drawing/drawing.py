"""A figure that is drawn once, and of which only the moving parts are drawn again."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from app.figures.base import Context, positions
from app.figures.drawing.axes import Box, foot, gutter
from app.figures.drawing.board import Line, Place, below, most, places, size_of
from app.figures.drawing.internals import Internals
from app.figures.drawing.legend import Legend
from app.figures.drawing.map import Map
from app.figures.drawing.panel import Panel
from app.figures.drawing.relief import Relief
from app.figures.drawing.series import Series
from app.figures.drawing.style import Style, style_of
from app.figures.layout import ROOMY
from app.figures.picture import SERIES, Picture

_PANELS: dict[str, Callable[[Picture, Style, Context], Panel]] = {
    "contour": Map,
    "surface": Relief,
    "state": Internals,
    **{name: partial(Series, name) for name in SERIES},
}
_THUMBNAIL = (20, 15)
"""What is smaller, in sizes of type, does without a legend that it has no room for."""
_PADDING = 0.8
_LEAST = 4.0
"""The least sides of a panel in points: nothing is drawn on less than nothing."""
_ABOVE = 5.0
"""The order of what moves begins above all that stays."""

Pixels = NDArray[np.uint8]


class Drawing:
    """A picture on a figure of matplotlib."""

    def __init__(self, picture: Picture, context: Context, dpi: float | None = None) -> None:
        self._picture, self._context = picture, context
        style = style_of(picture)
        width, height = size_of(picture)
        pixels = dpi or picture.view.dpi
        # A size in whole pixels: an inch has 96 of a page.
        across, up = picture.pixels if dpi is None else (width / 72 * dpi, height / 72 * dpi)
        self.figure = Figure(figsize=(across / pixels, up / pixels), dpi=pixels, facecolor=style.palette.surface)
        self.figure.patch.set_linewidth(0)
        if picture.view.transparent:
            self.figure.patch.set_visible(False)
        self.canvas: Any = FigureCanvasAgg(self.figure)
        self._panels = [_PANELS[name](picture, style, context) for name in picture.panels]
        self._arrange(style, width, height)
        for order, artist in enumerate(self._moving()):
            artist.set_zorder(_ABOVE + order * 1e-4)

    def stand(self, position: float) -> None:
        """Bring everything to a position."""
        for panel in self._panels:
            panel.move(position)

    def part(self) -> list[Artist]:
        """What moves, in its order; from now on the figure draws only what stays."""
        moving = self._moving()
        for artist in moving:
            artist.set_animated(True)
        return moving

    def frames(self) -> Iterator[Pixels]:
        """Every frame of the moving picture, of shape (height, width, 4); each is overwritten by the next.

        Raises:
            GivenUpError: when nobody waits for them any more.
        """
        moving = self.part()
        self.canvas.draw()
        ground = self.canvas.copy_from_bbox(self.figure.bbox)
        for position in positions(self._picture, self._context):
            self.stand(position)
            self.canvas.restore_region(ground)
            renderer = self.canvas.get_renderer()
            for artist in moving:
                artist.draw(renderer)
            yield np.asarray(self.canvas.buffer_rgba())

    def _moving(self) -> list[Artist]:
        return [artist for panel in self._panels for artist in panel.moving]

    def _arrange(self, style: Style, width: float, height: float) -> None:
        pad = min(_PADDING * style.font, 0.04 * min(width, height))
        inner = width - 2 * pad
        roomy = width >= ROOMY[0] * style.font and height >= ROOMY[1] * style.font
        # Once for all, with the height that panels have at most: the words below stand in line with the panels.
        framed = [panel for panel in self._panels if panel.framed]
        self._left = max((gutter(style, panel.labels(height)) for panel in framed), default=0.0)
        first = self._panels[0] if self._panels else None
        roughly = places(len(self._panels), Box(0, 0, inner, height), style.font)
        across = min((place.box.width for place in roughly), default=0)
        indent = self._left if first and first.framed and across >= ROOMY[0] * style.font else 0.0
        legend = Legend(self._picture, style, self._context.locale, inner - indent) if roomy else None
        small = width < _THUMBNAIL[0] * style.font or height < _THUMBNAIL[1] * style.font
        if legend and small and legend.height > most(self._picture):
            legend = None
        words = below(self._picture, style, self._context, inner - indent, legend.height if legend else 0.0)
        floor = pad + sum(line.height for line in words)
        self._write(words, Box(pad + indent, pad, inner - indent, floor - pad), style)
        if legend:
            floor += legend.height + (0.3 * style.font if words else 0)
            legend.draw(self.figure, pad + indent, floor)
            floor += 0.35 * style.font if legend.height else 0
        room = Box(pad, floor, inner, max(height - pad - floor, 2 * _LEAST))
        found = places(len(self._panels), room, style.font)
        # All of them or none: panels side by side that differ would not stand in line.
        labelled = all(
            place.box.width >= ROOMY[0] * style.font and place.box.height >= ROOMY[1] * style.font for place in found
        )
        for panel, place in zip(self._panels, found, strict=True):
            self._place(panel, place, style, labelled)

    def _write(self, words: list[Line], box: Box, style: Style) -> None:
        width, height = size_of(self._picture)
        top = box.bottom + box.height
        for line in words:
            top -= line.height
            colour = style.palette.muted if line.muted else style.palette.ink
            at = (top + 0.3 * line.size) / height
            self.figure.add_artist(style.text(box.left / width, at, line.words, line.size, colour))

    def _place(self, panel: Panel, place: Place, style: Style, roomy: bool) -> None:
        box = place.box
        head = 1.75 * style.font if roomy else 0.0
        named = roomy and panel.framed and place.lowest
        feet = foot(style) + (1.25 * style.small if named else 0.0) if roomy and panel.framed else 0.0
        left = self._left if roomy and panel.framed else 0.0
        right = 0.6 * style.small if roomy and panel.framed else 0.0
        across, up = (max(side, _LEAST) for side in (box.width - left - right, box.height - head - feet))
        inner = Box(box.left + left, box.bottom + feet, across, up)
        if roomy:
            self._entitle(panel, Box(box.left + left, inner.bottom + inner.height, box.width - left, head), style)
        panel.draw(self.figure, inner, roomy, named)

    def _entitle(self, panel: Panel, box: Box, style: Style) -> None:
        width, height = size_of(self._picture)
        title = style.cut(panel.title, style.font, box.width, bold=True)
        y = (box.bottom + 0.55 * style.font) / height
        self.figure.add_artist(style.text(box.left / width, y, title, style.font, fontweight="bold"))
        used = style.width(title, style.font, bold=True) + 0.7 * style.font
        if panel.note and used < 0.8 * box.width:
            note = style.cut(panel.note, style.small, box.width - used)
            left = (box.left + used) / width
            self.figure.add_artist(style.text(left, y, note, style.small, style.palette.muted))


def drawn(picture: Picture, context: Context, dpi: float | None = None) -> Drawing:
    """``picture`` as it stands at the step that its view wants."""
    drawing = Drawing(picture, context, dpi)
    drawing.stand(float(picture.at))
    return drawing
