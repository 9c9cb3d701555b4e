"""What one optimizer remembers, and its step along each axis: a row for each quantity, as on the page."""

from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from app.figures import internals
from app.figures.drawing.axes import Box, Ticks, add_ticks
from app.figures.drawing.panel import Panel
from app.figures.drawing.series import curve, dots, heights, notice, step_axes, step_ticks
from app.figures.drawing.style import DASHES
from app.figures.internals import AXES, Row, values_at
from app.figures.palette import Colour
from app.figures.scales import Scale

_HEADING = 1.7
"""The sizes of type that the heading of a row takes."""


class Internals(Panel):
    """The internals of the run that the view inspects, or of the first."""

    @cached_property
    def _found(self) -> internals.Internals:
        return internals.Internals(self.picture)

    @property
    def title(self) -> str:
        return self._found.run.name if self._found.run else ""

    @property
    def note(self) -> str:
        return "" if self._found.notice else self._found.note(self.locale)

    def labels(self, height: float) -> list[str]:
        scales = self._found.scales
        return [label for scale in scales for _, label in self._ticks(scale, height / len(scales))]

    def _ticks(self, scale: Scale, height: float) -> Ticks:
        return [] if scale.empty else scale.ticks(max(2, self.many(height, 2.4) - 1))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        self._markers: list[tuple[PathCollection, Row, Scale]] = []
        run, rows = self._found.run, self._found.rows
        if not run or self._found.notice:
            axes = step_axes(figure, box, (0.0, 1.0), self.picture, self.style)
            step_ticks(axes, self, box, [], words, named)
            notice(axes, box, self.tell(self._found.notice), self.style)
            return
        height, heading = box.height / len(rows), _HEADING * self.style.small
        for index, (row, scale) in enumerate(zip(rows, self._found.scales, strict=True)):
            last = index == len(rows) - 1
            bottom = box.bottom + (len(rows) - 1 - index) * height
            inner = Box(box.left, bottom, box.width, max(height - heading, 0.3 * height))
            axes = step_axes(figure, inner, scale.range, self.picture, self.style)
            step_ticks(axes, self, inner, self._ticks(scale, inner.height), words and last, named and last)
            if words and not last:
                self._beside(axes, scale, inner)
            self._curves(axes, run.colour, row, scale)
            cut = self.style.cut(row.heading(self.locale), self.style.small, box.width)
            text = self.style.text(0, 1.0, cut, self.style.small, self.style.palette.muted, transform=axes.transAxes)
            text.set_y(1.0 + 0.35 * self.style.small / inner.height)
            axes.add_artist(text)
            marker = dots(axes, 6, 1.25, self.style)
            marker.set_facecolor(run.colour)
            self._markers.append((marker, row, scale))
            self.moving.append(marker)

    def _beside(self, axes: Axes, scale: Scale, box: Box) -> None:
        """The vertical ticks alone."""
        add_ticks(axes, self.style, [], self._ticks(scale, box.height))

    def _curves(self, axes: Axes, colour: Colour, row: Row, scale: Scale) -> None:
        for form in row.forms:
            for along, (_, dash) in zip(form.values, AXES, strict=True):
                steps, width = np.arange(len(along), dtype=np.float64), 1.75 * self.style.pixel
                drawn = heights(scale, along)
                axes.add_line(curve(steps, drawn, width, color=colour, ls=DASHES[dash], alpha=form.opacity))

    def move(self, position: float) -> None:
        for marker, row, scale in self._markers:
            stood = [values_at(form, position) for form in row.forms]
            steps = np.repeat([step for step, _ in stood], len(AXES))
            points = np.column_stack((steps, heights(scale, np.concatenate([values for _, values in stood]))))
            marker.set_offsets(points[np.isfinite(points[:, 1])])
