"""Words and numbers as LaTeX: whatever a person writes is set as text."""

import re

from app.figures.palette import Colour

_SPELT = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "^": r"\textasciicircum{}",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "%": r"\%",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    '"': r"\char34{}",
    "'": "'{}",
    "-": "-{}",
    ",": ",{}",
    "?": "?{}",
    "!": "!{}",
    "−": r"\ensuremath{-}",
    "×": r"\ensuremath{\times}",
    "·": r"\ensuremath{\cdot}",
    "±": r"\ensuremath{\pm}",
    "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}",
    "≈": r"\ensuremath{\approx}",
    "∞": r"\ensuremath{\infty}",
    "∇": r"\ensuremath{\nabla}",
    "→": r"\ensuremath{\rightarrow}",
    "°": r"\ensuremath{^\circ}",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "…": r"\ldots{}",
    "‘": r"\textquoteleft{}",
    "’": r"\textquoteright{}",
    "“": r"\textquotedblleft{}",
    "”": r"\textquotedblright{}",
    **{sign: rf"\ensuremath{{^{digit}}}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    "⁻": r"\ensuremath{^-}",
}
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau "
    "upsilon phi chi psi omega"
)
_SPELT |= {
    chr(0x3B1 + place): rf"\ensuremath{{\{name}}}" for place, name in enumerate(_GREEK.split()) if name != "omicron"
}
_LATIN = re.compile(r"[A-Za-z0-9 ()*+./:;=@\[\]ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßŒœ]")
"""Letters that the default encoding of every LaTeX has."""
FOREIGN = r"\thalwegforeign"
"""What sets the letters that only some fonts have."""
_LONG = 16
"""Letters of a word that any line has room for; those that the default encoding lacks may be twice as wide."""
_BREAK = r"\penalty9000{}"
"""Where a line may end if there is no other way."""


def escape(text: str) -> str:
    """``text`` as LaTeX that prints it, on one line."""
    return "".join(map(_letter, " ".join(text.split())))


def breakable(text: str) -> str:
    """The same, in which a word that may be too long for a line can be broken anywhere."""
    return " ".join(map(_word, text.split()))


def _word(word: str) -> str:
    letters = [*map(_letter, word)]
    wide = len(letters) + sum(letter.startswith(FOREIGN) for letter in letters)
    return (_BREAK if wide > _LONG else "").join(letters)


def _letter(letter: str) -> str:
    if letter in _SPELT:
        return _SPELT[letter]
    if _LATIN.fullmatch(letter):
        return letter
    return f"{FOREIGN}{{{letter}}}" if letter.isprintable() else " "


def comment(text: str) -> str:
    """``text`` behind a percent sign, where no sign of it can end the line."""
    return "% " + "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))


def link(address: str) -> str:
    """An address that may be broken behind its separators."""
    return re.sub(r"(\\&|,\{\}|/|=|\\%[0-9A-F]{2})", r"\1\\allowbreak{}", escape(address))


def colour(name: str, value: Colour) -> str:
    """The definition of a colour; its opacity stands where it is used."""
    return rf"\definecolor{{{name}}}{{RGB}}{{{','.join(str(round(255 * part)) for part in value[:3])}}}"
