"""The optimizers: one file each, in the order of the year they appeared."""

import sys

from app.declaration import classes
from app.optimizers.base import Optimizer

OPTIMIZERS = {
    cls.id: cls
    for cls in sorted(
        classes(sys.modules[__name__], Optimizer),  # type: ignore[type-abstract]  # only asked for subclasses
        key=lambda cls: (cls.year, cls.id),
    )
}
