"""``/code.py``: a script that takes the same paths."""

from app.figures.base import Context, Format
from app.figures.code import script
from app.figures.picture import Picture
from app.kinds import SCRIPT
from app.words import marked


def render(picture: Picture, context: Context) -> bytes:
    """The script for the view's target."""
    return script(picture, picture.view.target, context.link).encode()


FORMAT = Format(
    path="code.py",
    media_type="text/x-python",
    kind=SCRIPT,
    label=marked("Python"),
    sentence=marked("A short script that takes the same paths, for students to run and change."),
    render=render,
    keys=("target", "caption"),
    download=True,
)
