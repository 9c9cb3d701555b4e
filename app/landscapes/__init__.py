"""The landscapes: one file each, by family, and within a family the shortest formula first."""

import sys
from dataclasses import replace

from app.declaration import modules
from app.landscapes.base import FAMILIES, Landscape


def _discover() -> dict[str, Landscape]:
    found = [
        replace(module.landscape, id=module.__name__.rpartition(".")[2]) for module in modules(sys.modules[__name__])
    ]
    found.sort(key=lambda landscape: (FAMILIES.index(landscape.family), len(landscape.expression)))
    return {str(landscape.id): landscape for landscape in found}


LANDSCAPES = _discover()
