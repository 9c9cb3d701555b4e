"""``/figure.webm``: a film for pages, in a format that is free."""

from app.figures.base import Context, Format
from app.figures.drawing.film import Codec, film
from app.figures.formats.figure_png import KEYS
from app.figures.picture import Picture
from app.words import marked

_CODEC = Codec("webm", "libvpx-vp9", {"crf": "18", "b": "0", "deadline": "realtime", "cpu-used": "6"})


def render(picture: Picture, context: Context) -> bytes:
    """All frames as VP9."""
    return film(picture, context, _CODEC)


FORMAT = Format(
    path="figure.webm",
    media_type="video/webm",
    label=marked("WebM video"),
    sentence=marked("A video for pages, in a free format. An odd width or height gains one pixel."),
    render=render,
    frames=lambda picture: picture.frames,
    bundled=False,
    keys=(*(key for key in KEYS if key != "transparent"), "frames", "speed"),
)
