"""Numbers as the page writes them."""

import math
import re

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """``value`` with so many significant digits; a dash where it is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if size != 0 and (size < 1e-3 or size >= 10 ** (digits + 1)):
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}".replace("-", "−")
    written = f"{value:.0f}" if size >= 10 ** (digits - 1) else f"{float(f'{value:.{digits}g}'):.10g}"
    return written.replace("-", "−")


def in_words(value: float) -> str:
    """``value`` with up to four significant digits, as in a sentence: without zeros at its end or a factor of 1."""
    return re.sub(r"(?<![\d.])1×", "", re.sub(r"\.?0+(?=×)", "", number(value)))
