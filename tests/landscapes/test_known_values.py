"""The formulas against independent statements: the classics written by hand, and values in print."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy import cos, exp, pi, sin, sqrt
from scipy.optimize import rosen

from app.landscapes import LANDSCAPES
from tests.landscapes.ground import Array, evaluate, random_points


def _goldstein_price(x: Array, y: Array) -> Array:
    """Each factor as a polynomial in the one combination of x and y that it depends on."""
    s, t = x + y, 2 * x - 3 * y
    return (1 + (s + 1) ** 2 * np.polyval([3, -14, 19], s)) * (30 + t**2 * np.polyval([3, -16, 18], t))


def _branin(x: Array, y: Array) -> Array:
    a, b, c, r, s, t = 1.0, 5.1 / (4 * pi**2), 5 / pi, 6.0, 10.0, 1 / (8 * pi)
    return a * (y - b * x**2 + c * x - r) ** 2 + s * (1 - t) * cos(x) + s


def _beale(x: Array, y: Array) -> Array:
    return sum((c - x * (1 - y**n)) ** 2 for n, c in ((1, 1.5), (2, 2.25), (3, 2.625)))  # type: ignore[return-value]


def _zakharov(x: Array, y: Array) -> Array:
    weighted = np.tensordot([0.5, 1.0], [x, y], axes=1)
    return np.square([x, y]).sum(axis=0) + weighted**2 + weighted**4


BY_HAND: dict[str, Callable[[Array, Array], Array]] = {
    "ackley": lambda x, y: (
        20 * (1 - exp(-0.2 * sqrt(np.mean([x**2, y**2], axis=0))))
        + np.e
        - exp(np.mean([cos(2 * pi * x), cos(2 * pi * y)], axis=0))
    ),
    "beale": _beale,
    "bohachevsky": lambda x, y: (
        x**2 + 0.3 * (1 - cos(3 * pi * x)) + 2 * y**2 + 0.4 * (1 - cos(4 * pi * y))
    ),
    "booth": lambda x, y: 5 * x**2 + 8 * x * y + 5 * y**2 - 34 * x - 38 * y + 74,
    "branin": _branin,
    "bukin6": lambda x, y: 100 * np.abs(y - (x / 10) ** 2) ** 0.5 + np.abs(x + 10) / 100,
    "drop_wave": lambda x, y: -4 * cos(6 * np.hypot(x, y)) ** 2 / (4 + np.hypot(x, y) ** 2),
    "easom": lambda x, y: -cos(x) * exp(-((x - pi) ** 2)) * cos(y) * exp(-((y - pi) ** 2)),
    "eggholder": lambda x, y: (
        -(y + 47) * sin(np.abs(y + 47 + x / 2) ** 0.5) - x * sin(np.abs(x - (y + 47)) ** 0.5)
    ),
    "goldstein_price": _goldstein_price,
    "griewank": lambda x, y: (
        np.hypot(x, y) ** 2 / 4000 + 1 - np.prod([cos(x / sqrt(1)), cos(y / sqrt(2))], axis=0)
    ),
    "himmelblau": lambda x, y: np.hypot(x**2 + y - 11, x + y**2 - 7) ** 2,
    "levy13": lambda x, y: (
        sin(3 * pi * x) ** 2
        + (x - 1) ** 2 * (1 + sin(3 * pi * y) ** 2)
        + (y - 1) ** 2 * (1 + sin(2 * pi * y) ** 2)
    ),
    "matyas": lambda x, y: (x - y) ** 2 / 4 + (x + y) ** 2 / 100,
    "mccormick": lambda x, y: sin(x + y) + x**2 - 2 * x * y + y**2 - 3 / 2 * x + 5 / 2 * y + 1,
    "rastrigin": lambda x, y: sum(u**2 + 10 * (1 - cos(2 * pi * u)) for u in (x, y)),  # type: ignore[return-value]
    "rosenbrock": lambda x, y: rosen(np.array([x, y])),
    "schaffer2": lambda x, y: (
        0.5 * (1 - cos(2 * (x + y) * (x - y)) - 1) / (1 + (x**2 + y**2) / 1000) ** 2 + 0.5
    ),
    "six_hump_camel": lambda x, y: 4 * x**2 - 2.1 * x**4 + x**6 / 3 + x * y - 4 * y**2 + 4 * y**4,
    "styblinski_tang": lambda x, y: (np.polyval([1, 0, -16, 5, 0], x) + np.polyval([1, 0, -16, 5, 0], y)) / 2,
    "three_hump_camel": lambda x, y: np.polyval([1 / 6, 0, -1.05, 0, 2, 0, 0], x) + x * y + y**2,
    "zakharov": _zakharov,
}


@pytest.mark.parametrize("id", BY_HAND)
def test_formula_is_the_one_written_by_hand(id: str) -> None:
    points = random_points(LANDSCAPES[id], 500)
    expected = BY_HAND[id](*points)
    np.testing.assert_allclose(
        evaluate(LANDSCAPES[id], "value", *points)[0],
        expected,
        rtol=1e-12,
        atol=1e-14 * np.abs(expected).max(),
    )


# The lowest values as the literature prints them, to its digits.
IN_PRINT = {
    "branin": 0.397887,
    "drop_wave": -1.0,
    "easom": -1.0,
    "eggholder": -959.6407,
    "goldstein_price": 3.0,
    "mccormick": -1.9132,
    "six_hump_camel": -1.0316,
    "styblinski_tang": 2 * -39.16617,
}


@pytest.mark.parametrize("id", IN_PRINT)
def test_lowest_value_is_the_one_in_print(id: str) -> None:
    landscape = LANDSCAPES[id]
    least = evaluate(landscape, "value", *landscape.minima[0].at(landscape.defaults))[0]
    assert least == pytest.approx(IN_PRINT[id], rel=1e-4)
