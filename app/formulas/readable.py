"""A formula as one line of text that reads like mathematics."""

import re

_POWER = re.compile(r"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹\s])\s*(?:\*\*|\^)\s*(-?\d+)(?![\w.(]|\s*(?:\*\*|\^))")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MINUS = re.compile(r"(?<![\d.][eE])-")


def readable(text: str) -> str:
    """``x**2 - 3*y**2`` as ``x² − 3·y²``; exponents that are no whole numbers stay behind a ``^``."""
    raised = _POWER.sub(lambda found: found[1].translate(_RAISED), " ".join(text.split()))
    return _MINUS.sub("−", re.sub(r"\s*\*\s*", "·", re.sub(r"\s*\*\*\s*", "^", raised)))
