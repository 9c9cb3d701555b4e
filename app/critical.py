"""Minima, saddles and maxima: declared for the catalogue, searched for in a typed formula."""

import importlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.formulas import formula
from app.formulas.compiled import Formula
from app.landscapes.base import Domain, Kind, Landscape

Array = NDArray[np.float64]

GRID = 101
"""Points along each axis from which a typed formula is searched."""
NEWTON_STEPS = 40
MOST = 60
"""Points to mark. Of a formula more rugged than that only the lowest minima are kept."""
RING = 1e-2
"""The radius, as a part of the domain, at which the surroundings of a point are looked at."""
PITS = 12
"""Grid points from which a minimum without a gradient is searched, the lowest first."""


def _scipy() -> Any:
    """``scipy.optimize``, which takes longer to load than all the rest: only a search needs it."""
    return importlib.import_module("scipy.optimize")


@dataclass(frozen=True)
class Critical:
    """A point worth marking, with the value there."""

    x: float
    y: float
    value: float
    kind: Kind
    lowest: bool
    """Whether it is a global minimum: declared, or the lowest found in the domain."""


def critical_points(landscape: Landscape, parameters: Mapping[str, float]) -> tuple[Critical, ...]:
    """What is declared, or, for a typed formula, what a search of its domain finds."""
    if landscape.id is None:
        key = tuple(parameters.items())
        return _search(landscape.expression, key, landscape.domain)
    value = landscape.formula.floats("value", parameters)
    declared: list[tuple[tuple[float, float], Kind, bool]]
    declared = [(point.at(parameters), "minimum", True) for point in landscape.minima]
    declared += [(point.at(parameters), point.kind, False) for point in landscape.critical_points]
    points = (Critical(*place, value(*place)[0], kind, lowest) for place, kind, lowest in declared)
    # An extreme parameter may put a point out of reach of float64.
    return tuple(point for point in points if np.isfinite((point.x, point.y, point.value)).all())


@lru_cache(maxsize=256)
def _search(expression: str, parameters: tuple[tuple[str, float], ...], domain: Domain) -> tuple[Critical, ...]:
    """Newton's method on the gradient from every promising cell; a simplex where there is no gradient."""
    values = dict(parameters)
    function = formula(expression, tuple(values))
    with np.errstate(all="ignore"):
        candidates, pits, border = _candidates(function, values, domain)
        if candidates.shape[1] > MOST * 8:
            candidates = np.array(pits[:MOST]).reshape(-1, 2).T
        found = _newton(function, values, candidates, domain)
        found += _pits(function, values, pits[:PITS], found, domain)
    if len(found) > MOST:
        minima_first = sorted(found, key=lambda point: (point[3] != "minimum", point[2]))
        found = [point for point in minima_first[:MOST] if point[3] == "minimum"]
    minima = [value for _, _, value, kind in found if kind == "minimum"]
    # A border that lies lower says that the lowest minimum inside is not the function's.
    floor = min(minima, default=np.inf)
    if border < floor - 1e-9 * (1.0 + abs(floor)):
        floor = -np.inf
    near = 1e-9 * (1.0 + abs(floor))
    return tuple(
        Critical(x, y, value, kind, kind == "minimum" and value <= floor + near)
        for x, y, value, kind in sorted(found, key=lambda point: (point[2], point[0], point[1]))
    )


def _candidates(
    function: Formula, values: Mapping[str, float], domain: Domain
) -> tuple[Array, list[tuple[float, float]], float]:
    """Cells in which both slopes change sign, grid points below all neighbours, the lowest border value."""
    (x0, x1), (y0, y1) = domain
    x, y = np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID))
    f, g_x, g_y = function.arrays("gradient", values)(x, y)
    cells = _changes(g_x) & _changes(g_y)
    centres = np.stack(((x[:-1, :-1] + x[1:, 1:])[cells], (y[:-1, :-1] + y[1:, 1:])[cells])) / 2
    padded = np.pad(np.nan_to_num(f, nan=np.inf), 1, constant_values=np.inf)
    shifts = [(i, j) for i in range(3) for j in range(3) if (i, j) != (1, 1)]
    around = np.min([padded[i : i + GRID, j : j + GRID] for i, j in shifts], axis=0)
    inside = np.zeros_like(f, dtype=bool)
    inside[1:-1, 1:-1] = True
    low = inside & (f < around)
    border = np.nanmin(np.where(inside | ~np.isfinite(f), np.inf, f))
    lowest = np.argsort(f[low], kind="stable")
    pits = np.stack((x[low], y[low]), axis=1)[lowest].tolist()
    return centres, [(px, py) for px, py in pits], float(border)


def _changes(g: Array) -> NDArray[np.bool_]:
    """Cells at whose corners ``g`` has more than one sign."""
    corners = np.stack((g[:-1, :-1], g[1:, :-1], g[:-1, 1:], g[1:, 1:]))
    changes: NDArray[np.bool_] = (corners.min(axis=0) <= 0) & (corners.max(axis=0) >= 0)
    return changes


def _newton(
    function: Formula, values: Mapping[str, float], p: Array, domain: Domain
) -> list[tuple[float, float, float, Kind]]:
    """Polish all candidates, shape (2, n), at once; keep those that settle where the gradient is zero."""
    gradient, hessian = function.arrays("gradient", values), function.arrays("hessian", values)
    span = np.array([[high - low] for low, high in domain])
    for _ in range(NEWTON_STEPS):
        _, g_x, g_y = gradient(*p)
        h_xx, h_xy, h_yy = hessian(*p)
        det = h_xx * h_yy - h_xy * h_xy
        move = np.stack((h_yy * g_x - h_xy * g_y, h_xx * g_y - h_xy * g_x)) / det
        p = p - np.clip(np.where(np.isfinite(move), move, 0.0), -span / 50, span / 50)
    f, g_x, g_y = gradient(*p)
    h_xx, h_xy, h_yy = hessian(*p)
    scale = np.abs(h_xx) + np.abs(h_xy) + np.abs(h_yy)
    low, high = (np.array([[edges[end]] for edges in domain]) for end in (0, 1))
    settled = (
        (np.hypot(g_x, g_y) <= 1e-9 * scale * span.max())
        & (scale > 0)
        & np.isfinite(f)
        & ((p >= low) & (p <= high)).all(axis=0)
    )
    found: list[tuple[float, float, float, Kind]] = []
    for x, y, value, xx, xy, yy in np.stack((*p, f, h_xx, h_xy, h_yy))[:, settled].T.tolist():
        if _is_new(x, y, found, span):
            kind = _kind(xx, xy, yy) or _kind_around(function, values, x, y, span)
            if kind is not None:
                found.append((x, y, value, kind))
    return found


def _pits(
    function: Formula,
    values: Mapping[str, float],
    pits: list[tuple[float, float]],
    found: list[tuple[float, float, float, Kind]],
    domain: Domain,
) -> list[tuple[float, float, float, Kind]]:
    """Minima at which the gradient jumps, as in |x|: found by a simplex from the lowest grid points."""
    span = np.array([[high - low] for low, high in domain])
    value = function.floats("value", values)
    more: list[tuple[float, float, float, Kind]] = []

    def height(p: Array) -> float:
        return value(float(p[0]), float(p[1]))[0]

    cell = span[:, 0] / (GRID - 1)
    for pit in pits:
        if any((np.abs(np.subtract(pit, point[:2])) <= 2 * cell).all() for point in found):
            continue
        corners = np.array([pit, (pit[0] + cell[0], pit[1]), (pit[0], pit[1] + cell[1])])
        options: Any = {"initial_simplex": corners, "xatol": 1e-12, "fatol": 1e-15, "maxiter": 200}
        best = _scipy().minimize(
            height,
            corners[0],
            method="Nelder-Mead",
            options=options,
        )
        x, y = (float(coordinate) for coordinate in best.x)
        bottom = _is_bottom(height, best.x, float(best.fun), corners, span)
        if bottom and _is_new(x, y, found + more, span) and _kind_around(function, values, x, y, span) == "minimum":
            more.append((x, y, float(best.fun), "minimum"))
    return more


def _is_bottom(height: Callable[[Array], float], p: Array, bottom: float, corners: Array, span: Array) -> bool:
    """Whether ``p`` is a minimum and not a pole, into which a simplex falls for ever.

    Close to a minimum nearly all of the way down from the first simplex has been gone; close to a pole
    nearly all of it is still to come.
    """
    near = [height(p + 1e-6 * span[:, 0] * np.array(way)) for way in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    start = max(map(height, corners))
    return bool(np.isfinite([bottom, start, *near]).all()) and max(near) - bottom <= 0.5 * (start - bottom)


def _is_new(x: float, y: float, found: list[tuple[float, float, float, Kind]], span: Array) -> bool:
    return all(max(abs(x - point[0]) / span[0, 0], abs(y - point[1]) / span[1, 0]) > 1e-5 for point in found)


def _kind(xx: float, xy: float, yy: float) -> Kind | None:
    """What the Hessian says, or ``None`` where it is singular and so says nothing."""
    low, high = np.linalg.eigvalsh([[xx, xy], [xy, yy]])
    if min(abs(low), abs(high)) <= 1e-5 * max(abs(low), abs(high)):
        return None
    return "minimum" if low > 0 else "maximum" if high < 0 else "saddle"


def _kind_around(function: Formula, values: Mapping[str, float], x: float, y: float, span: Array) -> Kind | None:
    """What a small ring around the point says; ``None`` on a valley floor or a ridge, which has no point to mark."""
    height = function.floats("value", values)
    here = height(x, y)[0]

    def above(angle: float) -> float:
        return height(x + RING * span[0, 0] * math.cos(angle), y + RING * span[1, 0] * math.sin(angle))[0] - here

    angles = np.linspace(0.0, 2.0 * np.pi, 181)
    ring = np.array([above(angle) for angle in angles])
    if not np.isfinite(ring).all():
        return None
    low, high = _lowest(above, angles, ring), -_lowest(lambda angle: -above(angle), angles, -ring)
    flat = 1e-11 * max(abs(low), abs(high))
    if low < -flat and high > flat:
        return "saddle"
    return "minimum" if low > flat else "maximum" if high < -flat else None


def _lowest(function: Callable[[float], float], angles: Array, values: Array) -> float:
    """The lowest value near the lowest of ``values``: a valley may cross a ring between two of its points."""
    angle, width = float(angles[values.argmin()]), float(angles[1])
    options: Any = {"xatol": 1e-9}
    best = _scipy().minimize_scalar(function, bounds=(angle - width, angle + width), method="bounded", options=options)
    return float(best.fun)
