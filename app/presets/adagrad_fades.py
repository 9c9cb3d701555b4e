"""AdaGrad beside RMSProp."""

from app.presets.base import Preset

preset = Preset(
    label="AdaGrad's steps die out",
    group="Adaptive methods",
    place=1,
    sentence=(
        "Both begin with the same step. AdaGrad remembers every slope it met and slows to a crawl; "
        "RMSProp forgets, and goes on."
    ),
    scene="landscape=curved_valley&optimizer=adagrad(lr=0.5)&optimizer=rmsprop(lr=0.1581,alpha=0.9)&steps=80",
)
