"""Adam with and without its correction for means that start at zero."""

from app.presets.base import Preset

preset = Preset(
    label="Adam without its correction",
    group="Adaptive methods",
    place=2,
    sentence=(
        "Without the correction the first steps are three times as long and more, and Adam shoots past the minimum."
    ),
    scene="optimizer=adam(lr=0.3)&optimizer=adam(lr=0.3,bias_correction=false)&steps=20",
)
