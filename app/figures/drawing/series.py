"""A quantity of every trajectory against the step."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, IdentityTransform

from app.figures.base import Context
from app.figures.charts import ARROW, STEP, Course, alone, index_at
from app.figures.drawing.axes import Box, Ticks, add_axes, add_name, add_ticks
from app.figures.drawing.panel import Panel
from app.figures.drawing.style import DASHES, Style
from app.figures.picture import Array, Picture
from app.figures.scales import Scale, Standing
from app.figures.ticks import whole

_FAR = 1e4
"""Heights are drawn as far as so many heights of the picture around it."""


class Series(Panel):
    """The curves of one quantity, with the numbers at which the paths stand."""

    def __init__(self, quantity: str, picture: Picture, style: Style, context: Context) -> None:
        super().__init__(picture, style, context)
        self._quantity, self._course = quantity, Course(picture, quantity)

    @property
    def title(self) -> str:
        return self.tell(self._course.quantity.title)

    @property
    def note(self) -> str:
        return self.tell(self._course.note)

    def labels(self, height: float) -> list[str]:
        return [label for _, label in self._ticks(height)]

    def _ticks(self, height: float) -> Ticks:
        scale = self._course.scale
        return [] if scale.empty else scale.ticks(self.many(height, 2.4))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        picture, style, scale = self.picture, self.style, self._course.scale
        axes = step_axes(figure, box, scale.range, picture, style)
        self._axes = axes
        y = self._ticks(box.height)
        step_ticks(axes, self, box, y, words, named)
        width = 1.75 * style.pixel * picture.boldness
        for run in picture.layered:
            steps, values = run.values(self._quantity)
            axes.add_line(curve(steps, heights(scale, values), width, color=run.colour, ls=DASHES[run.dash]))
        notice(axes, box, self.tell(self._course.notice), style)
        self._dots = dots(axes, 8 * picture.boldness, 1.5 * picture.boldness, style)
        self.moving.append(self._dots)

    def move(self, position: float) -> None:
        scale = self._course.scale
        places, colours, shapes = [], [], []
        for run in self.picture.layered:
            steps, values = run.values(self._quantity)
            index = index_at(steps, position)
            if index is not None and (found := scale.standing(float(values[index]))):
                places.append((float(steps[index]), found.height))
                colours.append(run.colour)
                shapes.append(_shape(found, 8 * self.picture.boldness))
        self._dots.set_paths(shapes)
        self._dots.set_offsets(places or np.empty((0, 2)))
        self._dots.set_facecolor(colours or "none")


def _shape(found: Standing, size: float) -> Outline:
    """A dot, or an arrow, which is scaled since what is drawn together has one size, that of the dots."""
    if found.angle is None:
        return Outline.unit_circle()
    turned = Affine2D().rotate_deg(-found.angle).scale(1.15 * ARROW / size)
    return Outline.unit_regular_polygon(3).transformed(turned)


def heights(scale: Scale, values: Array) -> Array:
    """Where values are drawn; what is far beyond the axis lies just as far as drawing can count."""
    with np.errstate(all="ignore"):
        measured = np.where(np.isfinite(values), scale.measure(values), np.nan)
    low, high = scale.range
    reach = _FAR * (high - low)
    return np.clip(measured, low - reach, high + reach)


def curve(steps: Array, drawn: Array, width: float, **look: Any) -> Line2D:
    """A line through heights."""
    lone = alone(drawn).tolist()
    dotted = {"marker": "o", "ms": 2 * width, "mew": 0, "markevery": lone} if lone else {}
    return Line2D(steps, drawn, lw=width, **dotted, **look)


def step_axes(figure: Figure, box: Box, y: tuple[float, float], picture: Picture, style: Style) -> Axes:
    """Axes over the step."""
    return add_axes(figure, box, (-0.01 * picture.span, 1.02 * picture.span), y, style)


def step_ticks(axes: Axes, panel: Panel, box: Box, y: Ticks, words: bool, named: bool) -> None:
    """The ticks of a chart over the step, with lines across it."""
    style = panel.style
    x = [(float(step), str(step)) for step in whole(panel.picture.span, panel.many(box.width, 4.5))]
    grid = LineCollection(
        [((0, height), (1, height)) for height, _ in y],
        colors=[style.palette.hairline],
        linewidths=style.pixel,
        transform=axes.get_yaxis_transform(),
        zorder=0.5,
    )
    axes.add_collection(grid, autolim=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    add_ticks(axes, style, x, y, words)
    if words and named:
        add_name(axes, style, box, panel.tell(STEP))


def dots(axes: Axes, size: float, edge: float, style: Style) -> PathCollection:
    """Where numbers stand."""
    found = PathCollection(
        [Outline.unit_circle()],
        sizes=[(size * style.pixel / 2) ** 2],
        linewidths=edge * style.pixel,
        edgecolors=[style.palette.casing],
        offsets=np.empty((0, 2)),
        offset_transform=axes.transData,
        transform=IdentityTransform(),
        zorder=3,
    )
    axes.add_artist(found).set_clip_on(False)
    return found


def notice(axes: Axes, box: Box, words: str, style: Style) -> None:
    """A sentence in the middle, where there is nothing to draw."""
    lines = [*style.wrapped(words, style.small, 0.85 * box.width)]
    colour = style.palette.muted
    for index, line in enumerate(reversed(lines)):
        height = 0.5 + (index - (len(lines) - 1) / 2) * 1.4 * style.small / box.height
        axes.add_artist(
            style.text(0.5, height, line, style.small, colour, ha="center", va="center", transform=axes.transAxes)
        )
