"""What is said to a person, kept as a template with its values, so that it can be said in any language."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any


class Message(str):
    """A text in English that remembers how it was made. A value may itself be a message.

    The template stands in the call as a literal, where the collector of the catalogues finds it.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> "Message":
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made


def marked(template: str) -> str:
    """``template`` itself, marked for the collector: its values come later."""
    return template


TOLD = 3
"""So many of several sentences are told, and how many there are besides."""


def joined(messages: Sequence[Message], count: int) -> Message:
    """The first of ``count`` sentences, as one."""
    told = reduce(lambda one, other: Message("{one}; {other}", one=one, other=other), messages[:TOLD])
    return Message("{told}; and {count} more", told=told, count=count - TOLD) if count > TOLD else told


def either(names: Iterable[str]) -> str:
    """``a or b or c``."""
    return reduce(lambda one, other: Message("{one} or {other}", one=one, other=other), names)
