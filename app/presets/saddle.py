"""A start a hair beside the ridge."""

from app.presets.base import Preset

preset = Preset(
    label="Stalled at a saddle",
    group="Saddles and several minima",
    place=1,
    sentence=(
        "SGD visits the saddle and lingers there; methods that scale each axis are already sliding down the side."
    ),
    scene=(
        "landscape=saddle&optimizer=sgd(lr=0.06)&optimizer=adagrad(lr=0.3)&optimizer=rmsprop(lr=0.05)"
        "&optimizer=adam(lr=0.05)&steps=26"
    ),
)
