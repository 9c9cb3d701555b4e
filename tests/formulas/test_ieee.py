"""Where mathematics has no real number, a formula gives infinity or NaN, in both gears, and never fails."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formulas import formula
from app.formulas.compiled import Kind
from app.formulas.vocabulary import FUNCTIONS

INF, NAN = math.inf, math.nan
KINDS: tuple[Kind, ...] = ("value", "gradient", "hessian")
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 710.0, -800.0, 5e-324, -1e-308, 1e200, -1e308, 1.7e308]


def by_floats(text: str, kind: Kind, x: float, y: float) -> list[float]:
    return list(formula(text).floats(kind, {})(x, y))


def by_arrays(text: str, kind: Kind, x: float, y: float) -> list[float]:
    with np.errstate(all="ignore"):
        results = formula(text).arrays(kind, {})(np.array([x, x]), np.array([y, y]))
    for result in results:
        assert result.shape == (2,)
        assert result.dtype == np.float64
    return [float(result[1]) for result in results]


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("1/x", 0.0, INF),
        ("-1/x", 0.0, -INF),
        ("x/x", 0.0, NAN),
        ("1/(x - x)", 2.0, INF),
        ("log(x)", 0.0, -INF),
        ("log(x)", -1.0, NAN),
        ("log2(x)", 0.0, -INF),
        ("log10(x)", -1.0, NAN),
        ("sqrt(x)", -1.0, NAN),
        ("x**0.5", -1.0, NAN),
        ("x**1.5", -1.0, NAN),
        ("x**(1/3)", -8.0, NAN),
        ("x**-1", 0.0, INF),
        ("x**-13", 0.0, INF),
        ("x**100", 1e10, INF),
        ("x**3", -1e200, -INF),
        ("exp(x)", 1000.0, INF),
        ("exp(-x)", 1000.0, 0.0),
        ("exp(-1/x**2)", 0.0, 0.0),
        ("sigmoid(x)", -1000.0, 0.0),
        ("sigmoid(x)", 1000.0, 1.0),
        ("tanh(x)", 1e308, 1.0),
        ("sinh(x)", -1000.0, -INF),
        ("cosh(x)", 1000.0, INF),
        ("sin(x*x)", 1e200, NAN),
        ("cos(1/x)", 0.0, NAN),
        ("asin(x)", 2.0, NAN),
        ("acos(x)", -2.0, NAN),
        ("atan(1/x)", 0.0, math.pi / 2),
        ("max(log(x), 1)", -1.0, NAN),
        ("min(1, log(x))", -1.0, NAN),
        ("abs(1/x)", -0.0, INF),
        ("sign(log(x))", -1.0, NAN),
        ("relu(-1/x)", 0.0, 0.0),
        ("exp(x) - exp(x)", 1000.0, NAN),
    ],
)
def test_arithmetic_follows_ieee_754(text: str, x: float, expected: float) -> None:
    for got in (by_floats(text, "value", x, 0.0), by_arrays(text, "value", x, 0.0)):
        assert got == [pytest.approx(expected, rel=1e-15, nan_ok=True)]


@pytest.mark.parametrize(
    ("text", "slopes"),
    [
        ("abs(x) + 2*abs(y)", (0.0, 0.0)),
        ("max(x, y)", (0.5, 0.5)),
        ("min(x, 2*y)", (0.5, 1.0)),
        ("max(x, 3*x + y)", (2.0, 0.5)),
        ("max(x, y, 2*x)", (1.25, 0.25)),
        ("relu(x) + y", (0.0, 1.0)),
        ("sign(x) + y", (0.0, 1.0)),
        ("sqrt(x**2 + y**2)", (NAN, NAN)),
        ("sqrt(x) + y", (INF, 1.0)),
        ("x**1.5 + y**2", (0.0, 0.0)),
    ],
)
def test_at_a_kink_the_slope_is_that_of_torch(text: str, slopes: tuple[float, float]) -> None:
    """The figures are torch's; ``tests/reference`` asks it again where it is installed."""
    for got in (by_floats(text, "gradient", 0.0, 0.0), by_arrays(text, "gradient", 0.0, 0.0)):
        np.testing.assert_array_equal(got[1:], slopes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", FUNCTIONS)
def test_no_value_of_any_word_is_an_exception(word: str, kind: Kind) -> None:
    arguments = ["x - y", "x*y", "1/x"][: FUNCTIONS[word].least]
    text = f"{word}({', '.join(arguments)})*x"
    for x in EDGES:
        for y in EDGES:
            results = by_floats(text, kind, x, y)
            assert all(type(result) is float for result in results)
            np.testing.assert_allclose(results, by_arrays(text, kind, x, y), rtol=1e-12, atol=1e-300)


EXACT = st.recursive(
    st.sampled_from(["x", "y", "2", "0.1", "7"]),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("{}({})".format, st.sampled_from(["sqrt", "abs", "sign", "relu"]), inner),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner),
        st.builds("({})**{}".format, inner, st.sampled_from([2, 3, 5, -2])),
    ),
    max_leaves=10,
)
"""Formulas of operations that IEEE 754 rounds in one way only."""


@given(text=EXACT, x=st.sampled_from(EDGES) | st.floats(-9, 9), y=st.sampled_from(EDGES) | st.floats(-9, 9))
def test_both_gears_give_the_same_bits(text: str, x: float, y: float) -> None:
    try:
        formula(text)
    except ValueError:
        return
    for kind in KINDS:
        np.testing.assert_array_equal(by_floats(text, kind, x, y), by_arrays(text, kind, x, y))


@pytest.mark.parametrize("text", ["3", "pi + e*2", "x", "y", "2*x + 1", "abs(x)", "sign(y)"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_vary_still_has_one_value_for_each_point(text: str, kind: Kind) -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(-1, 1, 2))
    assert [result.shape for result in formula(text).arrays(kind, {})(x, y)] == [(2, 3)] * (1 if kind == "value" else 3)
