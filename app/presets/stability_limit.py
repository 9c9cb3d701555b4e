"""Just under and just over two over the largest curvature."""

from app.presets.base import Preset

preset = Preset(
    label="Under and over the limit",
    group="The learning rate",
    place=5,
    sentence=(
        "The steep axis has the curvature λ = 2, and 2/λ = 1 is the limit: 0.98 swings ever less, 1.02 ever more."
    ),
    scene="start=-7,1.5&optimizer=sgd(lr=0.98)&optimizer=sgd(lr=1.02)&steps=24",
)
