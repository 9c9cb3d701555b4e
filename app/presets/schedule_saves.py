"""A schedule that takes an unstable rate below the limit."""

from app.presets.base import Preset

preset = Preset(
    label="A schedule saves the run",
    group="Momentum and schedules",
    place=3,
    sentence=(
        "Both swing at first, the rate being over the limit. The one that falls comes under it and calms down at once."
    ),
    scene="start=-7,1&optimizer=sgd(lr=1.02)&optimizer=sgd(lr=1.02,schedule=exponential)",
    view="panels=contour,loss,learning_rate",
)
