"""A restart of the rate kicks a run out of its hollow."""

from app.presets.base import Preset

preset = Preset(
    label="Warm restarts",
    group="Momentum and schedules",
    place=6,
    sentence=(
        "A rate that only falls leaves its run in a side hollow. The restart at step 30 kicks the other "
        "out, into the deepest."
    ),
    scene=(
        "landscape=three_hump_camel&start=1.3,-1.5&optimizer=momentum(lr=0.12,schedule=cosine)"
        "&optimizer=momentum(lr=0.12,schedule=cosine_restarts(t_0=30))&steps=90"
    ),
    view="panels=contour,loss,learning_rate",
)
