"""Momentum with more and less friction."""

from app.presets.base import Preset

preset = Preset(
    label="How heavy the ball",
    group="Momentum and schedules",
    place=1,
    sentence=(
        "At 0.5 the ball is almost SGD, at 0.9 it rolls in wide arcs, at 0.99 it shoots past and comes "
        "all the way back."
    ),
    scene=(
        "optimizer=momentum(lr=0.1,momentum=0.5)&optimizer=momentum(lr=0.1)"
        "&optimizer=momentum(lr=0.1,momentum=0.99)&steps=60"
    ),
)
