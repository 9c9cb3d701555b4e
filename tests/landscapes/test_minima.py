"""The declared global minima: they are minima, they are global, and they are all there are."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from app.landscapes import LANDSCAPES
from app.landscapes.base import Landscape
from tests.landscapes.ground import (
    Array,
    descend,
    evaluate,
    every_landscape,
    every_setting,
    inside,
    minimum_points,
    random_points,
    sizes,
)


@every_setting
def test_gradient_is_zero(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    """Where there is a gradient. On the edge of the domain it may point out of it."""
    for x, y in minimum_points(landscape, parameters).T:
        _, *gradient = evaluate(landscape, "gradient", (x, y), parameters)
        curvature = np.abs(evaluate(landscape, "hessian", (x, y), parameters)).max()
        for slope, value, (low, high) in zip(gradient, (x, y), landscape.domain, strict=True):
            towards = max(-slope, 0.0) if value == low else min(-slope, 0.0) if value == high else slope
            if np.isfinite(towards):
                assert abs(towards) <= 1e-13 * (1.0 + np.nan_to_num(curvature) * (1.0 + abs(value)))


@every_setting
def test_nothing_is_lower_close_by(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    """On rings around the minimum, which also judges those at a kink."""
    angles = np.linspace(0.0, 2.0 * np.pi, 48, endpoint=False)
    radii = np.logspace(-7, -2, 11)[:, np.newaxis]
    low, high = np.array(landscape.domain).T
    for x, y in minimum_points(landscape, parameters).T:
        width, height = sizes(landscape)
        ring = x + width * radii * np.cos(angles), y + height * radii * np.sin(angles)
        if inside(landscape, (x, y)):
            ring = np.clip(ring[0], low[0], high[0]), np.clip(ring[1], low[1], high[1])
        least = evaluate(landscape, "value", (x, y), parameters)[0]
        around = evaluate(landscape, "value", ring, parameters)[0]
        assert around.min() >= least - 1e-14 * (1.0 + abs(least))


@every_setting
def test_all_have_one_value(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    values = evaluate(landscape, "value", minimum_points(landscape, parameters), parameters)[0]
    np.testing.assert_allclose(values, values[:1].repeat(len(values)), rtol=1e-13, atol=1e-13)


@every_setting
def test_nothing_is_lower_on_a_grid(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    axes = [np.linspace(low, high, 301) for low, high in landscape.domain]
    lowest = evaluate(landscape, "value", np.meshgrid(*axes), parameters)[0]
    if landscape.minima:
        least = evaluate(landscape, "value", minimum_points(landscape, parameters)[:, 0], parameters)[0]
        assert lowest.min() >= least - 1e-13 * (1.0 + abs(least))
    else:
        edge = np.concatenate([lowest[0], lowest[-1], lowest[:, 0], lowest[:, -1]])
        assert edge.min() < lowest[1:-1, 1:-1].min()


@cache
def ends(name: str) -> tuple[Array, Array]:
    """The ends of descents from all over the domain, shape (2, n), and their values."""
    landscape = LANDSCAPES[name]
    low, high = np.array(landscape.domain).T
    lattice = np.stack(np.meshgrid(*np.linspace(low, high, 32, axis=1))).reshape(2, -1)
    points = descend(landscape, np.concatenate([lattice, random_points(landscape, 200)], axis=1))
    return points, evaluate(landscape, "value", points)[0]


@every_landscape
def test_no_descent_ends_lower(landscape: Landscape) -> None:
    points, values = ends(str(landscape.id))
    if landscape.minima:
        least = evaluate(landscape, "value", landscape.minima[0].at(landscape.defaults))[0]
        assert values.min() >= least - 1e-13 * (1.0 + abs(least))
    else:
        x, y = points[:, values.argmin()]
        assert x in landscape.domain[0] or y in landscape.domain[1]


@every_landscape
def test_descents_find_every_minimum_in_the_domain_and_no_other(landscape: Landscape) -> None:
    """Those with curvature are found to many digits; a descent may be held up by a kink."""
    points, values = ends(str(landscape.id))
    for minimum in landscape.minima:
        x, y = minimum.at(landscape.defaults)
        f_xx, f_xy, f_yy = evaluate(landscape, "hessian", (x, y))
        if inside(landscape, (x, y)) and f_xx > 0 and f_xx * f_yy > f_xy**2:
            assert _distances(landscape, points, (x, y)).min() < 1e-8
    if landscape.minima:
        least = evaluate(landscape, "value", landscape.minima[0].at(landscape.defaults))[0]
        lowest = points[:, values <= least + 1e-9 * (1.0 + abs(least))]
        declared = [_distances(landscape, lowest, point.at(landscape.defaults)) for point in landscape.minima]
        assert (np.min(declared, axis=0) < 1e-3).all()


def _distances(landscape: Landscape, points: Array, point: tuple[float, float]) -> Array:
    """From each of ``points`` to ``point``, with the domain as the unit square."""
    x, y = (points - np.array(point)[:, np.newaxis]) / sizes(landscape)[:, np.newaxis]
    distances: Array = np.hypot(x, y)
    return distances
