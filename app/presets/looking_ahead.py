"""Nesterov's method beside classical momentum."""

from app.presets.base import Preset

preset = Preset(
    label="Nesterov against Momentum",
    group="Momentum and schedules",
    place=2,
    sentence=(
        "Nesterov feels the slope where the velocity is taking it and brakes earlier: it swings little "
        "more than half as wide."
    ),
    scene="optimizer=momentum(lr=0.1)&optimizer=nesterov(lr=0.1)&steps=40",
)
