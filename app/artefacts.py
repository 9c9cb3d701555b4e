"""All that a scene can be had as, for the share dialog: the page in a frame, and every declared kind of file."""

from collections.abc import Iterator, Mapping
from functools import cache

from app.artefact import EMBED, OPTIONS, WORDS, Artefact
from app.figures.formats import FORMATS
from app.kinds import KINDS


@cache
def every() -> Mapping[str, Artefact]:
    """All of them by their path, in the order of the dialog: by kind."""
    ordered = sorted((EMBED, *FORMATS.values()), key=lambda one: KINDS.index(one.kind))
    return {one.path: one for one in ordered}


def words() -> Iterator[str]:
    """What the dialog says of them, for the catalogues."""
    for found in every().values():
        yield from (found.label, found.sentence, found.kind.group, *([found.need.sentence] if found.need else []))
    yield from (*OPTIONS.values(), *WORDS.values())
