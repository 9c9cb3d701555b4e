"""The schedules: one file each. The one without parameters, the plain case, comes first."""

import sys

from app.declaration import classes
from app.schedules.base import Schedule

SCHEDULES = {
    cls.id: cls
    for cls in sorted(
        classes(sys.modules[__name__], Schedule),  # type: ignore[type-abstract]  # only asked for subclasses
        key=lambda cls: (bool(cls.parameters()), cls.id),
    )
}
