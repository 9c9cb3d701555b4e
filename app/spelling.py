"""How a scene's values are spelt in a query: ``adam(lr=0.3,schedule=cosine(t_max=100))``.

A value is a number, ``true``, ``false``, ``null``, a text, or a name with arguments in parentheses.
A text stands bare while it has none of ``,()='`` in it, and between single quotes otherwise.
"""

import re
from typing import TypeAlias
from urllib.parse import quote, unquote

from app.words import Message

Value: TypeAlias = "float | int | bool | str | dict[str, Value] | None"

_MINUS = "−"
"""The minus sign of typesetting, which the page writes, and which may come back by copying."""
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"\+?\d{1,80}|-[1-9]\d{0,79}", re.ASCII)
"""More digits than any bound has; longer ones are read as float64, and so is -0, for its sign."""
_EXACT = 2**53
"""Up to here 1e3 and the like are whole numbers."""
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_BARE = re.compile(r"[^,()=']+")
_WORDS = {"true": True, "false": False, "null": None}
_MAX_DEPTH = 4
_SAFE = "!$'()*+,;=:@/?"
"""What a query may hold as it is, next to letters, digits and ``-._~``."""


class SpellingError(ValueError):
    """A value that cannot be read: a sentence, and the column (from 1) where to look."""

    def __init__(self, message: Message, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


def read_call(text: str) -> dict[str, Value]:
    """Read ``name(key=value, ...)`` or a bare ``name`` as ``{"id": name, key: value, ...}``.

    Raises:
        SpellingError: if it is neither.
    """
    reader = _Reader(text)
    call = reader.call(0)
    reader.finish()
    return call


def read_arguments(text: str) -> dict[str, Value]:
    """Read ``key=value,key=value`` as a dictionary.

    Raises:
        SpellingError: if it is not such a list.
    """
    reader = _Reader(text)
    arguments = reader.arguments(0)
    reader.finish()
    return arguments


def read_value(text: str) -> Value:
    """Read one value: a number, a word, a text or a call.

    Raises:
        SpellingError: if it is none of them.
    """
    reader = _Reader(text)
    value = reader.value(0)
    reader.finish()
    return value


def read_numbers(text: str, count: int | None = None) -> list[float]:
    """Read ``-7,2`` as numbers, if ``count`` says so as so many.

    Raises:
        SpellingError: at the first piece that is not a number, or for another count.
    """
    numbers, column = [], 1
    for piece in text.split(","):
        numeral = _numeral(piece.strip())
        if numeral is None:
            shown = repr(piece.strip()[:40])
            raise SpellingError(Message("numbers separated by commas are expected, not {shown}", shown=shown), column)
        numbers.append(float(numeral))
        column += len(piece) + 1
    if count not in {None, len(numbers)}:
        shown = repr(text[:40])
        message = Message("{count} numbers separated by commas are expected, not {shown}", count=count, shown=shown)
        raise SpellingError(message, 1)
    return numbers


class _Reader:
    """A place in a text, moving forward."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def fail(self, message: Message) -> SpellingError:
        return SpellingError(message, self.place + 1)

    def blank(self) -> None:
        while self.text[self.place : self.place + 1].isspace():
            self.place += 1

    def coming(self) -> str:
        """The next character that is not a blank; empty at the end."""
        self.blank()
        return self.text[self.place : self.place + 1]

    def take(self, character: str) -> bool:
        self.blank()
        found = self.text.startswith(character, self.place)
        self.place += found
        return found

    def match(self, pattern: re.Pattern[str]) -> str | None:
        self.blank()
        match = pattern.match(self.text, self.place)
        if match is None:
            return None
        self.place = match.end()
        return match.group()

    def finish(self) -> None:
        if self.coming():
            shown = repr(self.text[self.place :][:20])
            raise self.fail(Message("nothing may follow here, but {shown} does", shown=shown))

    def call(self, depth: int) -> dict[str, Value]:
        name = self.match(_NAME)
        if name is None:
            raise self.fail(Message("a name is expected, as in sgd(lr=0.1)"))
        return {"id": name, **(self.parenthesized(depth) if self.take("(") else {})}

    def parenthesized(self, depth: int) -> dict[str, Value]:
        if depth >= _MAX_DEPTH:
            raise self.fail(Message("values may be nested at most {most} deep", most=_MAX_DEPTH))
        arguments = self.arguments(depth + 1)
        if not self.take(")"):
            raise self.fail(Message("a comma or a closing parenthesis is expected"))
        return arguments

    def arguments(self, depth: int) -> dict[str, Value]:
        arguments: dict[str, Value] = {}
        while self.coming() not in ("", ")"):
            column = self.place + 1
            name = self.match(_NAME)
            if name is None or not self.take("="):
                raise self.fail(Message("a setting is expected, in the form name=value"))
            if name in arguments or name == "id":
                raise SpellingError(Message("{name} is given twice", name=name), column)
            arguments[name] = self.value(depth)
            if not self.take(","):
                break
        return arguments

    def value(self, depth: int) -> Value:
        if self.take("'"):
            return self.quoted()
        text = (self.match(_BARE) or "").strip()
        if self.text.startswith("(", self.place) and _NAME.fullmatch(text):
            self.place += 1
            return {"id": text, **self.parenthesized(depth)}
        if not text:
            raise self.fail(Message("a value is missing"))
        if numeral := _numeral(text):
            return _number(numeral)
        return _WORDS.get(text, text)

    def quoted(self) -> str:
        """The rest of a text up to its closing quote; a quote within it is written twice."""
        pieces = []
        while True:
            end = self.text.find("'", self.place)
            if end < 0:
                raise self.fail(Message("a closing quote is missing"))
            pieces.append(self.text[self.place : end])
            self.place = end + 1
            if not self.text.startswith("'", self.place):
                return "'".join(pieces)
            self.place += 1


def _numeral(text: str) -> str | None:
    """``text`` as Python spells a number, if it is one."""
    plain = text.replace(_MINUS, "-")
    return plain if _NUMBER.fullmatch(plain) else None


def _number(text: str) -> float | int:
    value = float(text)
    short = "e" in text.lower() and value.is_integer() and 0 < abs(value) <= _EXACT
    return int(text) if _WHOLE.fullmatch(text) else int(value) if short else value


def write_number(value: float) -> str:
    """The shortest text that reads back as the same number: ``-7``, ``0.95``, ``1e-08``."""
    return repr(value).removesuffix(".0")


def write_value(value: Value) -> str:
    """The inverse of reading one value."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return write_number(value)
        case dict():
            return write_call(value)
        case str():
            return _write_text(value)


def _write_text(value: str) -> str:
    bare = _BARE.fullmatch(value) and value == value.strip()
    plain = bare and _numeral(value) is None and value not in _WORDS
    return value if plain else "'" + value.replace("'", "''") + "'"


def write_call(call: dict[str, Value]) -> str:
    """The inverse of :func:`read_call`; a name without arguments stands alone."""
    arguments = write_arguments({key: value for key, value in call.items() if key != "id"})
    return f"{call['id']}({arguments})" if arguments else str(call["id"])


def write_arguments(arguments: dict[str, Value]) -> str:
    """The inverse of :func:`read_arguments`."""
    return ",".join(f"{key}={write_value(value)}" for key, value in arguments.items())


def split_query(query: str) -> list[tuple[str, str]]:
    """The keys and values of a query string, in which ``+`` means plus, not a blank."""
    pairs = (part.partition("=") for part in query.split("&") if part)
    return [(unquote(key), unquote(value)) for key, _, value in pairs]


def join_query(pairs: list[tuple[str, str]]) -> str:
    """The query string of keys and values, escaping only what a URL must."""
    return "&".join(f"{key}={quote(value, safe=_SAFE)}" for key, value in pairs)
