"""Two hollows and the ridge between them."""

from app.presets.base import Preset

preset = Preset(
    label="Which start goes where",
    group="Saddles and several minima",
    place=3,
    sentence=(
        "The ridge between the hollows decides: two starts side by side part, and one of them ends in "
        "the poorer minimum."
    ),
    scene=(
        "landscape=double_well&start=1.8,1&start=0.3,1.2&start=-0.3,1.2&start=-1.8,-0.8&start=0.05,-1.2"
        "&start=0.15,-1.2&optimizer=sgd(lr=0.05)"
    ),
)
