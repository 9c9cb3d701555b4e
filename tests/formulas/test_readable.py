"""A formula as a line of text."""

import pytest

from app.formulas.readable import readable


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("x**2 - 3*y**2", "x² − 3·y²"),
        ("x^12+y ** 3", "x¹²+y³"),
        ("x**-1", "x⁻¹"),
        ("x**2**3", "x^2³"),
        ("x**2.5", "x^2.5"),
        ("x²**2 + y²^3", "x²^2 + y²^3"),
        ("x**1_0", "x^1_0"),
        ("x**0x10*y", "x^0x10·y"),
        ("x**12e1", "x^12e1"),
        ("x**(1/2)", "x^(1/2)"),
        ("x**y", "x^y"),
        ("2**10 * x", "2¹⁰·x"),
        ("1e-3*x - 2.5E-7", "1e-3·x − 2.5E-7"),
        ("-x", "−x"),
        ("x**2e3", "x^2e3"),
        ("exp(-x**2)", "exp(−x²)"),
        ("x\n+ y", "x + y"),
    ],
)
def test_it_reads_like_mathematics(typed: str, read: str) -> None:
    assert readable(typed) == read
