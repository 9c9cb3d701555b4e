"""``/figure.mp4``: a film that every player and PowerPoint know."""

from app.figures.drawing.film import Codec, video
from app.words import marked

_OPTIONS = {"crf": "16", "preset": "veryfast", "weightp": "0", "x264-params": "mbtree=0"}
"""Without what libx264 gains by looking ahead, with which it does not write the same bytes each time."""

FORMAT = video(
    Codec("mp4", "libx264", _OPTIONS),
    label=marked("MP4 video"),
    sentence=marked("Small and smooth, for PowerPoint, Keynote and pages. An odd width or height gains one pixel."),
)
