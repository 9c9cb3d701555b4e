"""A rate that fits a round bowl."""

from app.presets.base import Preset

preset = Preset(
    label="A rate that fits",
    group="The learning rate",
    place=1,
    sentence=(
        "Each step goes a fifth of the way that is left: long ones first, ever shorter ones, straight to the minimum."
    ),
    scene="landscape=sphere&optimizer=sgd(lr=0.1)&steps=30",
)
