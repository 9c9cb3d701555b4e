"""Which kind of file a name means, among those that are declared."""

import re
from pathlib import PurePath

from app.artefacts import USUAL
from app.figures.base import Format
from app.figures.formats import FORMATS
from app.render import RefusedError


def kind_of(name: str) -> Format:
    """The kind of ``ravine.png``, or of ``png`` alone.

    The whole name decides (``data.csv``), or the end of one (``ravine-data.csv``), or else the suffix.

    Raises:
        RefusedError: if no kind fits, or more than one.
    """
    last = PurePath(name).name.lower()
    whole = [kind for kind in FORMATS.values() if re.search(rf"(^|[-_. ]){re.escape(kind.path)}$", last)]
    if whole:
        return max(whole, key=lambda kind: len(kind.path))
    suffix = f".{last.rpartition('.')[2]}"
    fitting = _sharing(suffix)
    if len(fitting) == 1:
        return fitting[0]
    if usual := FORMATS.get(f"{USUAL}{suffix}"):
        return usual
    if fitting:
        paths = " or ".join(kind.path for kind in fitting)
        raise RefusedError(f"{name} may be {paths}; say which, as in ravine-{fitting[0].path}")
    raise RefusedError(f"{name or 'an empty name'} is no kind of file; there are {', '.join(FORMATS)}")


def _sharing(suffix: str) -> list[Format]:
    return [kind for kind in FORMATS.values() if kind.suffix == suffix]
