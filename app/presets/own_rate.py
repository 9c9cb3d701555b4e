"""Rprop, which needs no good rate."""

from app.presets.base import Preset

preset = Preset(
    label="A rate for each axis, found",
    group="Adaptive methods",
    place=5,
    sentence=(
        "Rprop begins with tiny steps, makes them longer while the slope keeps its sign, halves them when it turns."
    ),
    scene="optimizer=sgd(lr=0.95)&optimizer=rprop&steps=40",
)
