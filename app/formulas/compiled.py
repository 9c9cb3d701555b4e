"""A formula, compiled once for Python floats and once for NumPy arrays."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app import floats
from app.formulas.expression import expression
from app.formulas.generate import Body
from app.formulas.graph import Graph, Node, derivative, ordered
from app.formulas.latex import latex
from app.formulas.operations import OPERATIONS
from app.formulas.parse import parse
from app.formulas.vocabulary import VARIABLES

Array = NDArray[np.float64]
Floats = Callable[[float, float], tuple[float, ...]]
Arrays = Callable[[Array, Array], tuple[Array, ...]]

FLOAT_NAMES: dict[str, Any] = {
    **{name: operation.floats for name, operation in OPERATIONS.items()},
    "full": lambda _, constant: constant,
    "ARITHMETIC_ERRORS": floats.ARITHMETIC_ERRORS,
    "inf": math.inf,
    "nan": math.nan,
}
"""What a function that is generated for floats may call."""
_ARRAY_NAMES: dict[str, Any] = {
    **{name: operation.arrays for name, operation in OPERATIONS.items()},
    "full": np.full_like,
    "ARITHMETIC_ERRORS": (),
    "inf": math.inf,
    "nan": math.nan,
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
        graph = Graph()
        self.text = text
        self.latex = latex(tree)
        self.parameters = tuple(parameters)
        self._x, self._y = (graph.name(name) for name in VARIABLES)
        self._value = expression(tree, graph)
        self._factories: dict[Kind, tuple[Callable[..., Any], Callable[..., Any]]] = {}
        self._lock = Lock()

    @cached_property
    def operations(self) -> int:
        """How many there are in the value and the gradient, with the names and numbers that go into them."""
        with self._lock:
            return len(ordered(self._results("gradient")))

    def floats(self, kind: Kind, parameters: Mapping[str, float]) -> Floats:
        """A function of two floats; where Python would raise, it gives the IEEE infinity or NaN."""
        in_numpy: Any = self.arrays(kind, parameters)

        def ieee(x: float, y: float) -> tuple[float, ...]:
            with np.errstate(all="ignore"):
                return tuple(float(value) for value in in_numpy(np.float64(x), np.float64(y)))

        values = (float(parameters[name]) for name in self.parameters)
        bound: Floats = self._factory(kind)[0](ieee, *values)
        return bound

    def arrays(self, kind: Kind, parameters: Mapping[str, float]) -> Arrays:
        """A function of two arrays of one shape, to be called under ``np.errstate(all="ignore")``."""
        values = (np.float64(parameters[name]) for name in self.parameters)
        bound: Arrays = self._factory(kind)[1](None, *values)
        return bound

    def body(self, kind: Kind, names: Mapping[str, str], variable: str) -> Body:
        """Python for the results, to be written into another function on floats under ``FLOAT_NAMES``.

        ``names`` says how that calls x, y and the parameters; the body's own variables are called ``variable`` and a
        number. It raises one of ``ARITHMETIC_ERRORS`` where IEEE arithmetic gives an infinity or NaN.
        """
        with self._lock:
            return Body(self._results(kind), names, variable)

    def _factory(self, kind: Kind) -> tuple[Callable[..., Any], Callable[..., Any]]:
        with self._lock:
            if kind not in self._factories:
                code = compile(self._source(self._results(kind)), f"<formula {kind}>", "exec")
                float_names, array_names = dict(FLOAT_NAMES), dict(_ARRAY_NAMES)
                # The source is our own writing of a whitelisted formula, never a person's text.
                exec(code, float_names)  # noqa: S102  # as said
                exec(code, array_names)  # noqa: S102  # as said
                self._factories[kind] = float_names["bind"], array_names["bind"]
            return self._factories[kind]

    def _results(self, kind: Kind) -> list[Node]:
        if kind == "value":
            return [self._value]
        f_x, f_y = derivative(self._value, self._x), derivative(self._value, self._y)
        if kind == "gradient":
            return [self._value, f_x, f_y]
        return [derivative(f_x, self._x), derivative(f_x, self._y), derivative(f_y, self._y)]

    def _source(self, results: list[Node]) -> str:
        values = {name: f"p{number}" for number, name in enumerate(self.parameters)}
        body = Body(results, {**{name: name for name in VARIABLES}, **values})
        returned = (
            text if {self._x, self._y} & set(ordered([result])) else f"full(x, {text})"
            for text, result in zip(body.results, results, strict=True)
        )
        lines = [
            f"def bind({', '.join(['ieee', *values.values()])}):",
            "    def function(x, y):",
            "        try:",
            *(f"            {line}" for line in body.lines),
            f"            return ({', '.join(returned)},)",
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
