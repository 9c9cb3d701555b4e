"""Value, gradient and Hessian of every landscape, each against another way to compute it."""

import numpy as np
import pytest
import sympy

from app.formulas.compiled import Kind
from app.landscapes import LANDSCAPES
from app.landscapes.base import Landscape
from tests.landscapes.ground import (
    Array,
    analytic,
    evaluate,
    every_landscape,
    expression,
    random_points,
    settings,
    sizes,
)

KINDS: tuple[Kind, ...] = ("value", "gradient", "hessian")
ANALYTIC = {name: landscape for name, landscape in LANDSCAPES.items() if analytic(landscape)}


def differences(landscape: Landscape, kind: Kind, points: Array, step: float) -> tuple[Array, Array]:
    """Central differences in x and in y of what ``kind`` returns; ``step`` is a share of the domain."""
    x, y = points
    h, k = step * sizes(landscape)
    in_x = evaluate(landscape, kind, (x + h, y)) - evaluate(landscape, kind, (x - h, y))
    in_y = evaluate(landscape, kind, (x, y + k)) - evaluate(landscape, kind, (x, y - k))
    return in_x / (2.0 * h), in_y / (2.0 * k)


@pytest.mark.parametrize("landscape", ANALYTIC.values(), ids=list(ANALYTIC))
def test_gradient_is_that_of_a_complex_step(landscape: Landscape) -> None:
    """SymPy's own code for the value, at x + ih and at y + ih: exact to rounding, for any small h."""
    points = random_points(landscape, 200)
    value = sympy.lambdify(*expression(landscape, landscape.defaults), modules="numpy")
    tiny = 1e-30
    _, *gradient = evaluate(landscape, "gradient", points)
    expected = [
        np.imag(value(points[0] + 1j * tiny, points[1] + 0j)) / tiny,
        np.imag(value(points[0] + 0j, points[1] + 1j * tiny)) / tiny,
    ]
    for got, wanted in zip(gradient, expected, strict=True):
        np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-13 * np.abs(wanted).max())


@every_landscape
def test_gradient_is_that_of_differences(landscape: Landscape) -> None:
    points = random_points(landscape, 200)
    _, *gradient = evaluate(landscape, "gradient", points)
    for got, in_step in zip(gradient, differences(landscape, "value", points, 1e-7), strict=True):
        np.testing.assert_allclose(got, in_step[0], rtol=1e-4, atol=1e-6 * np.abs(got).max())


@every_landscape
def test_hessian_is_that_of_a_differenced_gradient(landscape: Landscape) -> None:
    points = random_points(landscape, 200)
    f_xx, f_xy, f_yy = evaluate(landscape, "hessian", points)
    in_x, in_y = differences(landscape, "gradient", points, 1e-6)
    for got, wanted in ((f_xx, in_x[1]), (f_xy, in_x[2]), (f_xy, in_y[1]), (f_yy, in_y[2])):
        np.testing.assert_allclose(got, wanted, rtol=1e-4, atol=1e-6 * (1.0 + np.abs(got).max()))


@every_landscape
@pytest.mark.parametrize("kind", KINDS)
def test_both_gears_agree(landscape: Landscape, kind: Kind) -> None:
    points = random_points(landscape, 60)
    for parameters in settings(landscape):
        together = evaluate(landscape, kind, points, parameters)
        function = landscape.formula.floats(kind, parameters)
        alone = np.array([function(float(x), float(y)) for x, y in points.T]).T
        scale = np.abs(together).max(axis=1, keepdims=True)
        assert alone.shape == together.shape
        assert (np.abs(alone - together) <= 1e-12 * (np.abs(together) + 1e-3 * scale)).all()


@every_landscape
def test_the_gradient_comes_with_the_value(landscape: Landscape) -> None:
    points = random_points(landscape, 60)
    value = evaluate(landscape, "value", points)[0]
    np.testing.assert_allclose(evaluate(landscape, "gradient", points)[0], value, rtol=1e-12, atol=1e-12)
