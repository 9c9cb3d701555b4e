"""A ravine that lies across the axes."""

from app.presets.base import Preset

preset = Preset(
    label="A ravine across the axes",
    group="Ravines",
    place=4,
    sentence=(
        "Scaling each axis by itself helps where the ravine follows an axis. This one is turned: Momentum comes nearer."
    ),
    scene="landscape=bowl(phi=45)&optimizer=momentum(lr=0.01)&optimizer=adagrad(lr=1)&optimizer=adam(lr=0.2)",
)
