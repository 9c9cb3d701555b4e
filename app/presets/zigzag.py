"""SGD alone in the textbook's ravine."""

from app.presets.base import Preset

preset = Preset(
    label="Zigzag",
    group="Ravines",
    place=1,
    sentence=(
        "Straight downhill points across the ravine, hardly along it: SGD leaps from wall to wall and creeps forward."
    ),
    scene="optimizer=sgd(lr=0.95)",
)
