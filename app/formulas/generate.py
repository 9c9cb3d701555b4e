"""SymPy expressions to the body of a Python function that suits floats and NumPy arrays alike."""

from collections.abc import Sequence

import sympy
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.pycode import PythonCodePrinter

MULTIPLIED_POWER = 12
"""Whole powers up to this one become products, which are quicker and at least as exact."""


class _Printer(PythonCodePrinter):  # type: ignore[misc]  # SymPy carries no types
    """Writes numbers as floats and general powers as calls of ``power``."""

    def __init__(self) -> None:
        super().__init__({"fully_qualified_modules": False, "allow_unknown_functions": True})

    def _print_Integer(self, expr: sympy.Integer) -> str:
        return repr(float(expr))

    def _print_Float(self, expr: sympy.Float) -> str:
        return repr(float(expr))

    def _print_Rational(self, expr: sympy.Rational) -> str:
        return f"({float(expr.p)!r}/{float(expr.q)!r})"

    def _print_Half(self, expr: sympy.Rational) -> str:
        return "0.5"

    def _print_Exp1(self, expr: sympy.Expr) -> str:
        return "e"

    def _print_Mul(self, expr: sympy.Mul) -> str:
        # x**2/20 is divided by 20 as written, not multiplied by a rounded 1/20.
        factor, rest = expr.as_coeff_Mul()
        if factor.is_Rational and factor.q != 1:
            return f"{self.parenthesize(factor.p * rest, PRECEDENCE['Mul'])}/{float(factor.q)!r}"
        return str(super()._print_Mul(expr))

    def _print_Pow(self, expr: sympy.Pow, rational: bool = False) -> str:
        base = self.parenthesize(expr.base, PRECEDENCE["Pow"])
        if expr.exp == -1:
            return f"1.0/{base}"
        if expr.exp == sympy.S.Half:
            return f"sqrt({self._print(expr.base)})"
        if expr.exp == -sympy.S.Half:
            return f"1.0/sqrt({self._print(expr.base)})"
        return f"power({self._print(expr.base)}, {self._print(expr.exp)})"


class Body:
    """The lines of a function: named intermediate values, then the results."""

    def __init__(self, expressions: Sequence[sympy.Expr], arguments: Sequence[sympy.Symbol]) -> None:
        self.lines: list[str] = []
        self._printer = _Printer()
        self._powers: dict[tuple[sympy.Expr, int], sympy.Symbol] = {}
        self._count = 0
        names = sympy.numbered_symbols("_s", cls=sympy.Symbol)
        shared, reduced = sympy.cse(expressions, symbols=names, order="none", list=True)
        for symbol, expression in shared:
            self.lines.append(f"{symbol} = {self._print(self._lower(expression))}")
        varying = set(arguments)
        self.results = [
            self._result(lowered, bool(original.free_symbols & varying))
            for lowered, original in zip(map(self._lower, reduced), expressions, strict=True)
        ]

    def _result(self, expression: sympy.Expr, varies: bool) -> str:
        text = self._print(expression)
        return text if varies else f"full(x, {text})"

    def _print(self, expression: sympy.Expr) -> str:
        return str(self._printer.doprint(expression))

    def _name(self, text: str) -> sympy.Symbol:
        name = f"_t{self._count}"
        self._count += 1
        self.lines.append(f"{name} = {text}")
        return sympy.Symbol(name)

    def _lower(self, expression: sympy.Expr) -> sympy.Expr:
        """Replace whole powers by products of named values."""
        if expression.is_Atom:
            return expression
        args = [self._lower(argument) for argument in expression.args]
        if expression.is_Pow and expression.exp.is_Integer and abs(int(expression.exp)) <= MULTIPLIED_POWER:
            base, exponent = args[0], int(expression.exp)
            if not base.is_Symbol:
                base = self._power(base, 1)
            positive = self._power(base, abs(exponent))
            return positive if exponent > 0 else sympy.Pow(positive, -1, evaluate=False)
        return expression.func(*args, evaluate=False) if args != list(expression.args) else expression

    def _power(self, base: sympy.Expr, exponent: int) -> sympy.Symbol:
        """``base**exponent`` by repeated squaring, each value named once."""
        if exponent == 1 and base.is_Symbol:
            return base
        if (base, exponent) not in self._powers:
            if exponent == 1:
                text = self._print(base)
            else:
                low = self._power(base, exponent // 2)
                text = f"{low}*{self._power(base, exponent - exponent // 2)}"
            self._powers[base, exponent] = self._name(text)
        return self._powers[base, exponent]
