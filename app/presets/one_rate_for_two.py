"""The same ravine at a large rate and at a small one."""

from app.presets.base import Preset

preset = Preset(
    label="One rate for two slopes",
    group="Ravines",
    place=2,
    sentence=(
        "The large rate gets on along the ravine and swings across it; the small one does not swing and is left behind."
    ),
    scene="optimizer=sgd(lr=0.95)&optimizer=sgd(lr=0.3)",
)
