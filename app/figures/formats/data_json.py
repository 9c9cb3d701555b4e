"""``/data.json``: the scene with every default filled in, and every number of its trajectories."""

import orjson

from app.figures.account import account
from app.figures.base import Context, Format
from app.figures.picture import Picture, included
from app.kinds import DATA
from app.words import marked


def render(picture: Picture, context: Context) -> bytes:
    """The words of the API's answer, for the trajectories that are shown."""
    found = [run.trajectory for run in picture.runs]
    told = account(picture.scene, found, context.locale, included(picture.view))
    return orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY)


FORMAT = Format(
    path="data.json",
    media_type="application/json",
    kind=DATA,
    label=marked("JSON"),
    sentence=marked("The scene with every default filled in, and every number of its trajectories."),
    render=render,
    download=True,
)
