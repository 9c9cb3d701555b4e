"""The figure every student knows."""

from app.presets.base import Preset

preset = Preset(
    label="Five ways down the ravine",
    group="Ravines",
    place=3,
    sentence=(
        "SGD zigzags, Momentum swings in wide arcs, AdaGrad and RMSProp never cross the floor, Adam "
        "swings across and back."
    ),
    scene="",
)
