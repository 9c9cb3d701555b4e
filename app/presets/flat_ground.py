"""A plateau around a hollow."""

from app.presets.base import Preset

preset = Preset(
    label="On flat ground",
    group="Adaptive methods",
    place=3,
    sentence=(
        "Where it is flat SGD's steps are as small as the slope; divided by its size, they are as long as anywhere."
    ),
    scene=(
        "landscape=plateau&optimizer=sgd(lr=0.5)&optimizer=rmsprop(lr=0.05,alpha=0.9)&optimizer=adam(lr=0.1)&steps=60"
    ),
)
