"""Lion's steps never shrink."""

from app.presets.base import Preset

preset = Preset(
    label="A dance around the minimum",
    group="Adaptive methods",
    place=4,
    sentence=(
        "SGD's steps shrink with the slope. Lion takes only its sign, steps equally far every time, and "
        "ends in a dance."
    ),
    scene="landscape=sphere&start=-1.6,1.25&optimizer=sgd(lr=0.1)&optimizer=lion(lr=0.2,weight_decay=0)",
    view="window=-2,2,-2,2",
)
