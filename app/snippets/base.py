"""What to paste where: a target's pieces, with places that are filled in and escaped as its language wants it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

Syntax = Literal["html", "markdown", "latex", "python", "text"]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One thing to paste, or to do."""

    kinds: tuple[str, ...]
    """The artefacts that it is for, by :class:`app.kinds.Kind`."""
    template: str = ""
    """With ``{url}`` and the like: see :data:`PLACES`. Empty where there is nothing to paste."""
    syntax: Syntax = "text"
    """The language of the template, by which values are escaped."""
    note: str = ""
    """What to do, in a sentence."""
    framed: bool | None = None
    """Whether it is only for what has pages for frames (``frames=`` in its address), or only for what has not."""


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """A program for slides or texts, and what it takes. ``id`` is the name of the declaring file."""

    id: str = ""
    label: str
    place: int
    """Where in the list it stands, from 1."""
    view: str = ""
    """A key of the view that suits it, as in ``play=slide``: what the reader does not choose otherwise."""
    pieces: tuple[Piece, ...]


FRAME = (
    '<iframe src="{url}" width="{width}" height="{height}" title="{title}" style="border: 0; max-width: 100%"></iframe>'
)
"""The live plot, wherever HTML is understood and nothing else is needed."""
VIDEO = '<video src="{file}" width="{width}" controls loop muted playsinline></video>'
"""A video beside the deck."""

PLACES = ("url", "file", "name", "link", "title", "width", "height", "rate")
"""The artefact's address; the file's name once it is downloaded, and without its ending; the address of the scene in
the explorer; what the scene is; the size in pixels; how many frames a second."""

_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: "\\" + character for character in "{}$&#_%"},
}

_ESCAPES: Mapping[Syntax, Callable[[str], str]] = {
    "html": lambda text: escape(text, quote=True),
    "markdown": lambda text: re.sub(r"([\\`*_\[\]<>#|$])", r"\\\1", text),
    "latex": lambda text: "".join(_LATEX.get(character, character) for character in text),
    "python": lambda text: text.replace("\\", "\\\\").replace('"', '\\"'),
    "text": lambda text: text,
}
_ADDRESSES = ("url", "link")
_SPELT = str.maketrans({"~": "%7E", "^": "%5E"})
"""What of an address TeX has no plain character for."""


def fill(piece: Piece, values: Mapping[str, str]) -> str:
    """The text to paste. ``static/js/snippet.js`` does the same; a test compares them."""

    def value(place: re.Match[str]) -> str:
        name = place[1]
        text = re.sub(r"\s+", " ", values[name])
        # Between < and > an address stands in Markdown as it is.
        if name in _ADDRESSES:
            if piece.syntax == "markdown":
                return text
            if piece.syntax == "latex":
                text = text.translate(_SPELT)
        return _ESCAPES[piece.syntax](text)

    return _PLACE.sub(value, piece.template)
