"""Rosenbrock's valley."""

from app.presets.base import Preset

preset = Preset(
    label="The banana",
    group="Ravines",
    place=5,
    sentence=(
        "All find the valley within a few steps and then take hundreds along its floor, which is nearly flat and bent."
    ),
    scene="landscape=rosenbrock&optimizer=sgd(lr=0.0018)&optimizer=momentum&optimizer=adam(lr=0.2)",
)
