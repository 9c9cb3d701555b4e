"""A quantity of every trajectory against the step."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform

from app.figures.drawing.axes import Box, Ticks, add_axes, add_name, add_ticks
from app.figures.drawing.numbers import power, whole
from app.figures.drawing.panel import Panel
from app.figures.drawing.scales import Scale, scale_of
from app.figures.drawing.style import DASHES, Style
from app.figures.picture import Array, Picture
from app.view import Axis
from app.words import Message, marked

STEP = marked("step")
HIDDEN = marked("Every trajectory is hidden.")
NOTHING = marked("There is no finite number to draw.")
NOTHING_ABOVE = marked("Nothing here is above zero, which a logarithmic axis cannot show.")
_FAR = 1e4
"""Heights are drawn as far as so many heights of the picture around it."""


@dataclass(frozen=True)
class _Quantity:
    title: str
    absent: str = NOTHING


_QUANTITIES = {
    "loss": _Quantity(marked("Loss")),
    "grad_norm": _Quantity(marked("Length of the gradient")),
    "distance": _Quantity(
        marked("Distance to the nearest minimum"),
        marked("No minimum is known here, so there is nothing to measure the distance to."),
    ),
    "learning_rate": _Quantity(marked("Learning rate")),
}


def lowest(picture: Picture) -> tuple[float, str]:
    """What is taken off every loss on a logarithmic axis, and the words for it.

    It is the lowest value that the landscape is known to have, or the lowest loss shown where that lies deeper still.
    """
    minima = [point.value for point in picture.ground.critical_points if point.lowest]
    known = min(minima, default=0.0)
    losses = [run.trajectory.path.loss for run in picture.runs]
    shown = min((float(loss[np.isfinite(loss)].min(initial=np.inf)) for loss in losses), default=np.inf)
    if shown < known:
        return shown, marked("above the lowest one shown")
    return known, "" if known == 0 else marked("above the minimum")


class Series(Panel):
    """The curves of one quantity, with the numbers at which the paths stand."""

    steps = True
    quantity: str

    @property
    def title(self) -> str:
        return self.tell(_QUANTITIES[self.quantity].title)

    @property
    def _axis(self) -> Axis:
        axis: Axis = getattr(self.picture.view, f"{self.quantity}_axis")
        return axis

    @cached_property
    def _base(self) -> tuple[float, str]:
        return lowest(self.picture) if self.quantity == "loss" and self._axis == "log" else (0.0, "")

    @cached_property
    def scale(self) -> Scale:
        """The vertical axis."""
        return scale_of(self._axis, [run.values(self.quantity)[1] for run in self.picture.runs], self._base[0])

    @property
    def note(self) -> str:
        if self.scale.threshold is not None and not self.scale.empty:
            return self.tell(Message("linear below {threshold}", threshold=power(self.scale.threshold)))
        return self.tell(self._base[1]) if self._base[1] else ""

    @property
    def notice(self) -> str:
        """Why nothing is drawn; "" where something is."""
        if not self.picture.runs:
            return self.tell(HIDDEN)
        if not self.scale.empty:
            return ""
        some = any(np.isfinite(run.values(self.quantity)[1]).any() for run in self.picture.runs)
        return self.tell(NOTHING_ABOVE if some else _QUANTITIES[self.quantity].absent)

    def labels(self, height: float) -> list[str]:
        return [label for _, label in self._ticks(height)]

    def _ticks(self, height: float) -> Ticks:
        return [] if self.scale.empty else self.scale.ticks(self.many(height, 2.4))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        picture, style, scale = self.picture, self.style, self.scale
        axes = step_axes(figure, box, scale.range, picture, style)
        self._axes = axes
        y = self._ticks(box.height)
        step_ticks(axes, self, box, y, words, named)
        for run in picture.layered:
            steps, values = run.values(self.quantity)
            line = Line2D(steps, heights(scale, values), color=run.colour, lw=1.75 * style.pixel, ls=DASHES[run.dash])
            axes.add_line(line)
        if self.notice:
            notice(axes, box, self.notice, style)
        self._dots = dots(axes, 8, 1.5, style)
        self.moving.append(self._dots)

    def move(self, position: float) -> None:
        places, colours = [], []
        for run in self.picture.layered:
            steps, values = run.values(self.quantity)
            if not len(steps):
                continue
            index = max(0, min(int(position - steps[0]), len(steps) - 1))
            height = float(heights(self.scale, values[index : index + 1])[0])
            if self.scale.range[0] <= height <= self.scale.range[1]:
                places.append((float(steps[index]), height))
                colours.append(run.colour)
        self._dots.set_offsets(places or np.empty((0, 2)))
        self._dots.set_facecolor(colours or "none")


class Loss(Series):
    """The loss."""

    quantity = "loss"


class GradientNorm(Series):
    """The length of the gradient."""

    quantity = "grad_norm"


class Distance(Series):
    """The distance to the nearest minimum."""

    quantity = "distance"


class LearningRate(Series):
    """The learning rate."""

    quantity = "learning_rate"


def heights(scale: Scale, values: Array) -> Array:
    """Where values are drawn; what is far beyond the axis lies just as far as drawing can count."""
    with np.errstate(all="ignore"):
        measured = np.where(np.isfinite(values), scale.measure(values), np.nan)
    low, high = scale.range
    reach = _FAR * (high - low)
    return np.clip(measured, low - reach, high + reach)


def step_axes(figure: Figure, box: Box, y: tuple[float, float], picture: Picture, style: Style) -> Axes:
    """Axes over the step."""
    return add_axes(figure, box, (-0.01 * picture.steps, 1.02 * picture.steps), y, style)


def step_ticks(axes: Axes, panel: Panel, box: Box, y: Ticks, words: bool, named: bool) -> None:
    """The ticks of a chart over the step, with lines across it."""
    style = panel.style
    x = [(float(step), str(step)) for step in whole(panel.picture.steps, panel.many(box.width, 4.5))]
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
    lines = "\n".join(style.wrapped(words, style.small, 0.85 * box.width))
    colour = style.palette.muted
    for index, line in enumerate(reversed(lines.split("\n"))):
        height = 0.5 + (index - lines.count("\n") / 2) * 1.4 * style.small / box.height
        axes.add_artist(
            style.text(0.5, height, line, style.small, colour, ha="center", va="center", transform=axes.transAxes)
        )
