"""The other marked points: the gradient is zero there, and the curvature agrees with the kind."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from app.landscapes.base import Kind, Landscape
from tests.landscapes.ground import evaluate, every_landscape, every_setting, inside, sizes


def classify(eigenvalues: tuple[float, float]) -> Kind:
    low, high = eigenvalues
    if min(abs(low), abs(high)) <= 1e-9 * (1.0 + max(abs(low), abs(high))):
        return "degenerate"
    if low > 0:
        return "minimum"
    return "maximum" if high < 0 else "saddle"


@every_setting
def test_gradient_is_zero(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    for point in landscape.critical_points:
        x, y = point.at(parameters)
        _, g_x, g_y = evaluate(landscape, "gradient", (x, y), parameters)
        curvature = np.abs(evaluate(landscape, "hessian", (x, y), parameters)).max()
        assert np.hypot(g_x, g_y) <= 1e-13 * (1.0 + curvature * (1.0 + abs(x) + abs(y)))


@every_setting
def test_kind_agrees_with_the_curvature(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    for point in landscape.critical_points:
        f_xx, f_xy, f_yy = evaluate(landscape, "hessian", point.at(parameters), parameters)
        low, high = np.linalg.eigvalsh([[f_xx, f_xy], [f_xy, f_yy]])
        assert classify((low, high)) == point.kind


@every_setting
def test_none_is_as_low_as_a_global_minimum(landscape: Landscape, parameters: Mapping[str, float]) -> None:
    for point in landscape.critical_points:
        value = evaluate(landscape, "value", point.at(parameters), parameters)[0]
        for minimum in landscape.minima:
            least = evaluate(landscape, "value", minimum.at(parameters), parameters)[0]
            assert value > least + 1e-9 * (1.0 + abs(least))


@every_landscape
def test_marked_points_can_be_seen(landscape: Landscape) -> None:
    """The critical points lie in the domain, at least one minimum does, and no two points coincide."""
    minima = [point.at(landscape.defaults) for point in landscape.minima]
    others = [point.at(landscape.defaults) for point in landscape.critical_points]
    assert all(inside(landscape, point) for point in others)
    assert any(inside(landscape, point) for point in minima) or not minima
    for one, other in combinations(minima + others, 2):
        assert np.hypot(*((np.array(one) - other) / sizes(landscape))) > 1e-3
