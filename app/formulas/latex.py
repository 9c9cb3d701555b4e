"""A checked syntax tree to LaTeX, in the order in which it was typed."""

import ast
import re

from app.formulas.vocabulary import CONSTANTS, FUNCTIONS

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(1, 6)
_GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
    ]
)
_INDEXED = re.compile(r"([A-Za-z]+)(?:_([A-Za-z0-9]+)|(\d[A-Za-z0-9]*))?")


def latex(node: ast.expr) -> str:
    """The LaTeX of a tree from :func:`app.formulas.parse.parse`."""
    return _write(node)[0]


def name_latex(name: str) -> str:
    """A parameter's name: ``kappa`` as a Greek letter, ``b2`` and ``b_2`` with an index."""
    found = _INDEXED.fullmatch(name)
    if not found:
        return r"\mathrm{" + name.replace("_", r"\_") + "}"
    letters, index = found[1], found[2] or found[3]
    head = f"\\{letters}" if letters in _GREEK else letters
    if len(letters) > 1 and letters not in _GREEK:
        head = f"\\mathrm{{{letters}}}"
    return f"{head}_{{{index}}}" if index else head


def _write(node: ast.expr) -> tuple[str, int]:
    """LaTeX, and how tightly its outermost operator binds."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return _number(value)
        case ast.Name(id=name):
            return (CONSTANTS[name].latex if name in CONSTANTS else name_latex(name)), _ATOM
        case ast.UnaryOp(op=op, operand=operand):
            sign = "-" if isinstance(op, ast.USub) else "+"
            return sign + _within(operand, _SIGN), _SIGN
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"{_within(left, _ATOM)}^{{{_write(right)[0]}}}", _POWER
        case ast.BinOp(left=ast.UnaryOp(op=ast.USub(), operand=left), op=ast.Div(), right=right):
            return rf"-\frac{{{_write(left)[0]}}}{{{_write(right)[0]}}}", _SIGN
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return rf"\frac{{{_write(left)[0]}}}{{{_write(right)[0]}}}", _POWER
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _product(left, right), _PRODUCT
        case ast.BinOp(left=left, op=op, right=right):
            sign = "+" if isinstance(op, ast.Add) else "-"
            tight = _SUM if isinstance(op, ast.Add) else _PRODUCT
            after = _within(right, _PRODUCT if _signed(right) else tight)
            return f"{_within(left, _SUM)} {sign} {after}", _SUM
        case _:
            raise AssertionError(f"parse() let {type(node).__name__} through")


def _within(node: ast.expr, tightness: int) -> str:
    text, tight = _write(node)
    if _signed(node) and tightness > _SUM:
        tight = 0
    return text if tight >= tightness else rf"\left({text}\right)"


def _signed(node: ast.expr) -> bool:
    """Whether the text begins with a sign, so that it cannot follow an operator."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        return _signed(node.left)
    return isinstance(node, ast.UnaryOp)


def _number(value: float) -> tuple[str, int]:
    text = repr(value)
    if "e" in text:
        digits, exponent = text.split("e")
        power = f"10^{{{int(exponent)}}}"
        return (power if digits in {"1", "1.0"} else rf"{digits} \cdot {power}"), _PRODUCT
    return text.removesuffix(".0"), _ATOM


def _product(left: ast.expr, right: ast.expr) -> str:
    before = _write(left)[0] if _signed(left) else _within(left, _PRODUCT)
    after = _within(right, _SIGN)
    # Digits meeting digits need a dot: 2·3, 10·2^x; letters and parentheses do not.
    dot = after[0].isdigit() or (after.startswith(r"\frac") and before[-1].isdigit())
    return rf"{before} \cdot {after}" if dot else rf"{before}\,{after}"


def _call(name: str, args: list[ast.expr]) -> tuple[str, int]:
    inner = ", ".join(_write(argument)[0] for argument in args)
    function = FUNCTIONS[name]
    template = function.latex
    tall = r"\frac" in inner
    if tall:
        template = template.replace("({})", r"\left({}\right)")
    return template.format(inner), _POWER if function.is_power else _ATOM
