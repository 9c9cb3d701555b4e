"""About how wide words are, where nobody can measure them."""

from unicodedata import combining, east_asian_width

_LETTER = 0.6
"""The width of a letter in its size; a Chinese or Korean one is as wide as it is high."""
_WIDTHS = dict.fromkeys("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", 0.7 * _LETTER) | dict.fromkeys("mw", 0.85) | dict.fromkeys("MW@%…—", 1.0)
"""Of letters that are much narrower or wider than most."""
_BOLD = 1.1
"""How much wider bold letters are."""


def wide(text: str, bold: bool = False) -> float:
    """About how wide words are, in the size of their type."""
    return (_BOLD if bold else 1.0) * sum(
        1.0 if east_asian_width(letter) in "WF" else _WIDTHS.get(letter, _LETTER) for letter in text
    )


def folded(text: str, width: float) -> list[str]:
    """Words in lines of about so many sizes of type; a word that is longer is broken."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines.append("")
        for word in paragraph.split():
            *full, rest = _pieces(word, width)
            if lines[-1] and (full or wide(f"{lines[-1]} {word}") > width):
                lines.append("")
            lines[-1:] = [*full, f"{lines[-1]} {rest}".strip()]
    return lines


def _pieces(word: str, width: float) -> list[str]:
    """A word in parts, each of at least one letter with the marks on it."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and not combining(letter) and wide(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
