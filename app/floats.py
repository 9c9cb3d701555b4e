"""NumPy's elementwise functions for Python floats, under NumPy's names: a far quicker gear for few runs.

Where IEEE arithmetic gives an infinity or a NaN, Python raises one of ``ARITHMETIC_ERRORS``. Callers
then ask NumPy for that one value; nothing here needs to care.
"""

import math

ARITHMETIC_ERRORS = (ArithmeticError, ValueError)

sqrt = math.sqrt
power = math.pow
absolute = abs


def sign(a: float, /) -> float:
    """-1, 0 or 1; NaN stays NaN."""
    return math.copysign(1.0, a) if a > 0 or a < 0 else a


def maximum(a: float, b: float, /) -> float:
    """The larger one; NaN if either is NaN."""
    return a if a >= b or a != a else b


def minimum(a: float, b: float, /) -> float:
    """The smaller one; NaN if either is NaN."""
    return a if a <= b or a != a else b


def where(condition: bool, a: float, b: float, /) -> float:
    """``a`` where the condition holds, else ``b``."""
    return a if condition else b
