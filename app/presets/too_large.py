"""A rate over the limit of stability in every direction."""

from app.presets.base import Preset

preset = Preset(
    label="Too large",
    group="The learning rate",
    place=3,
    sentence="Every step jumps over the minimum and lands higher up on the other side.",
    scene="landscape=sphere&start=-2.5,1&optimizer=sgd(lr=1.03)&steps=10",
)
