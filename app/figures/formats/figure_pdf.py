"""``/figure.pdf``: for LaTeX; with ``frames``, one page a frame for the animate package."""

import io

from matplotlib.backends.backend_pdf import PdfPages

from app.figures.base import Context, Format, positions
from app.figures.drawing.drawing import Drawing, drawn
from app.figures.formats.figure_png import KEYS
from app.figures.picture import Picture
from app.words import marked

_NOTHING = {"CreationDate": None, "Creator": None, "Producer": None}
"""No date and no version: the same query gives the same bytes."""


def render(picture: Picture, context: Context) -> bytes:
    """As it stands at the step of the view, or a page for each frame if the view says how many."""
    file = io.BytesIO()
    with PdfPages(file, metadata=_NOTHING) as pages:
        if picture.view.frames is None:
            pages.savefig(drawn(picture, context, dpi=72.0).figure)
        else:
            drawing = Drawing(picture, context, dpi=72.0)
            for position in positions(picture, context):
                drawing.stand(position)
                pages.savefig(drawing.figure)
    return file.getvalue()


FORMAT = Format(
    path="figure.pdf",
    media_type="application/pdf",
    label=marked("PDF figure"),
    sentence=marked("For LaTeX and print. With frames it has a page for each, as Beamer's animate wants them."),
    render=render,
    frames=lambda picture: picture.view.frames or 1,
    keys=(*(key for key in KEYS if key != "dpi"), "frames"),
)
