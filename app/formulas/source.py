"""A formula as it was typed, and as Python spells it."""

import ast

from app.words import Message

MAX_LENGTH = 1000
"""Characters."""

_SPELT = {"^": "**", "·": "*", "⋅": "*", "×": "*", "∗": "*", "÷": "/", "−": "-", "–": "-", "π": "pi"}
"""What a person may type or paste for what Python reads."""
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))
_MEANINGLESS = frozenset("!\"#$&':;?@[\\]`{}~")
"""Printable ASCII that stands in no formula, and that would make Python read something else."""


class FormulaError(ValueError):
    """A formula that cannot be understood: a sentence, the column (from 1) where to look, and the rule it breaks."""

    def __init__(self, message: Message, column: int = 1, rule: str = "formula") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.rule = rule


class Source:
    """A formula as typed, its spelling for Python, and the way back from a node to the typed column."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            message = Message(
                "a formula may have at most {most} characters, not {count}", most=MAX_LENGTH, count=len(text)
            )
            raise FormulaError(message, MAX_LENGTH + 1)
        if not text.strip():
            raise FormulaError(Message("a formula is needed, for example x**2/20 + y**2"))
        self.text = text
        self.python = ""
        self._columns: list[int] = []
        before = " "
        for column, character in enumerate(text, start=1):
            piece = _spelt(character, before)
            if not piece.isascii() or not piece.isprintable() or piece in _MEANINGLESS:
                message = Message("the character {shown} has no meaning in a formula", shown=repr(character))
                raise FormulaError(message, column)
            # Python takes leading blanks for an indentation.
            if self.python or piece != " ":
                self.python += piece
                self._columns += [column] * len(piece)
            before = character

    def column(self, offset: int) -> int:
        """The typed column of a character offset (from 0) in ``python``."""
        return self._columns[max(0, min(offset, len(self._columns) - 1))]

    def after(self, node: ast.expr) -> int:
        """The typed column of what follows ``node`` and the parentheses around it."""
        offset = node.end_col_offset or 0
        rest = self.python[offset:]
        return self.column(offset + len(rest) - len(rest.lstrip(" )")))


def _spelt(character: str, before: str) -> str:
    if character in _RAISED:
        return _RAISED[character] if before in _RAISED else f"**{_RAISED[character]}"
    return _SPELT.get(character, " " if character.isspace() else character)


def compact(text: str) -> str:
    """A valid formula in plain ASCII without blanks, as it stands in a link."""
    return "".join(Source(text).python.split())
