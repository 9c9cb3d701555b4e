"""Text to a checked syntax tree.

Python's own parser reads the text, and a whitelist decides what may stand in it. Only nodes named
here pass, so nothing can be called, imported, looked up or looped over. Sizes are bounded before
anything is computed.
"""

import ast
import difflib
import keyword
import re
from collections.abc import Collection
from typing import Any

from app.formulas.source import FormulaError, Source
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS, VARIABLES
from app.words import Message, either

MAX_NODES = 240
"""Numbers, names, operators and calls."""
MAX_DEPTH = 24
"""Parentheses, calls and signs inside one another."""
MAX_EXPONENT = 100
"""The largest constant power; larger ones are steeper than float64 can show."""
MAX_NUMBER = 1e100
"""The largest constant."""
MAX_LETTERS = 4
"""So long is a name at most that is read as a product without its signs."""
_TOO_DEEP = Message("a formula may be nested at most {most} deep", most=MAX_DEPTH)


def parse(text: str, names: Collection[str] = ()) -> ast.expr:
    """Read ``text`` as a formula in x, y and ``names``.

    In the tree, ``col_offset`` is the offset in the text as it was typed.

    Raises:
        FormulaError: if it is not a formula, or is too large to be treated safely.
    """
    source = Source(text)
    _check_parentheses(source)
    try:
        tree = ast.parse(source.python, mode="eval").body
    except SyntaxError as error:
        raise _syntax_error(source, error) from None
    except (MemoryError, RecursionError, ValueError):
        raise FormulaError(_TOO_DEEP) from None
    _check(tree, source, names)
    return tree


def _check_parentheses(source: Source) -> None:
    depth = 0
    for offset, character in enumerate(source.python):
        depth += (character == "(") - (character == ")")
        if depth > MAX_DEPTH:
            raise FormulaError(_TOO_DEEP, source.column(offset))


def _syntax_error(source: Source, error: SyntaxError) -> FormulaError:
    reason = error.msg or ""
    for name in re.finditer(r"[A-Za-z_]\w*", source.python):
        if keyword.iskeyword(name[0]):
            message = Message("{name} cannot stand in a formula", name=name[0])
            return FormulaError(message, source.column(name.start()))
    if not error.offset:
        message = Message("the formula stops too early; something is missing at the end")
        return FormulaError(message, len(source.text) + 1)
    column = source.column(error.offset - 1)
    if "was never closed" in reason:
        return FormulaError(Message("a parenthesis opened here is never closed"), column)
    if "unmatched" in reason or "does not match" in reason:
        return FormulaError(Message("this closing parenthesis has no opening one"), column)
    if "literal" in reason and "invalid" in reason:
        message = Message("a number is directly followed by a name; write * between them, as in 2*x")
        return FormulaError(message, column)
    if source.python[error.offset - 1 : error.offset] == "|":
        return FormulaError(_HINTS[ast.BitOr], column)
    if not source.python[: error.offset - 1].strip():
        return FormulaError(Message("this cannot stand at the beginning"), column)
    return FormulaError(Message("this cannot stand here; is an operator missing before it?"), column)


_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
_SIGNS = (ast.UAdd, ast.USub)
_HINTS: dict[type[ast.AST], Message] = {
    ast.BitOr: Message("| is not an operator here; write abs(...) for an absolute value"),
    ast.Attribute: Message("a dot may only stand inside a number"),
    ast.Compare: Message("comparisons are not part of a formula; min, max, abs and sign may do what is wanted"),
    ast.Mod: Message("% is not an operator here"),
    ast.FloorDiv: Message("// is not an operator here; write /"),
    ast.Tuple: Message("a formula has one value; a comma belongs only between the arguments of a function"),
}


def _check(tree: ast.expr, source: Source, names: Collection[str]) -> None:
    """Find what is wrong: on the outside first, and from left to right."""
    count = 0
    pending: list[tuple[ast.expr, int]] = [(tree, 1)]
    while pending:
        node, depth = pending.pop()
        count += 1
        column = source.column(node.col_offset)
        node.col_offset = column - 1
        if count > MAX_NODES:
            message = Message("a formula may have at most {most} numbers, names and operators", most=MAX_NODES)
            raise FormulaError(message, column)
        if depth > MAX_DEPTH:
            raise FormulaError(_TOO_DEEP, column)
        match node:
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                _check_number(value, column)
            case ast.Name(id=name):
                _check_name(name, names, column)
            case ast.UnaryOp(op=op, operand=operand) if isinstance(op, _SIGNS):
                pending.append((operand, depth + 1))
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _OPERATORS):
                # A chain such as a + b + c leans to the left without being nested.
                same = isinstance(left, ast.BinOp) and not isinstance(op, ast.Pow)
                pending += [(right, depth + 1), (left, depth if same else depth + 1)]
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
                _check_arguments(name, args, column)
                pending += [(argument, depth + 1) for argument in reversed(args)]
            case ast.Call():
                raise _call_error(node, source, names)
            case ast.BinOp(left=left, op=op):
                hint = _HINTS.get(type(op), Message("only + - * / and ** (or ^) are operators here"))
                raise FormulaError(hint, source.after(left))
            case ast.Attribute(value=first) | ast.Compare(left=first) | ast.Tuple(elts=[first, *_]):
                raise FormulaError(_HINTS[type(node)], source.after(first))
            case _:
                hint = Message("only numbers, x, y, + - * / ** and functions such as sin may stand here")
                raise FormulaError(hint, column)


def _check_number(value: float, column: int) -> None:
    if not abs(value) <= MAX_NUMBER:
        raise FormulaError(Message("a number may be at most {most:g}", most=MAX_NUMBER), column)


def _check_name(name: str, names: Collection[str], column: int) -> None:
    if name in VARIABLES or name in CONSTANTS or name in names:
        return
    if name in FUNCTIONS:
        message = Message("{name} is a function and needs an argument, as in {name}(x)", name=name)
        raise FormulaError(message, column)
    known = (*VARIABLES, *CONSTANTS, *FUNCTIONS, *names)
    message = Message("the name {name} is unknown{hint}", name=_short(name), hint=_near(name, known))
    raise FormulaError(message, column, "unknown_name")


def _check_arguments(name: str, args: list[ast.expr], column: int) -> None:
    word = FUNCTIONS[name]
    if not word.least <= len(args) <= word.most:
        values: dict[str, Any] = {"name": name, "least": word.least, "most": word.most, "count": len(args)}
        if word.least < word.most:
            message = Message("{name} takes {least} to {most} arguments, not {count}", **values)
        elif word.most == 1:
            message = Message("{name} takes 1 argument, not {count}", **values)
        else:
            message = Message("{name} takes {most} arguments, not {count}", **values)
        raise FormulaError(message, column)


def _call_error(node: ast.Call, source: Source, names: Collection[str]) -> FormulaError:
    column = node.col_offset + 1
    if isinstance(node.func, ast.Attribute):
        return FormulaError(_HINTS[ast.Attribute], source.after(node.func.value))
    if not isinstance(node.func, ast.Name):
        message = Message("an operator is missing before this parenthesis; write * to multiply")
        return FormulaError(message, source.after(node.func))
    name = node.func.id
    if name in FUNCTIONS:
        return FormulaError(Message("{name} takes its arguments without names", name=name), column)
    if name in VARIABLES or name in CONSTANTS or name in names:
        message = Message("{name} is not a function; write {name}*(...) to multiply", name=name)
        return FormulaError(message, column)
    hint = _near(name, tuple(FUNCTIONS))
    return FormulaError(Message("the function {name} is unknown{hint}", name=_short(name), hint=hint), column)


def _near(name: str, known: Collection[str]) -> str:
    if len(name) <= MAX_LETTERS and all(letter in known for letter in name):
        return Message(" (did you mean {names}?)", names="*".join(name))
    close = difflib.get_close_matches(name[:40], known, n=3)
    return Message(" (did you mean {names}?)", names=either(close)) if close else ""


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:37]}..."
