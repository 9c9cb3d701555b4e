"""The words of a formula: every function and constant that a person may write."""

from collections.abc import Callable
from dataclasses import dataclass

import sympy


class Sign(sympy.Function):  # type: ignore[misc]  # SymPy carries no types
    """-1, 0 or 1. Its derivative is zero wherever it has one."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return sympy.S.Zero


class Absolute(sympy.Function):  # type: ignore[misc]  # SymPy carries no types
    """The absolute value, with the subgradient 0 at 0, as in torch."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return Sign(self.args[0])


class Step(sympy.Function):  # type: ignore[misc]  # SymPy carries no types
    """1 above zero, 0 below, 1/2 at zero: shares a gradient evenly at a tie, as torch does."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        return sympy.S.Zero


class Maximum(sympy.Function):  # type: ignore[misc]  # SymPy carries no types
    """The larger of two values."""

    nargs = 2

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        a, b = self.args
        return Step(a - b) if argindex == 1 else Step(b - a)


class Minimum(sympy.Function):  # type: ignore[misc]  # SymPy carries no types
    """The smaller of two values."""

    nargs = 2

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        a, b = self.args
        return Step(b - a) if argindex == 1 else Step(a - b)


@dataclass(frozen=True)
class Word:
    """A function: how it is built, how many arguments it takes, and its LaTeX."""

    build: Callable[..., sympy.Expr]
    latex: str
    """``{}`` is the argument list; with parentheses where the notation wants them."""
    least: int = 1
    most: int = 1


def _chain(function: Callable[..., sympy.Expr]) -> Callable[..., sympy.Expr]:
    """``max(a, b, c)`` as ``max(max(a, b), c)``."""

    def build(first: sympy.Expr, *rest: sympy.Expr) -> sympy.Expr:
        for other in rest:
            first = function(first, other)
        return first

    return build


FUNCTIONS: dict[str, Word] = {
    "sin": Word(sympy.sin, r"\sin({})"),
    "cos": Word(sympy.cos, r"\cos({})"),
    "tan": Word(sympy.tan, r"\tan({})"),
    "asin": Word(sympy.asin, r"\arcsin({})"),
    "acos": Word(sympy.acos, r"\arccos({})"),
    "atan": Word(sympy.atan, r"\arctan({})"),
    "arcsin": Word(sympy.asin, r"\arcsin({})"),
    "arccos": Word(sympy.acos, r"\arccos({})"),
    "arctan": Word(sympy.atan, r"\arctan({})"),
    "sinh": Word(sympy.sinh, r"\sinh({})"),
    "cosh": Word(sympy.cosh, r"\cosh({})"),
    "tanh": Word(sympy.tanh, r"\tanh({})"),
    "exp": Word(sympy.exp, r"\exp({})"),
    "log": Word(sympy.log, r"\ln({})"),
    "ln": Word(sympy.log, r"\ln({})"),
    "log2": Word(lambda a: sympy.log(a) / sympy.log(2), r"\log_2({})"),
    "log10": Word(lambda a: sympy.log(a) / sympy.log(10), r"\log_{{10}}({})"),
    "sqrt": Word(sympy.sqrt, r"\sqrt{{{}}}"),
    "abs": Word(Absolute, r"\left|{}\right|"),
    "sign": Word(Sign, r"\operatorname{{sign}}({})"),
    "min": Word(_chain(Minimum), r"\min({})", least=2, most=8),
    "max": Word(_chain(Maximum), r"\max({})", least=2, most=8),
    "relu": Word(lambda a: Maximum(a, sympy.S.Zero), r"\operatorname{{relu}}({})"),
    "sigmoid": Word(lambda a: 1 / (1 + sympy.exp(-a)), r"\sigma({})"),
}

CONSTANTS: dict[str, tuple[sympy.Expr, str]] = {
    "pi": (sympy.pi, r"\pi"),
    "e": (sympy.E, "e"),
}

VARIABLES = ("x", "y")
RESERVED = frozenset((*FUNCTIONS, *CONSTANTS, *VARIABLES))
"""Names that a parameter cannot have."""
