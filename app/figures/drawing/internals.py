"""What one optimizer remembers, and its step along each axis: a row for each quantity, as on the page."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.figures.drawing.axes import Box, Ticks, add_ticks
from app.figures.drawing.numbers import power
from app.figures.drawing.panel import Panel
from app.figures.drawing.scales import Scale, scale_of
from app.figures.drawing.series import HIDDEN, NOTHING, dots, heights, notice, step_axes, step_ticks
from app.figures.drawing.style import DASHES
from app.figures.picture import Array, Run
from app.optimizers import OPTIMIZERS
from app.words import Message, marked

_AXES = ("solid", "dot")
"""How the lines along x and along y are drawn."""
_LETTERS = {
    "eta": "η",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "theta": "θ",
    "Delta": "Δ",
}
_EFFECTIVE = marked("effective step")
_HEADING = 1.7
"""The sizes of type that the heading of a row takes."""
_FAINT = 0.45


@dataclass(frozen=True)
class _Row:
    heading: str
    values: tuple[Array, ...]
    """By axis and point, each of shape (2, points); the last form of the quantity is the one in full colour."""


def stem(latex: str) -> str:
    """A symbol without its accent and index: what the corrected form of a quantity shares with the raw one."""
    return re.sub(r"[{}\s]", "", re.sub(r"_(t|\{t\})$", "", re.sub(r"\\hat\s*", "", latex)))


def plain(latex: str) -> str:
    """A symbol as plain text."""
    bare = stem(latex)
    return re.sub(r"[{}^]", "", re.sub(r"\\([A-Za-z]+)", lambda found: _LETTERS.get(found[1], found[1]), bare))


class Internals(Panel):
    """The internals of the run that the view inspects, or of the first."""

    steps = True

    @cached_property
    def _run(self) -> Run | None:
        runs = self.picture.runs
        return next((run for run in runs if run.name == self.picture.view.inspect), runs[0] if runs else None)

    @property
    def title(self) -> str:
        return self._run.name if self._run else ""

    @property
    def note(self) -> str:
        thresholds = dict.fromkeys(power(scale.threshold) for scale in self._scales if scale.threshold is not None)
        axes = self.tell(marked("x solid, y dotted"))
        linear = Message("linear below {threshold}", threshold=", ".join(thresholds))
        return f"{axes} · {self.tell(linear)}" if thresholds else axes

    @cached_property
    def _rows(self) -> list[_Row]:
        state = self._run.trajectory.state if self._run else None
        if not state or not self._run:
            return []
        rule = OPTIMIZERS[self._run.trajectory.optimizer]
        known = {name: told for name, told in rule.quantities().items() if name in state.quantities}
        own = [name for name in known if name in rule.state]
        rows = []
        for name in own or known:
            symbol, meaning = known[name]
            kin = (
                [other for other in known if other not in own and stem(known[other][0]) == stem(symbol)] if own else []
            )
            values = tuple(state.quantities[one] for one in (name, *kin))
            rows.append(_Row(f"{plain(symbol)}  {self.tell(meaning)}", values))
        return [*rows, _Row(self.tell(_EFFECTIVE), (state.effective_step,))]

    @cached_property
    def _scales(self) -> list[Scale]:
        axis = self.picture.view.state_axis
        return [scale_of(axis, [line for form in row.values for line in form], whole=True) for row in self._rows]

    def labels(self, height: float) -> list[str]:
        return [label for scale in self._scales for _, label in self._ticks(scale, height / len(self._rows))]

    def _ticks(self, scale: Scale, height: float) -> Ticks:
        return [] if scale.empty else scale.ticks(max(2, self.many(height, 2.4) - 1))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        self._markers = []
        if not self._run or not self._rows:
            axes = step_axes(figure, box, (0.0, 1.0), self.picture, self.style)
            notice(axes, box, self.tell(NOTHING if self._run else HIDDEN), self.style)
            return
        height, heading = box.height / len(self._rows), _HEADING * self.style.small
        for index, (row, scale) in enumerate(zip(self._rows, self._scales, strict=True)):
            last = index == len(self._rows) - 1
            bottom = box.bottom + (len(self._rows) - 1 - index) * height
            inner = Box(box.left, bottom, box.width, max(height - heading, 0.3 * height))
            axes = step_axes(figure, inner, scale.range, self.picture, self.style)
            step_ticks(axes, self, inner, self._ticks(scale, inner.height), words and last, named and last)
            if words and not last:
                self._beside(axes, scale, inner)
            self._curves(axes, self._run, row, scale)
            cut = self.style.cut(row.heading, self.style.small, box.width)
            text = self.style.text(0, 1.0, cut, self.style.small, self.style.palette.muted, transform=axes.transAxes)
            text.set_y(1.0 + 0.35 * self.style.small / inner.height)
            axes.add_artist(text)
            marker = dots(axes, 6, 1.25, self.style)
            marker.set_facecolor(self._run.colour)
            self._markers.append(marker)
            self.moving.append(marker)

    def _beside(self, axes: Axes, scale: Scale, box: Box) -> None:
        """The vertical ticks alone."""
        add_ticks(axes, self.style, [], self._ticks(scale, box.height))

    def _curves(self, axes: Axes, run: Run, row: _Row, scale: Scale) -> None:
        for rank, form in enumerate(row.values):
            opacity = 1.0 if rank == len(row.values) - 1 else _FAINT
            for along, dash in zip(form, _AXES, strict=True):
                line = Line2D(
                    np.arange(len(along)),
                    heights(scale, along),
                    color=run.colour,
                    lw=1.75 * self.style.pixel,
                    ls=DASHES[dash],
                    alpha=opacity,
                )
                axes.add_line(line)

    def move(self, position: float) -> None:
        for marker, row, scale in zip(self._markers, self._rows, self._scales, strict=True):
            points = []
            for along in (along for form in row.values for along in form):
                index = max(0, min(int(position), len(along) - 1))
                points.append((float(index), float(heights(scale, along[index : index + 1])[0])))
            marker.set_offsets([point for point in points if np.isfinite(point[1])] or np.empty((0, 2)))
