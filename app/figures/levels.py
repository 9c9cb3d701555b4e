"""Places among the levels: level i at i, between two levels in proportion, as in the page's ``levels.js``."""

import numpy as np
from numpy.typing import NDArray

from app.figures.picture import Array
from app.surface import Grid


def placed(ground: Grid) -> Array:
    """``ground.z`` as places among its levels, from -1 to one above the last; NaN where f has no value."""
    z, levels = ground.z, ground.levels
    known: NDArray[np.bool_] = np.isfinite(z)
    if not levels.size or not known.any():
        return np.where(known, 0.0, np.nan)
    floor = min(float(z[known].min()), float(levels[0]))

    def measure(values: Array) -> Array:
        return np.log(np.maximum(values - floor, 5e-324)) if ground.scale == "log" else values

    marks = measure(levels)
    finite = marks[np.isfinite(marks)]
    typical = (finite[-1] - finite[0]) / (finite.size - 1) if finite.size > 1 else 1.0
    heights = measure(np.where(known, z, levels[0]))
    last = len(levels) - 1
    with np.errstate(all="ignore"):
        inner = np.interp(heights, marks, np.arange(last + 1.0)) if last else np.zeros_like(heights)
        below = np.maximum(-1.0, (heights - marks[0]) / typical)
        above = last + np.minimum(1.0, (heights - marks[-1]) / typical)
    inner = np.where(heights < marks[0], below, np.where(heights >= marks[-1], above, inner))
    return np.where(known, inner, np.nan)


def shades(colours: tuple[tuple[float, ...], ...], shares: Array) -> Array:
    """Colours between those of a scale, at shares from 0 to 1."""
    stops = np.linspace(0.0, 1.0, len(colours))
    return np.stack([np.interp(shares, stops, part) for part in np.array(colours)[:, :3].T], axis=-1)
