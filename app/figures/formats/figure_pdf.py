"""``/figure.pdf``: for LaTeX; with ``frames``, one page a frame for the animate package."""

import io
from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_pdf import Name, Op, PdfFile, RendererPdf

from app.figures.base import KEYS, Context, Format, positions
from app.figures.drawing.board import FINE, size_of
from app.figures.drawing.drawing import Drawing, drawn
from app.figures.picture import Picture
from app.kinds import DOCUMENT
from app.words import marked

_NOTHING = {"CreationDate": None, "Creator": None, "Producer": None}
"""No date and no version: the same query gives the same bytes."""
_GROUND = "Ground"


class _File(PdfFile):
    """A file in which the ground stands once, for all pages to show."""

    ground: Any = None

    def writeObject(self, object: Any, contents: Any) -> None:  # noqa: A002, N802  # matplotlib's own names
        if object is self.XObjectObject and self.ground:
            contents = {**contents, _GROUND: self.ground}
        parent: Any = super()
        parent.writeObject(object, contents)


class _Pages:
    """The pages of a drawing."""

    def __init__(self, drawing: Drawing, picture: Picture) -> None:
        self._drawing, self._bytes = drawing, io.BytesIO()
        self._size = size_of(picture)
        self._file = _made(_File, self._bytes, metadata=_NOTHING)
        self._file.width, self._file.height = (side / 72 for side in self._size)

    def lay(self) -> None:
        """Draw what is the same on all pages, and leave what moves to them."""
        file = self._file
        file.ground = file.reserveObject("ground")
        form = {"Type": _made(Name, "XObject"), "Subtype": _made(Name, "Form"), "BBox": [0, 0, *self._size]}
        file.beginStream(file.ground.id, None, {**form, "Resources": file.resourceObject})
        self._draw([self._drawing.figure])
        file.endStream()

    def add(self, artists: Sequence[Artist]) -> None:
        """A page with the ground, if there is one, and ``artists`` upon it."""
        self._file.newPage(self._file.width, self._file.height)
        if self._file.ground:
            self._file.output(_made(Name, _GROUND), Op.use_xobject)
        self._draw(artists)

    def body(self) -> bytes:
        """The whole file."""
        self._file.finalize()
        self._file.close()
        return self._bytes.getvalue()

    def _draw(self, artists: Sequence[Artist]) -> None:
        file = self._file
        pages = _made(RendererPdf, file, FINE, file.height, file.width)
        renderer = _made(MixedModeRenderer, self._drawing.figure, file.width, file.height, FINE, pages)
        for artist in artists:
            artist.draw(renderer)
        renderer.finalize()


def _made(kind: Any, *values: Any, **named: Any) -> Any:
    """One of matplotlib's things that have no types."""
    return kind(*values, **named)


def render(picture: Picture, context: Context) -> bytes:
    """As it stands at the step of the view, or a page for each frame if the view says how many."""
    if picture.view.frames is None:
        drawing = drawn(picture, context, dpi=72.0)
        pages = _Pages(drawing, picture)
        pages.add([drawing.figure])
        return pages.body()
    drawing = Drawing(picture, context, dpi=72.0)
    pages = _Pages(drawing, picture)
    moving = drawing.part()
    pages.lay()
    for position in positions(picture, context):
        drawing.stand(position)
        pages.add(moving)
    return pages.body()


FORMAT = Format(
    path="figure.pdf",
    media_type="application/pdf",
    kind=DOCUMENT,
    label=marked("PDF figure"),
    sentence=marked("For LaTeX and print. With frames it has a page for each, as Beamer's animate wants them."),
    render=render,
    frames=lambda picture: picture.view.frames or 1,
    keys=(*(key for key in KEYS if key != "dpi"), "frames"),
)
