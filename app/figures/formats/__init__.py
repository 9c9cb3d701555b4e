"""The kinds of files: one module each, which declares a :class:`app.figures.base.Format` by the name ``FORMAT``."""

import importlib
import pkgutil

from app.figures.base import Format

FORMATS: dict[str, Format] = {
    found.path: found
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__))
    if (found := importlib.import_module(f"{__name__}.{name}").FORMAT)
}
"""By the end of their address, as ``figure.png``."""
