"""The parts of lines that are seen: where they would be with exact numbers, however far the ends are.

The same as in ``static/js/clipping.js``.
"""

import numpy as np
from numpy.typing import NDArray

from app.landscapes.base import Domain

Array = NDArray[np.float64]
Point = tuple[float, float]

_FAR = 1e6
"""From points so many sizes of the box away, the digits of float64 say well enough where a line meets it."""
_HUGE, _SMALLER = 2.0**500, 2.0**-600
"""From here on products may be beyond float64; a power of two takes no digit away."""


def inside(box: Domain, point: Point) -> bool:
    """Whether a point is seen."""
    return all(low <= value <= high for value, (low, high) in zip(point, box, strict=True))


def pieces(points: Array, box: Domain) -> list[Array]:
    """What is seen of a line through ``points``, each piece of shape (its points, 2).

    Args:
        points: shape (points, 2). What is no number is a gap.
        box: what is seen of the plane.
    """
    parts = segments(points[:-1], points[1:], box)
    seen = np.flatnonzero(~np.isnan(parts[:, 0, 0]))
    parts = parts[seen]
    # A piece goes on where the line comes to a point that is seen, as its own.
    apart = (np.diff(seen) > 1) | (parts[:-1, 1] != points[seen[1:]]).any(axis=1)
    strokes = np.split(parts, np.flatnonzero(apart) + 1) if len(parts) else []
    return [np.concatenate((stroke[:1, 0], stroke[:, 1])) for stroke in strokes]


def segments(start: Array, end: Array, box: Domain) -> Array:
    """The parts within ``box`` of straight lines, shape (lines, 2, 2): NaN where there is none.

    An end that is seen stays as it is, and what is cut lies on the edge exactly.

    Args:
        start: where the lines begin, shape (lines, 2).
        end: where they end.
        box: what is seen of the plane.
    """
    parts = np.stack((start, end), axis=1)
    low, high = np.array(box).T
    within = ((low <= parts) & (parts <= high)).all(axis=2)
    rest = np.flatnonzero(~within.all(axis=1))
    with np.errstate(all="ignore"):
        parts[rest] = _cut(parts[rest], within[rest], box)
    return parts


def _cut(lines: Array, within: NDArray[np.bool_], box: Domain) -> Array:
    """What is left of ``lines``, shape (lines, 2, 2), of which not both ends are ``within``."""
    ends = np.where(within[:, :, None], lines, np.nan)
    places = np.concatenate((_met(lines, box), ends), axis=1)
    # How far each of them is along its line; what is not there comes neither first nor last.
    along = (places * np.sign(lines[:, 1] - lines[:, 0])[:, None]).sum(axis=2)
    first = np.where(np.isnan(along), np.inf, along).argmin(axis=1)
    last = np.where(np.isnan(along), -np.inf, along).argmax(axis=1)
    every = np.arange(len(lines))
    found = np.where(within[:, :, None], lines, np.stack((places[every, first], places[every, last]), axis=1))
    found[np.isnan(found).any(axis=(1, 2)) | (found[:, 0] == found[:, 1]).all(axis=1)] = np.nan
    return found


def _met(lines: Array, box: Domain) -> Array:
    """Where lines meet the four edges, shape (lines, 4, 2): NaN where they do not."""
    reach = np.abs(lines).max(axis=2)
    scale = np.where(reach.max(axis=1) > _HUGE, _SMALLER, 1.0)
    # The nearer end is the more exact one, whichever way the line goes.
    turned = (reach[:, 0] > reach[:, 1]) | ((reach[:, 0] == reach[:, 1]) & (lines[:, 0, 0] > lines[:, 1, 0]))
    near, far = np.where(turned[:, None, None], lines[:, ::-1], lines).swapaxes(0, 1) * scale[:, None]
    way, determinant = far - near, _determinant(near, far)
    is_near = reach.min(axis=1) <= _FAR * np.abs(box).max()
    met = np.full((len(lines), 4, 2), np.nan)
    for number, (axis, edge) in enumerate((axis, edge) for axis, edges in enumerate(box) for edge in edges):
        other, at = 1 - axis, edge * scale
        of_near = near[:, other] + (at - near[:, axis]) / way[:, axis] * way[:, other]
        # Between two points that far away, the last digit of either is wider than the box.
        of_both = (at * way[:, other] - (determinant if axis == 0 else -determinant)) / way[:, axis]
        # Along an edge it stays there, whatever the last digit says.
        across = np.where(is_near | (way[:, other] == 0), of_near, of_both) / scale
        passed = (lines[:, :, axis].min(axis=1) <= edge) & (edge <= lines[:, :, axis].max(axis=1))
        low, high = box[other]
        seen = passed & (way[:, axis] != 0) & (low <= across) & (across <= high)
        met[seen, number, axis], met[seen, number, other] = edge, across[seen]
    return met


def _determinant(one: Array, other: Array) -> Array:
    """x₁y₂ − y₁x₂ of points, shape (points, 2), as exact as a number can be."""
    left, left_rest = _product(one[:, 0], other[:, 1])
    right, right_rest = _product(one[:, 1], other[:, 0])
    found: Array = left - right + (left_rest - right_rest)
    return found


def _product(a: Array, b: Array) -> tuple[Array, Array]:
    """A product and what its rounding has left out, after Dekker (1971)."""
    (a1, a2), (b1, b2) = _halves(a), _halves(b)
    value = a * b
    return value, a2 * b2 - (value - a1 * b1 - a2 * b1 - a1 * b2)


def _halves(number: Array) -> tuple[Array, Array]:
    wide = (2.0**27 + 1) * number
    head = wide - (wide - number)
    return head, number - head
