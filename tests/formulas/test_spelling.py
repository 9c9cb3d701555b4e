"""What a person types and how it is read: operators, names, columns, LaTeX."""

import math
import re

import pytest

from app.formulas import FormulaError, compact, formula
from app.formulas.parse import parse


def value(text: str, x: float = 1.5, y: float = -0.75) -> float:
    return formula(text).floats("value", {})(x, y)[0]


X, Y = 1.5, -0.75


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x^2 + y^3", X**2 + Y**3),
        ("2^-2*x", X / 4),
        ("x² + y³", X**2 + Y**3),
        ("x⁴ - x¹²", X**4 - X**12),
        ("x⁻¹", 1 / X),
        ("3·x × 2 ÷ 4", 1.5 * X),
        ("2⋅x ∗ y", 2 * X * Y),
        ("−x – y", -X - Y),
        ("2*π", 2 * math.pi),
        ("-x^2", -(X**2)),
        ("x**y**2", X ** (Y**2)),
        ("x - y - 1", X - Y - 1),
        ("x/y/2", X / Y / 2),
        ("- -x", X),
        ("+x", X),
        (".5*x + 1.", 0.5 * X + 1),
        ("1e2*x + 2E-3", 100 * X + 2e-3),
        ("  x\n + \t y\u00a0", X + Y),
        ("e**x + e", math.exp(X) + math.e),
        ("ln(x) + log(x)", 2 * math.log(X)),
        ("log2(8*x) + log10(1000*x)", 3 + math.log2(X) + 3 + math.log10(X)),
        ("arcsin(y) + arccos(y) + arctan(y)", math.asin(Y) + math.acos(Y) + math.atan(Y)),
        ("abs(y) + sign(y)", 0.75 - 1),
        ("min(x, y, 1) + max(x, y, 2)", Y + 2),
        ("relu(y) + relu(x)", X),
        ("sigmoid(x)", 1 / (1 + math.exp(-X))),
        ("sqrt(x) + x**0.5 + x**(1/2)", 3 * math.sqrt(X)),
        ("pi*(x + y)**0", math.pi),
    ],
)
def test_a_formula_reads_as_a_person_types_it(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected, rel=1e-15, abs=1e-15)


def test_a_plain_expression_is_computed_as_it_is_typed() -> None:
    """No rearranging: the same operations in the same order give the same bits as Python."""
    assert value("x**2/20 + y**2", -7.1, 0.3) == (-7.1) ** 2 / 20 + 0.3**2
    assert value("0.1 + 0.2 + x - x", 1e16) == 0.1 + 0.2 + 1e16 - 1e16
    assert value("x*(1/3)", 7.7) == 7.7 * (1 / 3)


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("x + ", 5, "too early"),
        ("   x + * y", 8, "operator"),
        ("x^2 + foo", 7, "foo"),
        ("x² + y² + foo", 11, "foo"),
        ("π·x − fo", 7, "fo"),
        ("  x^2 + sinn(y)", 9, "sin"),
        ("x^2y", 3, "*"),
        ("2x", 1, "*"),
        ("x y", 3, "operator"),
        ("(x + 1", 1, "never closed"),
        ("x)", 2, "no opening"),
        ("sin(x)(y)", 7, "*"),
        ("|x|", 1, "operator"),
        ("x | y", 3, "abs"),
        ("x < y", 3, "max"),
        ("x^1000", 3, "100"),
        ("y + x²³⁴", 6, "100"),
        ("", 1, "x**2"),
        ("  ", 1, "x**2"),
        ("x + rsenbrock", 5, "rsenbrock"),
    ],
)
def test_an_error_points_at_the_text_as_it_was_typed(text: str, column: int, hint: str) -> None:
    with pytest.raises(FormulaError) as refused:
        formula(text)
    assert refused.value.column == column
    assert hint in refused.value.message


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("x^2 / 20 + y²", "x**2/20+y**2"), ("π · (x − y)", "pi*(x-y)"), ("x⁻¹²", "x**-12"), (" max( x, y ) ", "max(x,y)")],
)
def test_a_formula_stands_in_a_link_in_plain_ascii(typed: str, plain: str) -> None:
    assert compact(typed) == plain
    assert value(plain) == value(typed)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("x**2/20 + y**2", r"\frac{x^{2}}{20} + y^{2}"),
        ("(x+1)*(y-2)", r"\left(x + 1\right)\,\left(y - 2\right)"),
        ("2*3*x", r"2 \cdot 3\,x"),
        ("exp(-x)", "e^{-x}"),
        ("sqrt(x/y)", r"\sqrt{\frac{x}{y}}"),
        ("abs(x) + log10(y)", r"\left|x\right| + \log_{10}(y)"),
        ("sin(x/2)", r"\sin\left(\frac{x}{2}\right)"),
        ("x - (y - 1)", r"x - \left(y - 1\right)"),
        ("x - -y", r"x - \left(-y\right)"),
        ("-(x + y)", r"-\left(x + y\right)"),
        ("(-x)**2", r"\left(-x\right)^{2}"),
        ("pi*x", r"\pi\,x"),
        ("max(x, y)", r"\max(x, y)"),
        ("1e-7*x", r"10^{-7}\,x"),
    ],
)
def test_latex_is_what_a_book_would_print(text: str, latex: str) -> None:
    assert formula(text).latex == latex


def test_greek_and_indexed_parameters_look_like_mathematics() -> None:
    assert formula("kappa*x + b2*y + rate", ("kappa", "b2", "rate")).latex == r"\kappa\,x + b_{2}\,y + \mathrm{rate}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xy", "the name xy is unknown (did you mean x*y?)"),
        ("2*axx", "the name axx is unknown (did you mean a*x*x?)"),
        ("kx**2 + cc*y", "the name kx is unknown"),
        ("|x| + y", "| is not an operator here; write abs(...) for an absolute value"),
        ("<b>x</b>", "this cannot stand at the beginning"),
        ("x y", "this cannot stand here; is an operator missing before it?"),
    ],
)
def test_what_is_often_written_otherwise_is_told_as_it_is_written_here(text: str, said: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(said)):
        parse(text, names=["a"])
