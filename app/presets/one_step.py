"""The rate that is the inverse of the curvature."""

from app.presets.base import Preset

preset = Preset(
    label="One step, exactly",
    group="The learning rate",
    place=4,
    sentence="Where the curvature is 2 everywhere, the rate 1/2 lands on the minimum at once, from anywhere.",
    scene="landscape=sphere&start=-4,1.5&start=3,4&start=2,-4&optimizer=sgd(lr=0.5)&steps=2",
    view="loss_axis=linear",
)
