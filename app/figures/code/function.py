"""The landscape as functions of a script: its formula as it was typed, and its slopes by calculus."""

import ast
import re
from collections.abc import Iterable, Mapping

from app.figures.code.base import Target
from app.formulas.expression import expression
from app.formulas.graph import Graph, Node, derivative, ordered
from app.formulas.parse import parse
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS, VARIABLES

TAKEN = frozenset(("np", "jnp", "torch", "jax", "math", "f_x", "f_y", "f", "gradient", "sigmoid", "relu", "step"))
"""Names that a parameter cannot have in a script, for something else has."""
EXACT = 2**53
"""Longer whole numbers are written as the floats they are."""
_BINDING = {"+": 1, "-": 1, "negative": 1, "*": 2, "/": 2, "power": 4}
"""How strongly an operator holds its arguments together; a sign as weakly as a sum, so that it follows no other."""
_SPARED = 3
"""A value that takes so many operations and is used twice gets a name."""


def value(text: str, parameters: Mapping[str, float], target: Target) -> str:
    """``def f(x, y)``, as close to what was typed as the library allows."""
    tree = parse(text, parameters)
    if not _varies(tree):
        tree = ast.BinOp(tree, ast.Add(), ast.BinOp(ast.Constant(0), ast.Mult(), ast.Name("x")))
    body = ast.unparse(_Spelt(target, safe(parameters)).visit(tree))
    return f"def f({_arguments(parameters)}):\n    return {body}"


def gradient(text: str, parameters: Mapping[str, float], target: Target) -> str:
    """The slopes along x and y, from calculus, as the engine has them."""
    graph = Graph()
    result = expression(parse(text, parameters), graph)
    slopes = [derivative(result, graph.name(variable)) for variable in VARIABLES]
    lines = _Written(slopes, target, safe(parameters)).lines
    return "\n".join([f"def gradient({_arguments(parameters)}):", *(f"    {line}" for line in lines)])


def helpers(target: Target, blocks: Iterable[str]) -> list[str]:
    """The functions that ``blocks`` call and the library lacks."""
    text = "\n".join(blocks)
    return [source for name, source in target.helpers.items() if re.search(rf"\b(?<![.\w]){name}\(", text)]


def safe(parameters: Mapping[str, float]) -> dict[str, str]:
    """What each parameter is called in a script."""
    return {name: f"{name}_" if name.rstrip("_") in TAKEN or name[:1] == "t" else name for name in parameters}


def _arguments(parameters: Mapping[str, float]) -> str:
    names = safe(parameters)
    return ", ".join([*VARIABLES, *(f"{names[name]}={number!r}" for name, number in parameters.items())])


def _varies(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Name) and node.id in VARIABLES for node in ast.walk(tree))


def _operation(name: str) -> str:
    """The operation behind a word of the formulas' vocabulary."""
    graph = Graph()
    made: Node = FUNCTIONS[name].build(*map(graph.name, VARIABLES[: FUNCTIONS[name].least]))
    return made.operation


class _Spelt(ast.NodeTransformer):
    """A formula in a library's words."""

    def __init__(self, target: Target, names: Mapping[str, str]) -> None:
        self.target, self.names = target, names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        constant = node.id in CONSTANTS
        return ast.Name(f"{self.target.constants}.{node.id}" if constant else self.names.get(node.id, node.id))

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if _is_long(node):
            for leaf in ast.walk(node):
                if isinstance(leaf, ast.Constant):
                    leaf.value = float(leaf.value)  # type: ignore[arg-type]  # a formula has numbers only
        self.generic_visit(node)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        long = isinstance(node.value, int) and abs(node.value) > EXACT
        return ast.Constant(float(node.value)) if long else node  # type: ignore[arg-type]  # as above

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = ast.unparse(node.func)
        function = ast.Name(self.target.functions(_operation(name)))
        arguments = [self._argument(argument) for argument in node.args]
        if FUNCTIONS[name].most == 1:
            return ast.Call(function, arguments, [])
        made = arguments[0]
        for argument in arguments[1:]:
            made = ast.Call(function, [made, argument], [])
        return made

    def _argument(self, node: ast.expr) -> ast.expr:
        written: ast.expr = self.visit(node)
        return written if _varies(node) else ast.Name(self.target.number.format(ast.unparse(written)))


def _is_long(node: ast.expr) -> bool:
    """Whether this is arithmetic on whole numbers alone whose result is too long for a float to hold exactly."""
    if not all(
        isinstance(leaf, ast.BinOp | ast.operator | ast.UnaryOp | ast.unaryop | ast.Constant) for leaf in ast.walk(node)
    ):
        return False
    graph = Graph()
    number = expression(node, graph).value
    return isinstance(number, float) and abs(number) > EXACT


class _Written:
    """Nodes of a graph as lines; what is long and used twice has a line of its own."""

    def __init__(self, results: list[Node], target: Target, names: Mapping[str, str]) -> None:
        self.target, self.names = target, names
        self.texts: dict[Node, tuple[str, int]] = {}
        self.lines: list[str] = []
        uses: dict[Node, int] = dict.fromkeys(results, 1)
        nodes = ordered(results)
        for node in nodes:
            for argument in node.arguments:
                uses[argument] = uses.get(argument, 0) + 1
        sizes: dict[Node, int] = {}
        for node in nodes:
            sizes[node] = bool(node.arguments) + sum(sizes[argument] for argument in node.arguments)
            text = self._text(node)
            if uses[node] > 1 and sizes[node] >= _SPARED:
                name = f"t{len(self.lines) + 1}"
                self.lines.append(f"{name} = {text[0]}")
                text, sizes[node] = (name, 9), 0
            self.texts[node] = text
        self.lines.append(f"return np.array([{', '.join(self.texts[result][0] for result in results)}], dtype=float)")

    def _text(self, node: Node) -> tuple[str, int]:
        """The text, and how strongly its outermost operator binds."""
        if isinstance(node.value, str):
            return self.names.get(node.value, node.value), 9
        if node.value is not None:
            return _number(node.value)
        binding = _BINDING.get(node.operation)
        if binding is None:
            arguments = ", ".join(self.texts[argument][0] for argument in node.arguments)
            return f"{self.target.functions(node.operation)}({arguments})", 9
        if node.operation == "negative":
            return f"-{self._within(node.arguments[0], binding + 1)}", binding
        first, second = node.arguments
        if node.operation == "power":
            return f"{self._within(first, binding + 1)}**{self._within(second, binding)}", binding
        left = self._within(first, binding)
        right = self._within(second, binding + (node.operation in "-/"))
        mark = f" {node.operation} " if binding == 1 else node.operation
        return f"{left}{mark}{right}", binding

    def _within(self, node: Node, least: int) -> str:
        text, binding = self.texts[node]
        return text if binding >= least else f"({text})"


def _number(number: float) -> tuple[str, int]:
    text = str(int(number)) if number.is_integer() and abs(number) < EXACT else repr(number)
    return text, 9 if number >= 0 else 3
