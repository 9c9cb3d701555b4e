"""A graph to the body of a Python function that suits floats and NumPy arrays alike."""

from collections.abc import Mapping, Sequence

from app.formulas.graph import ARITHMETIC, Node, ordered

MULTIPLIED_POWER = 12
"""Whole powers up to this one become products, which are quicker and at least as exact."""


class Body:
    """The lines of a function, one for each operation, and the texts of its results.

    A variable is used again once its value is no longer needed, so that arrays do not pile up.
    """

    def __init__(self, results: Sequence[Node], names: Mapping[str, str], variable: str = "t") -> None:
        """``names`` are those of x, y and the parameters; variables are called ``variable`` and a number."""
        results = _multiplied(results)
        nodes = ordered(results)
        last_use: dict[Node, Node | None] = {argument: node for node in nodes for argument in node.arguments}
        last_use |= dict.fromkeys(results)
        texts: dict[Node, str] = {}
        free: list[str] = []
        variables = 0
        self.lines: list[str] = []
        for node in nodes:
            if not node.arguments:
                texts[node] = names[node.value] if isinstance(node.value, str) else repr(node.value)
                continue
            text = _operation(node.operation, [texts[argument] for argument in node.arguments])
            over = {texts[argument] for argument in node.arguments if argument.arguments and last_use[argument] is node}
            free += sorted(over)
            if not free:
                free.append(f"{variable}{variables}")
                variables += 1
            texts[node] = free.pop()
            self.lines.append(f"{texts[node]} = {text}")
        self.results = [texts[node] for node in results]


def _operation(operation: str, arguments: Sequence[str]) -> str:
    if operation == "negative":
        return f"-{arguments[0]}"
    if operation in ARITHMETIC:
        return f" {operation} ".join(arguments)
    return f"{operation}({', '.join(arguments)})"


def _multiplied(results: Sequence[Node]) -> list[Node]:
    """The same results, with small whole powers written as products."""
    new: dict[Node, Node] = {}
    for node in ordered(results):
        arguments = [new[argument] for argument in node.arguments]
        exponent = node.arguments[1].value if node.operation == "power" else None
        if isinstance(exponent, float) and exponent.is_integer() and abs(exponent) <= MULTIPLIED_POWER:
            power = _product(arguments[0], abs(int(exponent)))
            new[node] = power if exponent > 0 else 1.0 / power
        else:
            new[node] = node.graph.apply(node.operation, *arguments) if arguments else node
    return [new[node] for node in results]


def _product(base: Node, exponent: int) -> Node:
    """``base**exponent`` by repeated squaring."""
    if exponent == 1:
        return base
    return _product(base, exponent // 2) * _product(base, exponent - exponent // 2)
