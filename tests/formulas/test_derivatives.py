"""Gradients and Hessians against SymPy's calculus, carried out with fifty digits."""

from typing import Any

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from app.formulas import formula
from app.formulas.vocabulary import FUNCTIONS
from tests import calculus

POINTS = [(0.3, 0.7), (0.9, -0.4), (-0.55, 0.21)]
WORDS = sorted(set(FUNCTIONS) - {"min", "max"})
"""The functions of one argument; a new word is tested as soon as it is there."""
TEXTS = [
    "x**2/20 + y**2",
    "(1 - x)**2 + 100*(y - x**2)**2",
    "x*y*(x + y)*(x - y)",
    "x/y/(1 + x*x)",
    "1/(1 + x**2 + y**4)**3",
    "(2 + x)**(y - x)",
    "3**(x*y) + e**(x/y)",
    "(x**2 + y**2)**1.7 + (1 + x*x)**-2.5",
    "(2 + x*y)**13 - (x + y)**-14",
    "exp(-x**2 - y**2)*sin(3*x)*cos(2*y)",
    "sqrt(1 + x**2*y**2)/(3 + tanh(x - y))",
    "log(1 + x**2 + 3*y**2)*atan(x*y) + tan(x/2)",
    "asin(x/2)*acos(y/3) - sinh(x)*cosh(y)",
    "sigmoid(3*x - y)*log2(2 + x)*log10(4 + y)",
    "sin(cos(exp(sin(cos(exp(x*y))))))",
    "abs(x - 2*y)**3 + max(x, y, x*y)*min(x, -y) + relu(x)*sign(y)",
    "-(-x)**3 - -(y - x)",
    "(x + 1)*(x + 2)*(x + 3)*(y + 4)*(y - 5)",
]


def exact(text: str, x: float, y: float) -> list[float]:
    """f, f_x, f_y, f_xx, f_xy, f_yy."""
    symbols = calculus.symbols()
    a, b = symbols["x"], symbols["y"]
    f = calculus.read(text)
    wanted = [f, f.diff(a), f.diff(b), f.diff(a, a), f.diff(a, b), f.diff(b, b)]
    with mpmath.workdps(50):
        # Away from the kinks, the impulses in the second derivative of |x| are zero.
        modules: list[Any] = [{"DiracDelta": lambda *_: mpmath.mpf(0)}, "mpmath"]
        return [float(sympy.lambdify((a, b), one, modules)(mpmath.mpf(x), mpmath.mpf(y))) for one in wanted]


def computed(text: str, x: float, y: float) -> list[float]:
    """The same six, from both kinds of function, on floats."""
    function = formula(text)
    return [*function.floats("gradient", {})(x, y), *function.floats("hessian", {})(x, y)]


@pytest.mark.parametrize("text", TEXTS)
def test_derivatives_are_those_of_calculus(text: str) -> None:
    for point in POINTS:
        wanted = exact(text, *point)
        scale = max(map(abs, wanted))
        np.testing.assert_allclose(computed(text, *point), wanted, rtol=1e-12, atol=1e-14 * scale)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_its_derivatives(word: str) -> None:
    for text in (f"{word}(x)", f"{word}(0.3 + 0.2*x + 0.1*y**2)**2*y"):
        for point in ((0.3, 0.7), (0.85, -0.4)):
            np.testing.assert_allclose(computed(text, *point), exact(text, *point), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("text", ["a*x**2 + b*y**n", "(x + a)**n/(b + y**2)", "sin(a*x)*exp(-b*y) + n"])
def test_parameters_are_constants_of_the_derivative(text: str) -> None:
    values = {"a": 0.7, "b": 1.3, "n": 3.0}
    function = formula(text, tuple(values))
    names = calculus.symbols(tuple(values))
    f = calculus.read(text, tuple(values)).subs({names[name]: value for name, value in values.items()})
    at = {names["x"]: 0.4, names["y"]: 0.9}
    wanted = [float(one.subs(at)) for one in (f, f.diff(names["x"]), f.diff(names["y"]))]
    np.testing.assert_allclose(function.floats("gradient", values)(0.4, 0.9), wanted, rtol=1e-12)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger formulas from smaller ones."""
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("{}({})".format, st.sampled_from(["sin", "cos", "tanh", "exp", "atan", "sqrt", "log"]), inner),
        st.builds("({})**{}".format, inner, st.sampled_from([2, 3, -1, 0.5, 1.5])),
    )


FORMULAS = st.recursive(st.sampled_from(["x", "y", "2", "0.7"]), grown, max_leaves=8)


@given(text=FORMULAS)
def test_any_formula_agrees_with_calculus(text: str) -> None:
    wanted = np.array(_or_nothing(text))
    assume(wanted.size and np.isfinite(wanted).all() and np.abs(wanted).max() < 1e6)
    # Where a tiny move of the point moves the answer, rounding does as well.
    x, y = 0.4371, 0.8113
    moved = np.array(computed(text, x * (1 + 1e-13), y * (1 - 1e-13)))
    got = np.array(computed(text, x, y))
    tolerance = 1e-9 * (1.0 + np.abs(wanted).max()) + 100 * np.abs(moved - got)
    assert (np.abs(got - wanted) <= tolerance).all()


def _or_nothing(text: str) -> list[float]:
    """What calculus says, or nothing where the formula has no real value there."""
    try:
        formula(text)
        return exact(text, 0.4371, 0.8113)
    except (TypeError, ValueError, ZeroDivisionError):
        return []
