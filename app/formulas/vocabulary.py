"""The words of a formula: every function and constant that a person may write."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from app.formulas.graph import Node


@dataclass(frozen=True)
class Function:
    """A function: how it is built, how many arguments it takes, and its LaTeX."""

    build: Callable[..., Node]
    latex: str
    """``{}`` is the argument list; with parentheses where the notation wants them."""
    least: int = 1
    most: int = 1
    is_power: bool = False
    """Whether it is written as a power, and so needs parentheses where a power does."""


@dataclass(frozen=True)
class Constant:
    """A number with a name."""

    value: float
    latex: str


def _unary(operation: str, latex: str) -> Function:
    return Function(lambda a: a.apply(operation), latex)


def _chain(operation: str, latex: str) -> Function:
    """``max(a, b, c)`` as ``max(max(a, b), c)``."""
    return Function(lambda *values: reduce(lambda a, b: a.apply(operation, b), values), latex, least=2, most=8)


FUNCTIONS: dict[str, Function] = {
    "sin": _unary("sin", r"\sin({})"),
    "cos": _unary("cos", r"\cos({})"),
    "tan": _unary("tan", r"\tan({})"),
    "asin": _unary("asin", r"\arcsin({})"),
    "acos": _unary("acos", r"\arccos({})"),
    "atan": _unary("atan", r"\arctan({})"),
    "arcsin": _unary("asin", r"\arcsin({})"),
    "arccos": _unary("acos", r"\arccos({})"),
    "arctan": _unary("atan", r"\arctan({})"),
    "sinh": _unary("sinh", r"\sinh({})"),
    "cosh": _unary("cosh", r"\cosh({})"),
    "tanh": _unary("tanh", r"\tanh({})"),
    "exp": Function(lambda a: a.apply("exp"), r"e^{{{}}}", is_power=True),
    "log": _unary("log", r"\ln({})"),
    "ln": _unary("log", r"\ln({})"),
    "log2": _unary("log2", r"\log_2({})"),
    "log10": _unary("log10", r"\log_{{10}}({})"),
    "sqrt": _unary("sqrt", r"\sqrt{{{}}}"),
    "abs": _unary("absolute", r"\left|{}\right|"),
    "sign": _unary("sign", r"\operatorname{{sign}}({})"),
    "min": _chain("minimum", r"\min({})"),
    "max": _chain("maximum", r"\max({})"),
    "relu": _unary("relu", r"\operatorname{{relu}}({})"),
    "sigmoid": _unary("sigmoid", r"\sigma({})"),
}

CONSTANTS: dict[str, Constant] = {
    "pi": Constant(math.pi, r"\pi"),
    "e": Constant(math.e, "e"),
}

VARIABLES = ("x", "y")
RESERVED = frozenset((*FUNCTIONS, *CONSTANTS, *VARIABLES))
"""Names that a parameter cannot have."""
