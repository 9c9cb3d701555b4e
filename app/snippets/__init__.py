"""What to paste into which program: one file each, discovered."""

import sys
from collections.abc import Iterator
from dataclasses import replace

from app.declaration import modules
from app.snippets.base import Snippet


def _discover() -> dict[str, Snippet]:
    found = [
        replace(module.snippet, id=module.__name__.rpartition(".")[2]) for module in modules(sys.modules[__name__])
    ]
    found.sort(key=lambda snippet: snippet.place)
    return {snippet.id: snippet for snippet in found}


SNIPPETS = _discover()


def words() -> Iterator[str]:
    """What they say to a person, for the catalogues."""
    for snippet in SNIPPETS.values():
        yield snippet.label
        yield from (piece.note for piece in snippet.pieces if piece.note)
