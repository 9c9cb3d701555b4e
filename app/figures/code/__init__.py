"""Scripts that take the same paths: one module for each library, which declares a ``TARGET``."""

import importlib
import pkgutil
from contextlib import suppress

from app.figures.code.base import Target
from app.figures.code.script import write
from app.figures.picture import Picture
from app.query import QueryError

TARGETS: dict[str, Target] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").TARGET
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name)
    if hasattr(importlib.import_module(f"{__name__}.{module.name}"), "TARGET")
}
"""By what a link calls them."""
PREFERRED = ("torch", "numpy")
"""Where a link calls none. The last of them has every optimizer, since it writes them out."""


def script(picture: Picture, target: str, link: str = "") -> str:
    """A script for a student: run, it has the picture's trajectories in ``paths``, by name, an array of points each.

    Args:
        picture: what to compute; what is hidden is left out.
        target: one of :data:`TARGETS`, or ``any`` for the first of :data:`PREFERRED` that takes these steps.
        link: the address of the scene, to be named at the top.

    Raises:
        QueryError: if the library cannot take these steps.
    """
    if target != "any":
        return write(picture, TARGETS[target], link)
    *first, last = PREFERRED
    for name in first:
        with suppress(QueryError):
            return write(picture, TARGETS[name], link)
    return write(picture, TARGETS[last], link)
