"""Limits that protect the server and what its operator decides, each written here and nowhere else.

Every limit can be set by an environment variable: ``THALWEG_MAX_STEPS=1000`` for ``max_steps``; who may frame
``/embed`` by ``THALWEG_FRAME_ANCESTORS``.
"""

import os
import re
from dataclasses import Field, dataclass, field, fields
from typing import Any


def limit(default: int, meaning: str) -> Any:
    """A limit, with what it counts."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """What one request may ask for."""

    max_steps: int = limit(100_000, "steps of a scene")
    max_runs: int = limit(1_000, "optimizers × starts")
    max_points: int = limit(200_000, "optimizers × starts × steps, which is what a scene costs")
    max_numbers: int = limit(1_000_000, "numbers that one answer may include beside the paths")
    max_cells: int = limit(262_144, "points of a surface's grid, 512 × 512")
    max_body: int = limit(262_144, "bytes of a request's body")
    max_query: int = limit(16_384, "characters of a query")
    max_pixels: int = limit(16_777_216, "pixels of a picture, 4096 × 4096")
    max_moving_pixels: int = limit(200_000_000, "pixels in all frames of a moving picture")
    max_waiting: int = limit(200, "requests for numbers, or for files, that wait for a core; more are turned away")

    @classmethod
    def from_environment(cls) -> "Settings":
        """The defaults, overridden by ``THALWEG_...`` variables.

        Raises:
            ValueError: naming the variable whose value is not a whole number above zero.
        """
        return cls(**{declared.name: _value(declared) for declared in fields(cls)})


def variable(declared: "Field[Any]") -> str:
    """The environment variable that sets a limit."""
    return f"THALWEG_{declared.name.upper()}"


def meaning(declared: "Field[Any]") -> str:
    """What a limit counts."""
    return str(declared.metadata["meaning"])


def _value(declared: "Field[Any]") -> int:
    text = os.environ.get(variable(declared), str(declared.default))
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"{variable(declared)} must be a whole number above zero, not {text!r}")
    return int(text)


ANYBODY = "* file:"
"""Any page, and a deck that is opened from a disk, which ``*`` does not cover."""
_VARIABLE = "THALWEG_FRAME_ANCESTORS"
_KEYWORDS = {"self": "'self'", "none": "'none'"}
_SCHEME = r"[a-z][a-z0-9+.-]*:"
_ORIGIN = (
    r"(?:https?://)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::(?:\d{1,5}|\*))?|(?:https?://)localhost(?::(?:\d{1,5}|\*))?"
)
_SOURCE = re.compile(rf"\*|'self'|'none'|{_SCHEME}|{_ORIGIN}", re.IGNORECASE)


def frame_ancestors() -> str:
    """Who may show ``/embed`` in a frame, as a Content-Security-Policy says it.

    Raises:
        ValueError: for text that says nobody in particular, and so might be read as somebody else.
    """
    text = os.environ.get(_VARIABLE, ANYBODY)
    sources = [_KEYWORDS.get(word, word) for word in text.split()]
    alone = "'none'" not in sources or len(sources) == 1
    if not sources or not alone or not all(map(_SOURCE.fullmatch, sources)):
        raise ValueError(
            f"{_VARIABLE} must be origins such as https://example.org, self, none, a scheme such as file:, or *, "
            f"with blanks between them, not {text!r}"
        )
    return " ".join(sources)


SETTINGS = Settings.from_environment()
FRAME_ANCESTORS = frame_ancestors()
