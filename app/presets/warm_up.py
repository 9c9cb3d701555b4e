"""A warm-up on steep ground."""

from app.presets.base import Preset

preset = Preset(
    label="Warming up",
    group="Momentum and schedules",
    place=5,
    sentence=(
        "Where the start is steep the full rate is thrown out in three steps; begun gently, the same rate arrives."
    ),
    scene=(
        "landscape=beale&start=3.5,-2&optimizer=sgd(lr=0.02)"
        "&optimizer=sgd(lr=0.02,schedule=linear(start_factor=0.05,total_iters=10))&steps=60"
    ),
    view="panels=contour,loss,learning_rate",
)
