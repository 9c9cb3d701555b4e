"""Where the ticks of an axis are, and what is written at them."""

import math

import numpy as np

from app.numbers import number

_EXACT = 1e-12
"""How far a written tick may be from its value, as a part of that: what rounding has done to it."""

_NEAR = 0.55
"""How much nearer than they are on the whole two ticks may be."""


def even(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers at even distances, about ``most`` of them."""
    distance = _round((high - low) / most)
    if not distance > 0 or not math.isfinite(distance):
        return [low]
    first, last = math.ceil(low / distance), math.floor(high / distance)
    decimals = max(0, 1 - math.floor(math.log10(distance)))
    return [round(index * distance, min(decimals, 300)) for index in range(first, min(last, first + 2 * most) + 1)]


def rounds(low: float, high: float) -> list[float]:
    """The numbers 1, 2 and 5 in every decade from ``low`` to ``high``."""
    decade = 10.0 ** math.floor(math.log10(low))
    values = (digit * power * decade for power in (1, 10, 100) for digit in (1, 2, 5))
    return [value for value in values if low <= value <= high]


def spaced(heights: list[float], distance: float) -> list[float]:
    """Those of ``heights`` that lie about so far from one another, whole numbers before others."""
    kept: list[float] = []
    for height in sorted(heights, key=lambda height: (not math.isclose(height, round(height), abs_tol=1e-9), height)):
        if all(abs(height - other) >= _NEAR * distance for other in kept):
            kept.append(height)
    return sorted(kept)


def many(room: float, distance: float) -> int:
    """How many ticks there are in so much room, at a distance from one another."""
    return max(2, min(8, int(room / distance)))


def whole(steps: int, most: int) -> list[int]:
    """Whole numbers from 0 to ``steps`` at even distances."""
    return list(range(0, steps + 1, max(1, round(_round(steps / max(1, most))))))


def told(values: list[float]) -> list[str]:
    """Labels for ticks, in as many digits as tell each of them, and no fewer than three."""
    for digits in range(3, 17):
        if all(math.isclose(float(f"{value:.{digits}g}"), value, rel_tol=_EXACT) for value in values):
            break
    return [number(value, digits) for value in values]


def same_digits(values: list[float]) -> list[str]:
    """Labels for ticks at even distances: each with as many decimals as the others, and enough to tell them apart."""
    largest = max(map(abs, values), default=0.0)
    distance = min(np.diff(values), default=0.0)
    if not distance > 0:
        return told(values)
    last = math.floor(math.log10(distance) + 1e-9)
    near = largest / distance > 50
    if last >= -10 and largest < (1e12 if near else 1e4) and (near or last >= -4):
        return [f"{value + 0.0:.{max(0, -last)}f}".replace("-", "−") for value in map(float, values)]
    digits = math.floor(math.log10(largest)) - last + 1
    return [number(value, digits) for value in values]


def _round(value: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below ``value``."""
    if not value > 0 or not math.isfinite(value):
        return value
    decade = 10.0 ** math.floor(math.log10(value))
    return next((digit for digit in (1, 2, 5) if digit * decade >= value * (1 - 1e-12)), 10) * decade
