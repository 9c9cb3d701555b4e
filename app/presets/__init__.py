"""The presets: one file each, by group, and within a group as they are taught."""

import sys
from dataclasses import replace

from app.declaration import modules
from app.presets.base import GROUPS, Preset


def _discover() -> dict[str, Preset]:
    found = [replace(module.preset, id=module.__name__.rpartition(".")[2]) for module in modules(sys.modules[__name__])]
    found.sort(key=lambda preset: (GROUPS.index(preset.group), preset.place))
    return {preset.id: preset for preset in found}


PRESETS = _discover()
