"""All that a scene can be had as, for the share dialog: the page in a frame, and every declared kind of file."""

from collections.abc import Iterator, Mapping
from functools import cache

from app.artefact import EMBED, OPTIONS, WORDS, Artefact
from app.figures.base import Format
from app.figures.formats import FORMATS
from app.kinds import KINDS

USUAL = "figure"
"""What a suffix means where several kinds share it: ``ravine.svg`` is the picture, not the QR code."""


@cache
def every() -> Mapping[str, Artefact]:
    """All of them by their path, in the order of the dialog: by kind."""
    ordered = sorted((EMBED, *FORMATS.values()), key=lambda one: KINDS.index(one.kind))
    return {one.path: one for one in ordered}


def ending(declared: Artefact) -> str:
    """How the name of a file ends after the scene's: ``.png``, or ``-qr.svg`` where the suffix means another kind.

    It is empty for what is no file.
    """
    if not isinstance(declared, Format):
        return ""
    shared = sum(other.suffix == declared.suffix for other in FORMATS.values()) > 1
    return f"-{declared.path}" if shared and declared.path != f"{USUAL}{declared.suffix}" else declared.suffix


def words() -> Iterator[str]:
    """What the dialog says of them, for the catalogues."""
    for found in every().values():
        yield from (found.label, found.sentence, found.kind.group, *([found.need.sentence] if found.need else []))
    yield from (*OPTIONS.values(), *WORDS.values())
