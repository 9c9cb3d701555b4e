"""How a trajectory ended. Divergence is a result, told in a sentence, not an error."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.numbers import apart, number
from app.words import Message, marked


class Status(StrEnum):
    """The three ways to end."""

    COMPLETED = "completed"
    CONVERGED = "converged"
    DIVERGED = "diverged"


@dataclass(frozen=True)
class Stop:
    """When to stop before the last step: at a gradient norm or a loss that is low enough."""

    grad_norm: float | None = None
    loss: float | None = None


_COMPARED = ("first", "loss", "norm", "limit")
"""The values that a sentence compares with one another."""


@dataclass(frozen=True)
class Outcome:
    """A status, the step at which it came about, and a sentence for a person."""

    status: Status
    step: int
    template: str
    values: Mapping[str, float]

    @property
    def message(self) -> Message:
        """The sentence."""
        digits = apart([value for name, value in self.values.items() if name in _COMPARED])
        told = {
            name: number(value, digits) if isinstance(value, float) else value for name, value in self.values.items()
        }
        return Message(self.template, **told)


DESCENDED = marked("Took all {step} steps; the loss went from {first} to {loss}.")
CLIMBED = marked("Took all {step} steps and climbed: the loss grew from {first} to {loss}.")
DESCENDED_ONCE = marked("Took its one step; the loss went from {first} to {loss}.")
CLIMBED_ONCE = marked("Took its one step and climbed: the loss grew from {first} to {loss}.")
FLAT_ENOUGH = marked("Converged at step {step}: the gradient norm {norm} is at most {limit}.")
LOW_ENOUGH = marked("Converged at step {step}: the loss {loss} is at most {limit}.")
NO_START = marked("Could not start: the loss or its gradient is not a finite number at ({x}, {y}).")
NO_GRADIENT = marked("Stopped at step {step}: the gradient is not a finite number at ({x}, {y}).")
NO_LOSS = marked("Stopped at step {step}: the loss is not a number at ({x}, {y}).")
NO_UPDATE = marked("Stopped at step {step}: the update from ({x}, {y}) is not a number.")
LEFT = marked("Diverged at step {step}: the numbers left the range of float64 after ({x}, {y}).")
TEMPLATES = (
    DESCENDED,
    CLIMBED,
    DESCENDED_ONCE,
    CLIMBED_ONCE,
    FLAT_ENOUGH,
    LOW_ENOUGH,
    NO_START,
    NO_GRADIENT,
    NO_LOSS,
    NO_UPDATE,
    LEFT,
)
"""Every sentence there is."""


def completed(step: int, first: float, loss: float) -> Outcome:
    """Every step was taken; the sentence tells a run that climbed from one that went down."""
    once, often = (CLIMBED_ONCE, CLIMBED) if loss > first else (DESCENDED_ONCE, DESCENDED)
    template = once if step == 1 else often
    return Outcome(Status.COMPLETED, step, template, {"step": step, "first": first, "loss": loss})


def converged(step: int, stop: Stop, loss: float, norm: float) -> Outcome:
    """A stopping rule was met."""
    if stop.grad_norm is not None and norm <= stop.grad_norm:
        values = {"step": step, "norm": norm, "limit": stop.grad_norm}
        return Outcome(Status.CONVERGED, step, FLAT_ENOUGH, values)
    values = {"step": step, "loss": loss, "limit": stop.loss or 0.0}
    return Outcome(Status.CONVERGED, step, LOW_ENOUGH, values)


def diverged(step: int, x: float, y: float, loss: float) -> Outcome:
    """The loss or its gradient is not finite at (x, y), where the run is at ``step``."""
    if step == 0:
        template = NO_START
    elif math.isnan(loss):
        template = NO_LOSS
    else:
        template = NO_GRADIENT if math.isfinite(loss) else LEFT
    return Outcome(Status.DIVERGED, step, template, {"step": step, "x": x, "y": y})


def lost(step: int, x: float, y: float, new_x: float, new_y: float) -> Outcome:
    """The update at ``step`` leads from (x, y) to a position that is not finite."""
    template = LEFT if math.isinf(new_x) or math.isinf(new_y) else NO_UPDATE
    return Outcome(Status.DIVERGED, step, template, {"step": step, "x": x, "y": y})
