"""The heights of the landscape in space."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from app.figures.picture import Array, Picture
from app.figures.ticks import even, same_digits
from app.numbers import number

LIFT = 0.012
"""How far over the ground a path lies, as a share of the height of the whole."""


@dataclass(frozen=True)
class Relief:
    """The heights of the ground. Where its levels are logarithmic they are as well, above the lowest value."""

    picture: Picture

    @cached_property
    def _floor(self) -> tuple[float, float]:
        z, levels = self.picture.ground.z, self.picture.ground.levels
        lowest = float(z[np.isfinite(z)].min()) if np.isfinite(z).any() else 0.0
        return lowest, float(next((level for level in levels if level > lowest), lowest + 1)) - lowest

    def measure(self, values: Any) -> Any:
        """Where values of f are drawn."""
        lowest, threshold = self._floor
        return np.arcsinh((values - lowest) / threshold) if self.picture.ground.scale == "log" else values

    @cached_property
    def z(self) -> Array:
        """The drawn ground; NaN where f has no value."""
        z: Array = self.measure(np.where(np.isfinite(self.picture.ground.z), self.picture.ground.z, np.nan))
        return z

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest place."""
        finite = self.z[np.isfinite(self.z)]
        return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)

    @property
    def span(self) -> float:
        """From the one to the other; 1 where all is flat."""
        low, high = self.extent
        return (high - low) or 1.0

    @property
    def range(self) -> tuple[float, float]:
        """The heights that are seen."""
        low, high = self.extent
        return low - 0.02 * self.span, high + 0.04 * self.span

    @cached_property
    def ticks(self) -> list[tuple[float, str]]:
        """Heights of round numbers; logarithmic ones are near some levels, in as few digits as tell them apart."""
        if self.picture.ground.scale == "linear":
            heights = even(*self.range, 5)
            return list(zip(heights, same_digits(heights), strict=True))
        levels = self.picture.ground.levels
        shown = levels[:: math.ceil(len(levels) / 5) or 1].tolist()
        rounded = ((digits, [float(f"{level:.{digits - 1}e}") for level in shown]) for digits in range(1, 18))
        digits, values = next((digits, found) for digits, found in rounded if len({*found}) == len(found))
        words = (number(value, max(3, digits)) for value in values)
        return list(zip(map(float, self.measure(np.array(values))), words, strict=True))

    def heights(self, x: Array, y: Array) -> Array:
        """The drawn height at places, linear between the points of the grid; NaN off the ground."""
        ground = self.picture.ground
        across = np.interp(x, ground.x, np.arange(ground.x.size), left=np.nan, right=np.nan)
        up = np.interp(y, ground.y, np.arange(ground.y.size), left=np.nan, right=np.nan)
        known = np.isfinite(across) & np.isfinite(up)
        column = np.minimum(np.where(known, across, 0).astype(int), ground.x.size - 2)
        row = np.minimum(np.where(known, up, 0).astype(int), ground.y.size - 2)
        s, t = across - column, up - row
        low = (1 - s) * self.z[row, column] + s * self.z[row, column + 1]
        high = (1 - s) * self.z[row + 1, column] + s * self.z[row + 1, column + 1]
        found: Array = np.where(known, (1 - t) * low + t * high, np.nan)
        return found
