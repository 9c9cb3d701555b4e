"""Numbers as the page writes them."""

import math
import re
from collections.abc import Collection

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_ZEROS = re.compile(r"\.?0+$")


EXACT = 17
"""So many significant digits tell every float64 from its neighbours."""


def number(value: float, digits: int = 4) -> str:
    """``value`` with up to so many significant digits; a dash where it is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if size != 0 and (size < 1e-3 or size >= 10 ** (digits + 1)):
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        raised = str(int(exponent)).translate(_SUPERSCRIPTS)
        return re.sub(r"(?<![\d.])1×", "", f"{re.sub(_ZEROS, '', mantissa)}×10{raised}").replace("-", "−")
    written = f"{value:.0f}" if size >= 10 ** (digits - 1) else repr(float(f"{value:.{digits}g}")).removesuffix(".0")
    return written.replace("-", "−")


def apart(values: Collection[float]) -> int:
    """The fewest significant digits, four at least, in which different finite ``values`` are written differently."""
    finite = {value for value in values if math.isfinite(value)}
    return next(
        (digits for digits in range(4, EXACT) if len({number(value, digits) for value in finite}) == len(finite)), EXACT
    )
