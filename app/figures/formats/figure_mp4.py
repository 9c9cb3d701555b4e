"""``/figure.mp4``: a film that every player and PowerPoint know."""

from app.figures.base import Context, Format
from app.figures.drawing.film import Codec, film
from app.figures.formats.figure_png import KEYS
from app.figures.picture import Picture
from app.words import marked

_CODEC = Codec("mp4", "libx264", {"crf": "16", "preset": "veryfast", "weightp": "0", "x264-params": "mbtree=0"})
"""Without what libx264 gains by looking ahead, with which it does not write the same bytes each time."""


def render(picture: Picture, context: Context) -> bytes:
    """All frames as H.264."""
    return film(picture, context, _CODEC)


FORMAT = Format(
    path="figure.mp4",
    media_type="video/mp4",
    label=marked("MP4 video"),
    sentence=marked("Small and smooth, for PowerPoint, Keynote and pages. An odd width or height gains one pixel."),
    render=render,
    frames=lambda picture: picture.frames,
    bundled=False,
    keys=(*(key for key in KEYS if key != "transparent"), "frames", "speed"),
)
