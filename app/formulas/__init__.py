"""Formulas: text to value, gradient, Hessian and LaTeX. A person's text is never executed."""

from app.formulas.compiled import Formula, constant, formula
from app.formulas.source import FormulaError, compact

__all__ = ["Formula", "FormulaError", "compact", "constant", "formula"]
