"""The functions that formulas are made of: each in both gears, with its derivative."""
# ruff: noqa: ARG005  # Every derivative is given the value and all arguments, and takes what it needs.

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app import floats

if TYPE_CHECKING:
    from app.formulas.graph import Node


@dataclass(frozen=True)
class Operation:
    """A function of one or two numbers."""

    floats: Callable[..., float]
    """May raise one of ``floats.ARITHMETIC_ERRORS`` where IEEE arithmetic gives an infinity or NaN."""
    arrays: Callable[..., Any]
    partials: tuple[Callable[..., "Node | float"], ...]
    """For each argument its partial derivative, in terms of the function's own value and its arguments."""


def _step(a: float, /) -> float:
    """1 above zero, 0 below, 1/2 at zero."""
    return 0.5 * (1.0 + floats.sign(a))


OPERATIONS: dict[str, Operation] = {
    "sin": Operation(math.sin, np.sin, (lambda s, a: a.apply("cos"),)),
    "cos": Operation(math.cos, np.cos, (lambda s, a: -a.apply("sin"),)),
    "tan": Operation(math.tan, np.tan, (lambda s, a: 1.0 + s * s,)),
    "asin": Operation(math.asin, np.arcsin, (lambda s, a: 1.0 / (1.0 - a * a).apply("sqrt"),)),
    "acos": Operation(math.acos, np.arccos, (lambda s, a: -1.0 / (1.0 - a * a).apply("sqrt"),)),
    "atan": Operation(math.atan, np.arctan, (lambda s, a: 1.0 / (1.0 + a * a),)),
    "sinh": Operation(math.sinh, np.sinh, (lambda s, a: a.apply("cosh"),)),
    "cosh": Operation(math.cosh, np.cosh, (lambda s, a: a.apply("sinh"),)),
    "tanh": Operation(math.tanh, np.tanh, (lambda s, a: 1.0 - s * s,)),
    "exp": Operation(math.exp, np.exp, (lambda s, a: s,)),
    "log": Operation(math.log, np.log, (lambda s, a: 1.0 / a,)),
    "log2": Operation(math.log2, np.log2, (lambda s, a: 1.0 / (math.log(2.0) * a),)),
    "log10": Operation(math.log10, np.log10, (lambda s, a: 1.0 / (math.log(10.0) * a),)),
    "sqrt": Operation(math.sqrt, np.sqrt, (lambda s, a: 0.5 / s,)),
    "power": Operation(math.pow, np.power, (lambda s, a, b: b * a ** (b - 1.0), lambda s, a, b: s * a.apply("log"))),
    # Of exp(a) and exp(-a), the one that cannot overflow.
    "sigmoid": Operation(
        lambda a: 1.0 / (1.0 + math.exp(-a)) if a >= 0.0 else math.exp(a) / (1.0 + math.exp(a)),
        lambda a: np.where(a >= 0.0, 1.0, np.exp(-np.abs(a))) / (1.0 + np.exp(-np.abs(a))),
        (lambda s, a: s * (1.0 - s),),
    ),
    # At a kink the slopes are torch's: 0 for |a| and relu(a) at 0, and half of each at a tie of max and min.
    "relu": Operation(
        lambda a: floats.maximum(a, 0.0), lambda a: np.maximum(a, 0.0), (lambda s, a: a.apply("sign").apply("relu"),)
    ),
    "absolute": Operation(abs, np.absolute, (lambda s, a: a.apply("sign"),)),
    "sign": Operation(floats.sign, np.sign, (lambda s, a: 0.0,)),
    "step": Operation(_step, lambda a: np.heaviside(a, 0.5), (lambda s, a: 0.0,)),
    "maximum": Operation(
        floats.maximum, np.maximum, (lambda s, a, b: (a - b).apply("step"), lambda s, a, b: (b - a).apply("step"))
    ),
    "minimum": Operation(
        floats.minimum, np.minimum, (lambda s, a, b: (b - a).apply("step"), lambda s, a, b: (a - b).apply("step"))
    ),
}
