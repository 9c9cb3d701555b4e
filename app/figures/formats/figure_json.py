"""``/figure.json``: the picture as a Plotly figure that plays, for whatever reads those."""

import orjson

from app.figures.base import Context, Format
from app.figures.picture import Picture
from app.figures.plotly_figure import figure
from app.kinds import PLOTLY
from app.words import marked


def render(picture: Picture, context: Context) -> bytes:
    """Every number with all its digits; null where there is none."""
    return orjson.dumps(figure(picture, context), option=orjson.OPT_SERIALIZE_NUMPY)


FORMAT = Format(
    path="figure.json",
    media_type="application/json",
    kind=PLOTLY,
    label=marked("Plotly figure"),
    sentence=marked("Data, layout and frames as Plotly has them, for Python, R or JavaScript."),
    render=render,
    keys=("size", "caption", "font", "transparent", "frames"),
    bundled=False,
    download=True,
)
