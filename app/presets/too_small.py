"""A rate that is too small."""

from app.presets.base import Preset

preset = Preset(
    label="Too small",
    group="The learning rate",
    place=2,
    sentence="Forty steps in the right direction, and more than three quarters of the way are still ahead.",
    scene="landscape=sphere&optimizer=sgd(lr=0.003)",
)
