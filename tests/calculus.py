"""SymPy's own reading of a formula, to judge ours by: it shares no code with the app."""

from collections.abc import Sequence
from typing import Any

import sympy

WORDS: dict[str, Any] = {
    "abs": sympy.Abs,
    "min": sympy.Min,
    "max": sympy.Max,
    "ln": sympy.log,
    "log2": lambda a: sympy.log(a, 2),
    "log10": lambda a: sympy.log(a, 10),
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)),
    "relu": lambda a: sympy.Max(a, 0),
    "e": sympy.E,
}
"""The words of a formula that SymPy spells otherwise."""

KINKED = (sympy.Abs, sympy.Max, sympy.Min, sympy.sign)


def symbols(names: Sequence[str] = ()) -> dict[str, sympy.Symbol]:
    """x, y and ``names`` as real numbers."""
    return {name: sympy.Symbol(name, real=True) for name in ("x", "y", *names)}


def read(text: str, names: Sequence[str] = ()) -> sympy.Expr:
    """The expression that ``text`` spells, in x, y and ``names``."""
    return sympy.sympify(text.replace("^", "**"), locals={**WORDS, **symbols(names)})
