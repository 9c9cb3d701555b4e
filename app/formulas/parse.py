"""Text to a checked syntax tree.

Python's own parser reads the text, and a whitelist decides what may stand in it. Only nodes named
here pass, so nothing can be called, imported, looked up or looped over. Sizes are bounded before
anything is computed, because the cost of calculus grows faster than the text.
"""

import ast
import difflib
from collections.abc import Collection

from app.formulas.vocabulary import CONSTANTS, FUNCTIONS, VARIABLES

MAX_LENGTH = 1000
"""Characters."""
MAX_NODES = 240
"""Numbers, names, operators and calls."""
MAX_DEPTH = 24
"""Parentheses, calls and signs inside one another."""
MAX_EXPONENT = 100
"""The largest constant power; larger ones are steeper than float64 can show."""
MAX_NUMBER = 1e100
"""The largest constant."""

_TYPED = {"^": "**", "²": "**2", "³": "**3", "·": "*", "×": "*", "÷": "/", "−": "-", "–": "-", "π": "pi"}
"""What a person may type or paste for what Python reads."""


class FormulaError(ValueError):
    """A formula that cannot be understood: a sentence, and the column (from 1) where to look."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Source:
    """A formula as typed, its spelling for Python, and the way back from a node to the typed column."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            raise FormulaError(f"a formula may have at most {MAX_LENGTH} characters, not {len(text)}", MAX_LENGTH + 1)
        if not text.strip():
            raise FormulaError("a formula is needed, for example x**2/20 + y**2")
        self.text = text
        pieces: list[str] = []
        self._columns: list[int] = []
        for column, character in enumerate(text, start=1):
            piece = _TYPED.get(character, " " if character.isspace() else character)
            if not piece.isascii() or not piece.isprintable():
                raise FormulaError(f"the character {character!r} has no meaning in a formula", column)
            pieces.append(piece)
            self._columns += [column] * len(piece)
        lead = len("".join(pieces)) - len("".join(pieces).lstrip())
        self._columns = self._columns[lead:]
        self.python = "".join(pieces).strip()

    def column(self, offset: int) -> int:
        """The typed column of a character offset (from 0) in ``python``."""
        if not self._columns:
            return 1
        return self._columns[max(0, min(offset, len(self._columns) - 1))]


def parse(text: str, names: Collection[str] = ()) -> ast.expr:
    """Read ``text`` as a formula in x, y and ``names``.

    In the tree, ``col_offset`` is the offset in the text as it was typed.

    Raises:
        FormulaError: if it is not a formula, or is too large to be treated safely.
    """
    source = Source(text)
    try:
        tree = ast.parse(source.python, mode="eval").body
    except SyntaxError as error:
        raise _syntax_error(source, error) from None
    except (MemoryError, RecursionError, ValueError):
        raise FormulaError(f"a formula may be nested at most {MAX_DEPTH} deep") from None
    _check(tree, source, names)
    return tree


def compact(text: str) -> str:
    """A valid formula in plain ASCII without blanks, as it stands in a link."""
    return "".join(Source(text).python.split())


def _syntax_error(source: Source, error: SyntaxError) -> FormulaError:
    reason = error.msg or ""
    if not error.offset:
        return FormulaError("the formula stops too early; something is missing at the end", len(source.text) + 1)
    column = source.column(error.offset - 1)
    if "too many nested" in reason:
        return FormulaError(f"a formula may be nested at most {MAX_DEPTH} deep", column)
    if "was never closed" in reason:
        return FormulaError("a parenthesis opened here is never closed", column)
    if "unmatched" in reason or "does not match" in reason:
        return FormulaError("this closing parenthesis has no opening one", column)
    if "literal" in reason and "invalid" in reason:
        return FormulaError("a number is directly followed by a name; write * between them, as in 2*x", column)
    return FormulaError("this cannot stand here; is an operator missing before it?", column)


_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
_SIGNS = (ast.UAdd, ast.USub)
_HINTS: dict[type[ast.AST], str] = {
    ast.BitOr: "| is not an operator here; write abs(...) for an absolute value",
    ast.Attribute: "a dot may only stand inside a number",
    ast.Compare: "comparisons are not part of a formula; min, max, abs and sign may do what is wanted",
    ast.Mod: "% is not an operator here",
    ast.FloorDiv: "// is not an operator here; write /",
    ast.Tuple: "a formula has one value; a comma belongs only between the arguments of a function",
}


def _check(tree: ast.expr, source: Source, names: Collection[str]) -> None:
    count = 0
    pending: list[tuple[ast.expr, int]] = [(tree, 1)]
    while pending:
        node, depth = pending.pop()
        count += 1
        column = source.column(node.col_offset)
        node.col_offset = column - 1
        if count > MAX_NODES:
            raise FormulaError(f"a formula may have at most {MAX_NODES} numbers, names and operators", column)
        if depth > MAX_DEPTH:
            raise FormulaError(f"a formula may be nested at most {MAX_DEPTH} deep", column)
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
                pending += [(left, depth if same else depth + 1), (right, depth + 1)]
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
                _check_arguments(name, args, column)
                pending += [(argument, depth + 1) for argument in args]
            case ast.Call():
                raise _call_error(node, names, column)
            case ast.BinOp(op=op):
                where = source.column(node.left.end_col_offset or 0)
                raise FormulaError(_HINTS.get(type(op), "only + - * / and ** (or ^) are operators here"), where)
            case _:
                hint = _HINTS.get(type(node), "only numbers, x, y, + - * / ** and functions such as sin may stand here")
                raise FormulaError(hint, column)


def _check_number(value: float, column: int) -> None:
    if not abs(value) <= MAX_NUMBER:
        raise FormulaError(f"a number may be at most {MAX_NUMBER:g}", column)


def _check_name(name: str, names: Collection[str], column: int) -> None:
    if name in VARIABLES or name in CONSTANTS or name in names:
        return
    if name in FUNCTIONS:
        raise FormulaError(f"{name} is a function and needs an argument, as in {name}(x)", column)
    known = (*VARIABLES, *CONSTANTS, *FUNCTIONS, *names)
    raise FormulaError(f"the name {_short(name)} is unknown{_near(name, known)}", column)


def _check_arguments(name: str, args: list[ast.expr], column: int) -> None:
    word = FUNCTIONS[name]
    if not word.least <= len(args) <= word.most:
        wanted = str(word.least) if word.least == word.most else f"{word.least} to {word.most}"
        plural = "" if wanted == "1" else "s"
        raise FormulaError(f"{name} takes {wanted} argument{plural}, not {len(args)}", column)


def _call_error(node: ast.Call, names: Collection[str], column: int) -> FormulaError:
    if not isinstance(node.func, ast.Name):
        return FormulaError("an operator is missing before this parenthesis; write * to multiply", column)
    name = node.func.id
    if name in FUNCTIONS:
        return FormulaError(f"{name} takes its arguments without names", column)
    if name in VARIABLES or name in CONSTANTS or name in names:
        return FormulaError(f"{name} is not a function; write {name}*(...) to multiply", column)
    return FormulaError(f"the function {_short(name)} is unknown{_near(name, tuple(FUNCTIONS))}", column)


def _near(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name[:40], known, n=3)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:37]}..."
