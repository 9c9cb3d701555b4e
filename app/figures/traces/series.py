"""A quantity against the step, for every path."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.figures.drawing.scales import Scale, scale_of
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.traces.style import Array, Trace, plain, stroke
from app.words import marked

WIDTH = 1.75
TICKS = 6
"""About how many an axis has."""


@dataclass(frozen=True)
class Quantity:
    """What a panel draws: its name, and how it is called in a formula."""

    label: str
    sign: str


QUANTITIES = {
    "loss": Quantity(marked("Loss"), "f"),
    "grad_norm": Quantity(marked("Length of the gradient"), "‖∇f‖"),
    "distance": Quantity(marked("Distance to the nearest minimum"), "d"),
    "learning_rate": Quantity(marked("Learning rate"), "η"),
}


class Series:
    """The panel of one quantity, with its scale worked out once for all frames."""

    def __init__(self, picture: Picture, name: str) -> None:
        self.picture, self.quantity = picture, QUANTITIES[name]
        self.values = [run.values(name) for run in picture.runs]
        kind = getattr(picture.view, f"{name}_axis")
        base = lowest(picture) if name == "loss" and kind == "log" else 0.0
        self.base, self.logarithmic = base, kind == "log"
        self.scale: Scale = scale_of(kind, [values for _, values in self.values], base)

    @property
    def axis(self) -> dict[str, Any]:
        """The axis in Plotly's words, which knows logarithms of its own, but no symmetric ones."""
        ticks = self.scale.ticks(TICKS)
        heights = [_power(height) if self.logarithmic else height for height, _ in ticks]
        kind = "log" if self.logarithmic else "linear"
        return {"type": kind, "range": self.scale.range, "tickvals": heights, "ticktext": [text for _, text in ticks]}

    def heights(self, values: Array) -> Array:
        """Where values are drawn; NaN where there is none."""
        if self.logarithmic:
            return np.where(values > self.base, values - self.base, np.nan)
        with np.errstate(all="ignore"):
            return np.where(np.isfinite(values), self.scale.measure(values), np.nan)

    def curves(self, step: str, legend: bool) -> list[Trace]:
        """The curves; under the pointer stand the numbers themselves.

        Args:
            step: how a step is called, as a template for what stands under the pointer.
            legend: whether the names stand in the legend.
        """
        return [self._curve(run, *self.values[index], step, legend) for index, run in enumerate(self.picture.runs)]

    def dots(self, position: float) -> dict[str, Any]:
        """What changes with the position: where the curves stand."""
        low, high = self.scale.range
        edges = (_power(low), _power(high)) if self.logarithmic else (low, high)
        found = [_standing(steps, self.heights(values), position, edges) for steps, values in self.values]
        return {"x": [step for step, _ in found], "y": [height for _, height in found]}

    def markers(self, position: float) -> Trace:
        """The trace that :meth:`dots` moves."""
        return {
            "type": "scatter",
            "mode": "markers",
            "hoverinfo": "skip",
            "showlegend": False,
            "marker": {
                "size": 8,
                "color": [css(run.colour) for run in self.picture.runs],
                "line": {"width": 1.5, "color": css(self.picture.palette.casing)},
            },
            **self.dots(position),
        }

    def _curve(self, run: Run, steps: Array, values: Array, step: str, legend: bool) -> Trace:
        words = f"<b>%{{fullData.name}}</b><br>{step}<br>{self.quantity.sign} = %{{customdata}}<extra></extra>"
        return {
            "type": "scatter",
            "mode": "lines",
            "x": steps,
            "y": self.heights(values),
            "customdata": values,
            "name": plain(run.name),
            "legendgroup": run.name,
            "showlegend": legend,
            "line": stroke(run, WIDTH),
            "hovertemplate": words,
        }


def _standing(steps: Array, heights: Array, position: float, edges: tuple[float, float]) -> tuple[float, float | None]:
    if not steps.size:
        return 0.0, None
    index = int(np.clip(int(position) - steps[0], 0, steps.size - 1))
    height = float(heights[index])
    return float(steps[index]), height if edges[0] <= height <= edges[1] else None


def lowest(picture: Picture) -> float:
    """What is taken off every loss: the known minimum, or the lowest loss shown where that lies deeper still."""
    known = min((point.value for point in picture.ground.critical_points if point.lowest), default=0.0)
    losses = (run.trajectory.path.loss for run in picture.runs)
    return min([known, *(float(loss[np.isfinite(loss)].min()) for loss in losses if np.isfinite(loss).any())])


def _power(exponent: float) -> float:
    """A power of ten; an axis may end beyond float64."""
    with np.errstate(over="ignore"):
        return float(np.power(10.0, exponent))
