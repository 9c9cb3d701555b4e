"""On the ridge, and a millionth beside it."""

from app.presets.base import Preset

preset = Preset(
    label="A millionth makes the difference",
    group="Saddles and several minima",
    place=2,
    sentence=(
        "On the ridge everyone ends at the saddle. A millionth beside it SGD still does, but Adam notices and leaves."
    ),
    scene=("landscape=saddle&start=-1.5,0&start=-1.5,1e-06&optimizer=sgd(lr=0.1)&optimizer=adam(lr=0.1)&steps=40"),
)
