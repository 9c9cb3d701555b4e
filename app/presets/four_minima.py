"""One start, several equally deep minima."""

from app.presets.base import Preset

preset = Preset(
    label="One start, three answers",
    group="Saddles and several minima",
    place=5,
    sentence=(
        "From the same start SGD, Momentum and the adaptive methods end in three different minima, all equally deep."
    ),
    scene="landscape=himmelblau",
)
