"""A checked syntax tree to a SymPy expression."""

import ast
from collections.abc import Sequence

import sympy

from app.formulas.parse import MAX_EXPONENT, MAX_NUMBER, FormulaError, constant_value
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS


def symbols(names: Sequence[str]) -> dict[str, sympy.Symbol]:
    """One plain symbol for each name."""
    return {name: sympy.Symbol(name) for name in names}


def symbolic(node: ast.expr, known: dict[str, sympy.Symbol]) -> sympy.Expr:
    """The expression that a tree from :func:`app.formulas.parse.parse` stands for.

    Raises:
        FormulaError: for a power or constant that is too large, or a value that is not a real number.
    """
    match node:
        case ast.Constant(value=int() | float() as value):
            result = _number(value)
        case ast.Name(id=name):
            result = known[name] if name in known else CONSTANTS[name][0]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            result = -symbolic(operand, known)
        case ast.UnaryOp(operand=operand):
            result = symbolic(operand, known)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            result = _power(node, symbolic(left, known), symbolic(right, known), right)
        case ast.BinOp(left=left, op=op, right=right):
            result = _combine(op, symbolic(left, known), symbolic(right, known))
        case ast.Call(func=ast.Name(id=name), args=args):
            result = FUNCTIONS[name].build(*(symbolic(argument, known) for argument in args))
        case _:
            raise AssertionError(f"parse() let {type(node).__name__} through")
    if result.is_number:
        _check_constant(result, node)
    return result


def _number(value: float) -> sympy.Expr:
    if float(value).is_integer():
        return sympy.Integer(int(value))
    return sympy.Float(value, precision=53)


def _combine(op: ast.operator, a: sympy.Expr, b: sympy.Expr) -> sympy.Expr:
    match op:
        case ast.Add():
            return a + b
        case ast.Sub():
            return a - b
        case ast.Mult():
            return a * b
        case _:
            return a / b


def _power(node: ast.expr, base: sympy.Expr, exponent: sympy.Expr, written: ast.expr) -> sympy.Expr:
    value = constant_value(written)
    if exponent.is_number and (value is None or abs(value) <= MAX_EXPONENT):
        value = float(exponent) if exponent.is_Rational or exponent.is_Float else value
    if value is not None and not abs(value) <= MAX_EXPONENT:
        raise FormulaError(f"a power may be at most {MAX_EXPONENT}, not {value:g}", written.col_offset + 1)
    if value is not None:
        size = constant_value(node)
        if size is not None and not abs(size) <= MAX_NUMBER:
            raise FormulaError(f"a number may be at most {MAX_NUMBER:g}", node.col_offset + 1)
    result = base**exponent
    # SymPy merges nested powers: ((x**100)**100)**100 would be x**1000000.
    if result.is_Pow and result.exp.is_number and not abs(result.exp) <= MAX_EXPONENT:
        raise FormulaError(f"powers may multiply to at most {MAX_EXPONENT}", written.col_offset + 1)
    return result


def _check_constant(result: sympy.Expr, node: ast.expr) -> None:
    column = node.col_offset + 1
    if result.has(sympy.zoo, sympy.nan, sympy.oo):
        raise FormulaError("this divides by zero", column)
    if result.has(sympy.I):
        raise FormulaError("this has no real value", column)
    if result.is_Rational and not abs(result) <= MAX_NUMBER:
        raise FormulaError(f"a number may be at most {MAX_NUMBER:g}", column)
