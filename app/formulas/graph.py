"""A formula as a graph of operations in which equal values are one node, and its derivatives.

A derivative is a handful of further nodes for each node. So it costs what the formula's size says and
nothing else: no simplification is attempted, which is where computer algebra can take for ever.
"""

import operator
from collections.abc import Callable, Iterable
from typing import Any, Union

import numpy as np

from app.formulas.operations import OPERATIONS

ARITHMETIC: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "negative": operator.neg,
}

Value = Union["Node", float]


class Node:
    """A number, a name, or an operation on earlier nodes. Python's operators make further nodes."""

    __slots__ = ("arguments", "graph", "index", "operation", "value")

    def __init__(
        self, graph: "Graph", index: int, operation: str, value: float | str | None, arguments: tuple["Node", ...]
    ) -> None:
        self.graph = graph
        self.index = index
        """Arguments have lower ones."""
        self.operation = operation
        """``number`` or ``name``, or else a key of ``ARITHMETIC`` or ``OPERATIONS``."""
        self.value = value
        """The number or the name itself."""
        self.arguments = arguments

    def apply(self, operation: str, *others: Value) -> "Node":
        """The operation on this node and ``others``."""
        return self.graph.apply(operation, self, *others)

    def __neg__(self) -> "Node":
        return self.arguments[0] if self.operation == "negative" else self.apply("negative")

    def __add__(self, other: Value) -> "Node":
        if equals(other, 0.0):
            return self
        if equals(self, 0.0):
            return self.graph.node(other)
        return 2.0 * self if other is self else self.apply("+", other)

    def __sub__(self, other: Value) -> "Node":
        if equals(other, 0.0):
            return self
        return -self.graph.node(other) if equals(self, 0.0) else self.apply("-", other)

    def __mul__(self, other: Value) -> "Node":
        # What does not vary has the slope zero, and keeps it even where it meets an infinity.
        if equals(self, 0.0) or equals(other, 1.0):
            return self
        if equals(other, 0.0) or equals(self, 1.0):
            return self.graph.node(other)
        # In one order, so that a*b and b*a are one node.
        first, second = sorted((self, self.graph.node(other)), key=lambda node: node.index)
        return first.apply("*", second)

    def __truediv__(self, other: Value) -> "Node":
        return self if equals(other, 1.0) else self.apply("/", other)

    def __pow__(self, other: Value) -> "Node":
        if equals(other, 0.0):
            return self.graph.node(1.0)
        if equals(other, 1.0):
            return self
        return self.apply("sqrt") if equals(other, 0.5) else self.apply("power", other)

    def __radd__(self, other: float) -> "Node":
        return self.graph.node(other) + self

    def __rsub__(self, other: float) -> "Node":
        return self.graph.node(other) - self

    def __rmul__(self, other: float) -> "Node":
        return self.graph.node(other) * self

    def __rtruediv__(self, other: float) -> "Node":
        return self.graph.node(other) / self


class Graph:
    """Makes nodes, each after its arguments and each only once."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[Any, ...], Node] = {}

    def name(self, name: str) -> Node:
        """A variable or a parameter."""
        return self._once("name", name)

    def node(self, value: Value) -> Node:
        """A node itself, or the node of a constant."""
        return value if isinstance(value, Node) else self._once("number", float(value))

    def apply(self, operation: str, *values: Value) -> Node:
        """An operation on ``values``; on constants alone, the constant that it gives."""
        nodes = tuple(self.node(value) for value in values)
        constants = [np.float64(node.value) for node in nodes if isinstance(node.value, float)]
        if len(constants) < len(nodes):
            return self._once(operation, None, *nodes)
        function = ARITHMETIC[operation] if operation in ARITHMETIC else OPERATIONS[operation].arrays
        with np.errstate(all="ignore"):
            return self.node(float(function(*constants)))

    def _once(self, operation: str, value: float | str | None, *arguments: Node) -> Node:
        key = (operation, value, *arguments)
        if key not in self._nodes:
            self._nodes[key] = Node(self, len(self._nodes), operation, value, arguments)
        return self._nodes[key]


def equals(value: Value, number: float) -> bool:
    """Whether ``value`` is this very constant."""
    return (value.value if isinstance(value, Node) else value) == number


def ordered(results: Iterable[Node]) -> list[Node]:
    """All that ``results`` are computed from, themselves included, each after its arguments."""
    found: set[Node] = set()
    pending = list(results)
    while pending:
        node = pending.pop()
        if node not in found:
            found.add(node)
            pending += node.arguments
    return sorted(found, key=lambda node: node.index)


def derivative(result: Node, variable: Node) -> Node:
    """The partial derivative of ``result``, by the chain rule from ``variable`` upwards."""
    zero = result.graph.node(0.0)
    slopes = {variable: result.graph.node(1.0)}
    for node in ordered([result]):
        if node.arguments:
            slopes[node] = _slope(node, [slopes.get(argument, zero) for argument in node.arguments])
    return slopes.get(result, zero)


def _slope(node: Node, slopes: list[Node]) -> Node:
    """The derivative of one operation from those of its arguments."""
    match node.operation, node.arguments, slopes:
        case "+", _, [da, db]:
            return da + db
        case "-", _, [da, db]:
            return da - db
        case "negative", _, [da]:
            return -da
        case "*", (a, b), [da, db]:
            return da * b + a * db
        case "/", (_, b), [da, db]:
            return (da - node * db) / b
    total = node.graph.node(0.0)
    for partial, slope in zip(OPERATIONS[node.operation].partials, slopes, strict=True):
        if not equals(slope, 0.0):
            total = total + partial(node, *node.arguments) * slope
    return total
