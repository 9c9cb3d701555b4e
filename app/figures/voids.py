"""Where f has no value: hatched, so that it is taken neither for low ground nor for paper."""

import numpy as np

from app.figures.picture import Array, Picture

SLANTS = 90
"""How many lines hatch a picture from corner to corner."""


def hatching(picture: Picture) -> list[Array]:
    """The slanting lines, in parts of the picture: of each its first and its last point, of shape (2, 2)."""
    empty = ~np.isfinite(picture.ground.z)
    if not empty.any():
        return []
    rows, columns = empty.shape
    up = np.linspace(0, 1, 2 * rows - 1)
    drawn = []
    for foot in 2 * np.arange(1, SLANTS) / SLANTS - 1:
        across = np.round(foot + up, 12)
        cells = np.clip(np.rint(across * (columns - 1)), 0, columns - 1).astype(int)
        here = (across >= 0) & (across <= 1) & empty[np.rint(up * (rows - 1)).astype(int), cells]
        turns = np.flatnonzero(np.diff(np.concatenate(([False], here, [False])).astype(int)))
        for first, after in turns.reshape(-1, 2):
            if after - first > 1:
                drawn.append(np.array([[across[first], up[first]], [across[after - 1], up[after - 1]]]))
    return drawn
