"""Vertical axes: linear, logarithmic and symmetric logarithmic, with the rules of the page's ``charts/scales.js``.

A value is drawn at its measure, on an axis that is linear for matplotlib; the ticks tell the values.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.figures.ticks import even, rounds, same_digits, spaced, told
from app.view import Axis

Array = NDArray[np.float64]

_HEADROOM = {"linear": 2.0, "log": 1000.0}
"""How many times the height of the highest start an axis reaches at most."""
_DECADES = {"log": 20, "symlog": 6}
"""The most orders of magnitude on a logarithmic axis, and on either side of a symmetric one."""
_MARGIN = 0.03


@dataclass(frozen=True)
class Scale:
    """Where values are drawn."""

    measure: Callable[[Array], Array]
    """The height of values; NaN where there is none."""
    range: tuple[float, float]
    """The heights that are seen."""
    ticks: Callable[[int], list[tuple[float, str]]]
    """Heights and words of about so many ticks."""
    threshold: float | None
    """Below which size a symmetric logarithmic axis is linear."""
    empty: bool

    def standing(self, value: float) -> "Standing | None":
        """Where ``value`` stands; nothing for what is no number."""
        if self.empty or math.isnan(value):
            return None
        with np.errstate(all="ignore"):
            height = value if math.isinf(value) else float(self.measure(np.array([value]))[0])
        low, high = self.range
        # What is not above zero has no height on a logarithmic axis, and lies below all that has one.
        if not height >= low:
            return Standing(low, 180)
        return Standing(high, 0) if height > high else Standing(height)


@dataclass(frozen=True)
class Standing:
    """Where a value is seen: at its height, or by an arrow on the edge that it lies beyond."""

    height: float
    angle: int | None = None
    """Of the arrow, in degrees clockwise from up."""


@dataclass(frozen=True)
class _Extent:
    low: float
    high: float
    first: float
    start: float
    small: float
    large: float


def scale_of(axis: Axis, curves: Sequence[Array], base: float = 0.0, whole: bool = False) -> Scale:
    """The axis for ``curves``. Those that shoot up do not press the others flat: they leave through the top.

    Args:
        axis: how values are measured.
        curves: the values.
        base: what is taken off every value.
        whole: whether all of every curve is shown.
    """
    kept = [values[np.isfinite(values)] - base for values in curves]
    heights = [values[values > 0] if axis == "log" else values for values in kept]
    found = [values for values in heights if values.size]
    extent = _merged(found, whole) if found else _Extent(0.1 if axis == "log" else 0.0, 1.0, 1.0, 1.0, 0.1, 1.0)
    if axis == "linear":
        return _linear(extent, base, not found)
    return _log(extent, base, not found) if axis == "log" else _symlog(extent, base, whole, not found)


def _merged(curves: Sequence[Array], whole: bool) -> _Extent:
    first = max(float(values[0]) for values in curves)
    high = max(float(values.max()) for values in curves)
    # Where every curve shoots up, there is nothing that would be pressed flat.
    everything = whole or all(values.max() > _HEADROOM["log"] * abs(first) for values in curves)
    sizes = np.abs(np.concatenate(curves))
    return _Extent(
        low=min(float(values.min()) for values in curves),
        high=high,
        first=high if everything else first,
        start=min(float(values[0]) for values in curves),
        small=float(sizes[sizes > 0].min(initial=np.inf)),
        large=float(sizes.max()),
    )


def _linear(extent: _Extent, base: float, empty: bool) -> Scale:
    low = extent.low
    top = min(extent.high, extent.first + (_HEADROOM["linear"] - 1) * (extent.first - low))
    margin = _MARGIN * (top - low or abs(top) or 1.0)
    bottom, top = low - margin, top + margin

    def ticks(most: int) -> list[tuple[float, str]]:
        values = even(bottom, top, most)
        return list(zip(values, same_digits(values), strict=True))

    return Scale(lambda values: values - base, (bottom, top), ticks, None, empty)


def _log(extent: _Extent, base: float, empty: bool) -> Scale:
    top = min(extent.high, extent.first * _HEADROOM["log"])
    least = max(extent.low, top / 10.0 ** _DECADES["log"], 5e-324)
    low, high = math.log10(min(extent.start, least)), math.log10(top)
    margin = _MARGIN * (high - low or 1.0)
    low, high = low - margin, high + margin

    def measure(values: Array) -> Array:
        above = values - base
        return np.log10(above, out=np.full(above.shape, np.nan), where=np.isfinite(above) & (above > 0))

    def ticks(most: int) -> list[tuple[float, str]]:
        apart = max(1, math.ceil((high - low) / most))
        if high - low >= 2:
            first, last = math.ceil(low / apart), math.floor(high / apart)
            exponents = [exponent * apart for exponent in range(first, last + 1)]
            return [*zip(map(float, exponents), told([10.0**exponent for exponent in exponents]), strict=True)]
        bottom, top = 10.0**low, 10.0**high
        values = even(bottom, top, most) if top < 10 * bottom else rounds(bottom, top)
        heights = spaced([math.log10(value) for value in values if value > 0], (high - low) / most)
        return [*zip(heights, told([10.0**height for height in heights]), strict=True)]

    return Scale(measure, (low, high), ticks, None, empty)


def _symlog(extent: _Extent, base: float, whole: bool, empty: bool) -> Scale:
    most = min(extent.large or 1.0, math.inf if whole else _HEADROOM["log"] * (abs(extent.first) or math.inf))
    least = math.floor(math.log10(extent.small)) if math.isfinite(extent.small) else -1
    exponent = max(least, math.ceil(math.log10(most)) - _DECADES["symlog"], -307)
    threshold = float(f"1e{exponent}")

    def height(value: float) -> float:
        return math.asinh(value / threshold)

    bottom, top = height(max(extent.low, -most)), height(min(extent.high, most))
    margin = _MARGIN * (top - bottom or 1.0)
    bottom, top = bottom - margin, top + margin

    def ticks(count: int) -> list[tuple[float, str]]:
        seen = [value for value in _signed(exponent, most, count) if bottom <= height(value) <= top]
        values = seen if len(seen) > 1 else even(threshold * math.sinh(bottom), threshold * math.sinh(top), count)
        return [(height(value), words) for value, words in zip(values, told(values), strict=True)]

    return Scale(lambda values: np.arcsinh((values - base) / threshold), (bottom, top), ticks, threshold, empty)


def _signed(exponent: int, most: float, count: int) -> list[float]:
    """Zero and powers of ten on both sides of it. Beside zero there is no place for the least."""
    last = math.floor(math.log10(most) + 1e-9)
    apart = max(1, math.ceil(2 * (last - exponent) / count))
    sizes = [float(f"1e{place}") for place in range(last, exponent - (last == exponent), -apart)]
    return [*(-size for size in sizes), 0.0, *reversed(sizes)]
