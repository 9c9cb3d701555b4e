"""The formulas against independent statements: the classics written by hand, and values in print."""

from typing import Any

import numpy as np
import pytest
from numpy import cos, exp, hypot, pi, polyval, sin, sqrt
from scipy.optimize import rosen

from app.landscapes import LANDSCAPES
from tests.landscapes.ground import Array, evaluate, random_points


class ByHand:
    """The classics, each named as its file and written another way than there."""

    @staticmethod
    def ackley(x: Array, y: Array) -> Any:
        radius = sqrt(np.mean([x**2, y**2], axis=0))
        waves = np.mean([cos(2 * pi * x), cos(2 * pi * y)], axis=0)
        return 20 * (1 - exp(-0.2 * radius)) + np.e - exp(waves)

    @staticmethod
    def beale(x: Array, y: Array) -> Any:
        return sum((c - x * (1 - y**n)) ** 2 for n, c in ((1, 1.5), (2, 2.25), (3, 2.625)))

    @staticmethod
    def bohachevsky(x: Array, y: Array) -> Any:
        return x**2 + 0.3 * (1 - cos(3 * pi * x)) + 2 * y**2 + 0.4 * (1 - cos(4 * pi * y))

    @staticmethod
    def booth(x: Array, y: Array) -> Any:
        return 5 * x**2 + 8 * x * y + 5 * y**2 - 34 * x - 38 * y + 74

    @staticmethod
    def branin(x: Array, y: Array) -> Any:
        a, b, c, r, s, t = 1.0, 5.1 / (4 * pi**2), 5 / pi, 6.0, 10.0, 1 / (8 * pi)
        return a * (y - b * x**2 + c * x - r) ** 2 + s * (1 - t) * cos(x) + s

    @staticmethod
    def bukin6(x: Array, y: Array) -> Any:
        return 100 * np.abs(y - (x / 10) ** 2) ** 0.5 + np.abs(x + 10) / 100

    @staticmethod
    def drop_wave(x: Array, y: Array) -> Any:
        return -4 * cos(6 * hypot(x, y)) ** 2 / (4 + hypot(x, y) ** 2)

    @staticmethod
    def easom(x: Array, y: Array) -> Any:
        return -np.prod([cos(u) * exp(-((u - pi) ** 2)) for u in (x, y)], axis=0)

    @staticmethod
    def eggholder(x: Array, y: Array) -> Any:
        shifted = y + 47
        return -shifted * sin(np.abs(shifted + x / 2) ** 0.5) - x * sin(np.abs(x - shifted) ** 0.5)

    @staticmethod
    def goldstein_price(x: Array, y: Array) -> Any:
        s, t = x + y, 2 * x - 3 * y
        return (1 + (s + 1) ** 2 * polyval([3, -14, 19], s)) * (30 + t**2 * polyval([3, -16, 18], t))

    @staticmethod
    def griewank(x: Array, y: Array) -> Any:
        return hypot(x, y) ** 2 / 4000 - np.prod([cos(x / sqrt(1)), cos(y / sqrt(2))], axis=0) + 1

    @staticmethod
    def himmelblau(x: Array, y: Array) -> Any:
        return hypot(x**2 + y - 11, x + y**2 - 7) ** 2

    @staticmethod
    def levy13(x: Array, y: Array) -> Any:
        inner = np.square(x - 1) * (1 + sin(3 * pi * y) ** 2)
        outer = np.square(y - 1) * (1 + sin(2 * pi * y) ** 2)
        return (1 - cos(6 * pi * x)) / 2 + inner + outer

    @staticmethod
    def matyas(x: Array, y: Array) -> Any:
        return (x - y) ** 2 / 4 + (x + y) ** 2 / 100

    @staticmethod
    def mccormick(x: Array, y: Array) -> Any:
        return sin(x) * cos(y) + cos(x) * sin(y) + x**2 - 2 * x * y + y**2 + (5 * y - 3 * x) / 2 + 1

    @staticmethod
    def rastrigin(x: Array, y: Array) -> Any:
        return sum(u**2 + 10 * (1 - cos(2 * pi * u)) for u in (x, y))

    @staticmethod
    def rosenbrock(x: Array, y: Array) -> Any:
        return rosen(np.array([x, y]))

    @staticmethod
    def schaffer2(x: Array, y: Array) -> Any:
        return (1 - cos(2 * (x + y) * (x - y)) / (1 + (x**2 + y**2) / 1000) ** 2) / 2

    @staticmethod
    def six_hump_camel(x: Array, y: Array) -> Any:
        return polyval([1 / 3, 0, -2.1, 0, 4, 0, 0], x) + x * y + polyval([4, 0, -4, 0, 0], y)

    @staticmethod
    def styblinski_tang(x: Array, y: Array) -> Any:
        return (polyval([1, 0, -16, 5, 0], x) + polyval([1, 0, -16, 5, 0], y)) / 2

    @staticmethod
    def three_hump_camel(x: Array, y: Array) -> Any:
        return polyval([1 / 6, 0, -1.05, 0, 2, 0, 0], x) + x * y + y**2

    @staticmethod
    def zakharov(x: Array, y: Array) -> Any:
        weighted = np.tensordot([0.5, 1.0], [x, y], axes=1)
        return np.square([x, y]).sum(axis=0) + weighted**2 + weighted**4


@pytest.mark.parametrize("name", [name for name in vars(ByHand) if not name.startswith("_")])
def test_formula_is_the_one_written_by_hand(name: str) -> None:
    points = random_points(LANDSCAPES[name], 500)
    expected = getattr(ByHand, name)(*points)
    got = evaluate(LANDSCAPES[name], "value", points)[0]
    np.testing.assert_allclose(got, expected, rtol=1e-12, atol=1e-14 * np.abs(expected).max())


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


@pytest.mark.parametrize("name", IN_PRINT)
def test_lowest_value_is_the_one_in_print(name: str) -> None:
    landscape = LANDSCAPES[name]
    least = evaluate(landscape, "value", landscape.minima[0].at(landscape.defaults))[0]
    assert least == pytest.approx(IN_PRINT[name], rel=5e-5)
