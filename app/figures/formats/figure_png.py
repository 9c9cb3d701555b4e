"""``/figure.png``: a picture for slides, pages and messages."""

import io

from PIL import Image

from app.figures.base import KEYS, Context, Format
from app.figures.drawing.drawing import drawn
from app.figures.picture import Picture
from app.kinds import BITMAP
from app.words import marked


def render(picture: Picture, context: Context) -> bytes:
    """As it stands at the step of the view."""
    drawing = drawn(picture, context)
    drawing.canvas.draw()
    image = Image.frombuffer("RGBA", picture.pixels, drawing.canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    file = io.BytesIO()
    kept = image if picture.view.transparent else image.convert("RGB")
    kept.save(file, "PNG", dpi=(picture.view.dpi, picture.view.dpi), compress_level=3)
    return file.getvalue()


FORMAT = Format(
    path="figure.png",
    media_type="image/png",
    kind=BITMAP,
    label=marked("PNG picture"),
    sentence=marked("A picture for slides and messages; twice as fine with 192 dots an inch."),
    render=render,
    keys=KEYS,
)
