"""A formula, compiled once for Python floats and once for NumPy arrays."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import sympy
from numpy.typing import NDArray

from app import floats
from app.formulas.generate import Body
from app.formulas.latex import latex
from app.formulas.parse import parse
from app.formulas.symbolic import symbolic, symbols
from app.formulas.vocabulary import VARIABLES

Array = NDArray[np.float64]
Floats = Callable[[float, float], tuple[float, ...]]
Arrays = Callable[[Array, Array], tuple[Array, ...]]

_FLOAT_NAMES: dict[str, Any] = {
    **vars(math),
    "sqrt": floats.sqrt,
    "power": floats.power,
    "Absolute": floats.absolute,
    "Sign": floats.sign,
    "Maximum": floats.maximum,
    "Minimum": floats.minimum,
    "Step": lambda a: 0.5 * (1.0 + floats.sign(a)),
    "full": lambda _, constant: constant,
    "ARITHMETIC_ERRORS": floats.ARITHMETIC_ERRORS,
}
_SAME_IN_NUMPY = ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "sqrt", "power")
_ARRAY_NAMES: dict[str, Any] = {
    "pi": math.pi,
    "e": math.e,
    **{name: getattr(np, name) for name in _SAME_IN_NUMPY},
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "Absolute": np.absolute,
    "Sign": np.sign,
    "Maximum": np.maximum,
    "Minimum": np.minimum,
    "Step": lambda a: np.heaviside(a, 0.5),
    "full": np.full_like,
    "ARITHMETIC_ERRORS": (),
}


Kind = Literal["value", "gradient", "hessian"]
"""What a generated function returns: ``(f,)``, ``(f, f_x, f_y)`` or ``(f_xx, f_xy, f_yy)``."""


class Formula:
    """A real function of x, y and named parameters, with its derivatives and its LaTeX.

    The functions of each kind are generated when first asked for.

    Raises:
        FormulaError: if ``text`` is not a formula in x, y and ``parameters``.
    """

    def __init__(self, text: str, parameters: Sequence[str] = ()) -> None:
        tree = parse(text, parameters)
        self.text = text
        self.latex = latex(tree)
        self._parameters = tuple(parameters)
        self._symbols = symbols((*VARIABLES, *parameters))
        self._value = symbolic(tree, self._symbols)
        self._factories: dict[Kind, tuple[Callable[..., Any], Callable[..., Any]]] = {}

    def floats(self, kind: Kind, parameters: Mapping[str, float]) -> Floats:
        """A function of two floats; where Python would raise, it gives the IEEE infinity or NaN."""
        in_numpy = self.arrays(kind, parameters)

        def ieee(x: float, y: float) -> tuple[float, ...]:
            with np.errstate(all="ignore"):
                return tuple(float(value) for value in in_numpy(np.array(x), np.array(y)))

        values = (float(parameters[name]) for name in self._parameters)
        bound: Floats = self._factory(kind)[0](ieee, *values)
        return bound

    def arrays(self, kind: Kind, parameters: Mapping[str, float]) -> Arrays:
        """A function of two arrays of one shape, to be called under ``np.errstate(all="ignore")``."""
        values = (np.float64(parameters[name]) for name in self._parameters)
        bound: Arrays = self._factory(kind)[1](None, *values)
        return bound

    def _factory(self, kind: Kind) -> tuple[Callable[..., Any], Callable[..., Any]]:
        if kind not in self._factories:
            body = Body(self._expressions(kind), [self._symbols[name] for name in VARIABLES])
            code = compile(self._source(body), f"<formula {kind}>", "exec")
            float_names, array_names = dict(_FLOAT_NAMES), dict(_ARRAY_NAMES)
            # The source is our own printing of a whitelisted expression, never a person's text.
            exec(code, float_names)  # noqa: S102
            exec(code, array_names)  # noqa: S102
            self._factories[kind] = float_names["bind"], array_names["bind"]
        return self._factories[kind]

    def _expressions(self, kind: Kind) -> list[sympy.Expr]:
        x, y = (self._symbols[name] for name in VARIABLES)
        match kind:
            case "value":
                return [self._value]
            case "gradient":
                return [self._value, self._value.diff(x), self._value.diff(y)]
            case "hessian":
                return [self._value.diff(x, x), self._value.diff(x, y), self._value.diff(y, y)]

    def _source(self, body: Body) -> str:
        arguments = "".join(f", {name}" for name in self._parameters)
        lines = [
            f"def bind(ieee{arguments}):",
            "    def function(x, y):",
            "        try:",
            *(f"            {line}" for line in body.lines),
            f"            return ({', '.join(body.results)},)",
            "        except ARITHMETIC_ERRORS:",
            "            return ieee(x, y)",
            "    return function",
        ]
        return "\n".join(lines)


@lru_cache(maxsize=512)
def formula(text: str, parameters: tuple[str, ...] = ()) -> Formula:
    """The compiled formula, remembered.

    Raises:
        FormulaError: if ``text`` is not a formula in x, y and ``parameters``.
    """
    return Formula(text, parameters)


def constant(text: str, parameters: Mapping[str, float]) -> float:
    """The value of a formula in ``parameters`` alone, such as ``"a**2"``."""
    return formula(text, tuple(parameters)).floats("value", parameters)(math.nan, math.nan)[0]
