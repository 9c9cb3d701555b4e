"""``/qr.svg``: the address of the scene in the explorer, for the telephones of a class."""

import io

import segno

from app.figures.base import Context, Format, UnavailableError
from app.figures.picture import Picture
from app.kinds import SIGN
from app.links import address, of_the_page
from app.query import QueryError
from app.words import Message, marked

_QUIET = 4
"""The margin in modules, as the standard wants it."""


def render(__: Picture, context: Context) -> bytes:
    """Black on white whatever the theme: not every reader knows it the other way round."""
    if not context.link.startswith("http"):
        raise UnavailableError(Message("a QR code holds the address of a server, and there is none here"))
    page, _, query = context.link.partition("?")
    # The shorter it is, the easier it is to read from afar.
    link = address(page, "", of_the_page(query))
    try:
        code = segno.make(link, micro=False)
    except segno.DataOverflowError:
        message = Message("a link of {count} characters does not fit into a QR code", count=len(link))
        raise QueryError("query", "limit", message, f"{link[:40]}...") from None
    written = io.BytesIO()
    code.save(
        written, kind="svg", border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return written.getvalue()


FORMAT = Format(
    path="qr.svg",
    media_type="image/svg+xml",
    kind=SIGN,
    label=marked("QR code"),
    sentence=marked("For the class: opens this scene on their phones and laptops."),
    render=render,
    size=(540, 540),
)
