"""The functions for Python floats agree with NumPy's of the same name."""

import itertools
import math

import numpy as np
import pytest

from app import floats

VALUES = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 5e-324, 1e308, math.inf, -math.inf, math.nan]


@pytest.mark.parametrize("name", ["absolute", "sign", "sqrt"])
def test_functions_of_one_number(name: str) -> None:
    for value in VALUES:
        try:
            got = getattr(floats, name)(value)
        except floats.ARITHMETIC_ERRORS:
            got = math.nan
        with np.errstate(all="ignore"):
            np.testing.assert_array_equal(got, getattr(np, name)(value))


@pytest.mark.parametrize("name", ["maximum", "minimum"])
def test_functions_of_two_numbers(name: str) -> None:
    for a, b in itertools.product(VALUES, VALUES):
        np.testing.assert_array_equal(getattr(floats, name)(a, b), getattr(np, name)(a, b))


def test_where_chooses() -> None:
    assert floats.where(True, 1.0, 2.0) == 1.0
    assert floats.where(False, 1.0, 2.0) == 2.0
