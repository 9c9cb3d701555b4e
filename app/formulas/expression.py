"""A checked syntax tree to a node of a graph."""

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

from app.formulas.graph import Graph, Node, equals
from app.formulas.parse import MAX_EXPONENT, MAX_NUMBER
from app.formulas.source import FormulaError
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS
from app.words import Message

_OPERATORS: dict[type[ast.operator], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def expression(tree: ast.expr, graph: Graph) -> Node:
    """The node that a tree from :func:`app.formulas.parse.parse` stands for.

    Raises:
        FormulaError: for a power or constant that is too large, or a constant that is not a real number.
    """
    node = _node(tree, graph)
    if isinstance(node.value, float):
        _check_constant(node.value, tree)
    return node


def _node(tree: ast.expr, graph: Graph) -> Node:
    match tree:
        case ast.Constant(value=int() | float() as value):
            return graph.node(value)
        case ast.Name(id=name):
            return graph.node(CONSTANTS[name].value) if name in CONSTANTS else graph.name(name)
        case ast.UnaryOp(op=op, operand=operand):
            node = expression(operand, graph)
            return -node if isinstance(op, ast.USub) else node
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(expression(left, graph), expression(right, graph), right.col_offset + 1)
        case ast.BinOp(left=left, op=op, right=right):
            first, second = expression(left, graph), expression(right, graph)
            if isinstance(op, ast.Div) and equals(second, 0.0):
                raise FormulaError(Message("this divides by zero"), right.col_offset + 1)
            made: Node = _OPERATORS[type(op)](first, second)
            return made
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name].build(*(expression(argument, graph) for argument in args))
        case _:
            raise AssertionError(f"parse() let {type(tree).__name__} through")


def _power(base: Node, exponent: Node, column: int) -> Node:
    value = exponent.value
    if isinstance(value, float) and abs(value) > MAX_EXPONENT:
        message = Message("a power may be at most {most}, not {value:g}", most=MAX_EXPONENT, value=value)
        raise FormulaError(message, column)
    return base**exponent


def _check_constant(value: float, tree: ast.expr) -> None:
    column = tree.col_offset + 1
    if math.isnan(value):
        raise FormulaError(Message("this has no real value"), column)
    if abs(value) > MAX_NUMBER:
        raise FormulaError(Message("a number may be at most {most:g}", most=MAX_NUMBER), column)
