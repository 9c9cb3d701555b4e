"""``/figure.tex``: the picture as PGFPlots source, set in the fonts of the document that takes it in."""

from app.figures.base import Context, Format
from app.figures.picture import Picture
from app.figures.tex.document import document
from app.kinds import TEX
from app.words import marked


def render(picture: Picture, context: Context) -> bytes:
    """A document that compiles as it stands."""
    return document(picture, context).encode()


FORMAT = Format(
    path="figure.tex",
    media_type="text/x-tex",
    kind=TEX,
    label=marked("LaTeX"),
    sentence=marked("PGFPlots source for Beamer and papers: its words are set in your document's fonts."),
    render=render,
    keys=("size", "transparent", "caption", "details"),
    download=True,
)
