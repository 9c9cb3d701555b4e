"""The charts over the step: their titles, their axes, and what they say where there is nothing to draw."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.figures.picture import Array, Picture
from app.figures.scales import Scale, scale_of
from app.formulas.readable import readable
from app.i18n import tell, translations
from app.numbers import number
from app.view import Axis
from app.words import Message, marked

STEP = marked("step")
HIDDEN = marked("Every trajectory is hidden.")
NOTHING = marked("There is no finite number to draw.")
NOTHING_ABOVE = marked("Nothing here is above zero, which a logarithmic axis cannot show.")
LOGARITHMIC = marked("f, logarithmic")


ARROW = 11.0
"""How large an arrow at the edge of a chart is, in pixels of the page."""


@dataclass(frozen=True)
class Quantity:
    """What a chart draws of every run: its name, and how it is called in a formula."""

    title: str
    sign: str
    absent: str = NOTHING
    """What is said where no run has it."""


QUANTITIES = {
    "loss": Quantity(marked("Loss"), "f"),
    "grad_norm": Quantity(marked("Length of the gradient"), "‖∇f‖"),
    "distance": Quantity(
        marked("Distance to the nearest minimum"),
        "d",
        marked("No minimum is known here, so there is nothing to measure the distance to."),
    ),
    "learning_rate": Quantity(marked("Learning rate"), "η"),
}


@dataclass(frozen=True)
class Course:
    """One quantity of every run."""

    picture: Picture
    name: str

    @property
    def quantity(self) -> Quantity:
        """What is drawn."""
        return QUANTITIES[self.name]

    @property
    def axis(self) -> Axis:
        """How it is measured."""
        axis: Axis = getattr(self.picture.view, f"{self.name}_axis")
        return axis

    @cached_property
    def _base(self) -> tuple[float, str]:
        return lowest(self.picture) if self.name == "loss" and self.axis == "log" else (0.0, "")

    @property
    def base(self) -> float:
        """What is taken off every value."""
        return self._base[0]

    @cached_property
    def scale(self) -> Scale:
        """The vertical axis."""
        return scale_of(self.axis, [run.values(self.name)[1] for run in self.picture.runs], self.base)

    @property
    def note(self) -> str:
        """What is said beside the title."""
        if self.scale.empty:
            return ""
        return self._base[1] if self.scale.threshold is None else linear_below(self.scale)

    @property
    def notice(self) -> str:
        """Why nothing is drawn; "" where something is."""
        if not self.picture.runs:
            return HIDDEN
        if not self.scale.empty:
            return ""
        some = any(np.isfinite(run.values(self.name)[1]).any() for run in self.picture.runs)
        return NOTHING_ABOVE if some else self.quantity.absent


def index_at(steps: Array, position: float) -> int | None:
    """Which of the steps of a curve a position is at: the first before there is any; none where there are none."""
    return int(np.clip(int(position - steps[0]), 0, len(steps) - 1)) if len(steps) else None


def alone(heights: Array) -> NDArray[np.intp]:
    """The places of heights that no line can join to a neighbour: they are drawn as dots."""
    known = np.isfinite(heights)
    before, after = np.append(False, known[:-1]), np.append(known[1:], False)
    return np.flatnonzero(known & ~before & ~after)


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


def linear_below(*scales: Scale) -> Message:
    """Where symmetric logarithmic axes are linear."""
    thresholds = dict.fromkeys(number(scale.threshold) for scale in scales if scale.threshold is not None)
    return Message("linear below {threshold}", threshold=", ".join(thresholds))


def heading(picture: Picture, locale: str) -> str:
    """The title of the map."""
    landscape = picture.scene.declaration
    return said(landscape.label, locale) if landscape.id else f"f(x, y) = {readable(landscape.expression)}"


def relief(picture: Picture) -> str:
    """The title of the landscape in space."""
    return LOGARITHMIC if picture.ground.scale == "log" else "f(x, y)"


def said(text: str, locale: str) -> str:
    """A message or a marked text in a language."""
    return tell(text, locale) if isinstance(text, Message) or not text else translations(locale).gettext(text)
