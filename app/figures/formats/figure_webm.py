"""``/figure.webm``: a film for pages, in a format that is free."""

from app.figures.drawing.film import Codec, video
from app.words import marked

FORMAT = video(
    Codec("webm", "libvpx-vp9", {"crf": "18", "b": "0", "deadline": "realtime", "cpu-used": "6"}),
    label=marked("WebM video"),
    sentence=marked("A video for pages, in a free format. An odd width or height gains one pixel."),
)
