"""Momentum against a threshold."""

from app.presets.base import Preset

preset = Preset(
    label="Rolling over the threshold",
    group="Saddles and several minima",
    place=4,
    sentence=(
        "SGD stops in the first hollow it meets; Momentum has the speed to roll over the threshold into the deeper one."
    ),
    scene="landscape=double_well&optimizer=sgd(lr=0.05)&optimizer=momentum(lr=0.02)",
)
