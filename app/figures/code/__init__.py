"""Scripts that take the same paths: one module for each library, which declares a ``TARGET``."""

import importlib
import pkgutil

from app.figures.code.base import Target
from app.figures.code.script import write
from app.figures.picture import Picture

TARGETS: dict[str, Target] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").TARGET
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name)
    if hasattr(importlib.import_module(f"{__name__}.{module.name}"), "TARGET")
}
"""By what a link calls them."""


def script(picture: Picture, target: str, link: str = "") -> str:
    """A script for a student: run, it has the picture's trajectories in ``paths``, by name, an array of points each.

    Args:
        picture: what to compute; what is hidden is left out.
        target: one of :data:`TARGETS`.
        link: the address of the scene, to be named at the top.

    Raises:
        QueryError: if the library cannot take these steps.
    """
    return write(picture, TARGETS[target], link)
