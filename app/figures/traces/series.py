"""A quantity against the step, for every path."""

from functools import cached_property
from typing import Any

import numpy as np

from app.figures.charts import ARROW, Course, index_at
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.scales import Standing
from app.figures.traces.style import Array, Trace, families, joined, plain, stroke

WIDTH = 1.75
_ROUNDING = 1e-9
"""Of a logarithm, as a part of its axis."""


class Series:
    """The panel of one quantity, with its scale worked out once for all frames."""

    def __init__(self, picture: Picture, name: str) -> None:
        self.picture, self.course = picture, Course(picture, name)
        self.logarithmic, self.scale = self.course.axis == "log", self.course.scale

    def axis(self, many: int) -> dict[str, Any]:
        """The axis in Plotly's words, which knows logarithms of its own, but no symmetric ones."""
        ticks = [] if self.scale.empty else self.scale.ticks(many)
        heights = [_power(height) if self.logarithmic else height for height, _ in ticks]
        kind = "log" if self.logarithmic else "linear"
        return {"type": kind, "range": self.scale.range, "tickvals": heights, "ticktext": [text for _, text in ticks]}

    def heights(self, values: Array) -> Array:
        """Where values are drawn; NaN where there is none."""
        if self.logarithmic:
            return np.where(values > self.course.base, values - self.course.base, np.nan)
        with np.errstate(all="ignore"):
            return np.where(np.isfinite(values), self.scale.measure(values), np.nan)

    def curves(self, step: str) -> list[Trace]:
        """The curves; under the pointer stand the numbers themselves.

        Args:
            step: how a step is called, as a template for what stands under the pointer.
        """
        return [self._curve(run, *self._values(run), step) for run in self.picture.runs]

    def dots(self, position: float) -> list[dict[str, Any]]:
        """What changes with the position: where the curves stand, those of each label together."""
        return [self._stood([self._values(run) for run in runs], position) for runs in families(self.picture.runs)]

    def _stood(self, curves: list[tuple[Array, Array]], position: float) -> Trace:
        at = [index_at(steps, position) for steps, _ in curves]
        found = [
            None if index is None else self.scale.standing(float(values[index]))
            for (_, values), index in zip(curves, at, strict=True)
        ]
        return {
            "x": [0.0 if index is None else float(steps[index]) for (steps, _), index in zip(curves, at, strict=True)],
            "y": [None if one is None else self._written(one) for one in found],
            **({"marker": self._shapes(found)} if self._leaves else {}),
        }

    @cached_property
    def _leaves(self) -> bool:
        """Whether any curve is ever beyond the axis."""
        low, high = self.scale.range
        every = [values[~np.isnan(values)] for _, values in map(self._values, self.picture.runs)]
        with np.errstate(all="ignore"):
            heights = [self.scale.measure(values) for values in every]
        return not self.scale.empty and not all(((low <= some) & (some <= high)).all() for some in heights)

    def _shapes(self, found: list[Standing | None]) -> dict[str, Any]:
        """Dots, and arrows for what is beyond the axis."""
        angles = [one.angle if one else None for one in found]
        return {
            "symbol": ["circle" if angle is None else "triangle-up" for angle in angles],
            "angle": [angle or 0 for angle in angles],
            "size": [8 * self.picture.boldness if angle is None else ARROW for angle in angles],
        }

    def _written(self, standing: Standing) -> float:
        if not self.logarithmic:
            return standing.height
        if standing.angle is None:
            return _power(standing.height)
        # Plotly hides what is beyond its axis, if only by the rounding of a logarithm.
        low, high = self.scale.range
        inwards = _ROUNDING * (high - low)
        return _power(min(max(standing.height, low + inwards), high - inwards))

    def markers(self, position: float) -> list[Trace]:
        """The traces that :meth:`dots` moves."""
        bold, casing = self.picture.boldness, css(self.picture.palette.casing)
        return [
            {
                "type": "scatter",
                "mode": "markers",
                "hoverinfo": "skip",
                "showlegend": False,
                "legendgroup": runs[0].label,
                "cliponaxis": False,
                **dots,
                "marker": {
                    "size": 8 * bold,
                    "color": [css(run.colour) for run in runs],
                    "line": {"width": 1.5 * bold, "color": casing},
                    **dots.get("marker", {}),
                },
            }
            for runs, dots in zip(families(self.picture.runs), self.dots(position), strict=True)
        ]

    def _values(self, run: Run) -> tuple[Array, Array]:
        return run.values(self.course.name)

    def _curve(self, run: Run, steps: Array, values: Array, step: str) -> Trace:
        words = f"<b>%{{fullData.name}}</b><br>{step}<br>{self.course.quantity.sign} = %{{customdata}}<extra></extra>"
        width = WIDTH * self.picture.boldness
        return {
            "type": "scatter",
            **joined(self.heights(values), width, css(run.colour)),
            "x": steps,
            "customdata": values,
            "name": plain(run.name),
            "legendgroup": run.label,
            "showlegend": False,
            "line": stroke(run, width),
            "hovertemplate": words,
        }


def _power(exponent: float) -> float:
    """A power of ten; an axis may end beyond float64."""
    with np.errstate(over="ignore"):
        return float(np.power(10.0, exponent))
