"""A valley with a sharp floor."""

from app.presets.base import Preset

preset = Preset(
    label="A valley with a kink",
    group="Momentum and schedules",
    place=4,
    sentence=(
        "The slope is as steep at the floor as on the wall, so a constant rate never settles; a falling one does."
    ),
    scene="landscape=absolute&optimizer=sgd(lr=0.3)&optimizer=sgd(lr=0.3,schedule=cosine)",
    view="panels=contour,loss,learning_rate",
)
