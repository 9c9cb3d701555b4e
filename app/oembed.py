"""``/oembed?url=...``: what a program needs to show a link to a scene as a frame (https://oembed.com)."""

from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request, Response
from markupsafe import Markup

from app import i18n
from app.api.answers import CACHED, answer
from app.api.requests import text_of
from app.figures.picture import understand
from app.links import address, nobodys, of_the_page, without
from app.query import QueryError
from app.spelling import join_query, split_query
from app.title import title
from app.unfurl import SITE
from app.view import EmbedView
from app.words import Message

router = APIRouter(include_in_schema=False)

SIZE = (960, 540)
SMALLEST = (120, 90)
"""Of a picture."""
PAGES = ("", "embed")
"""What can be had as a frame, below the address of the application."""


@router.get("/oembed")
def oembed(request: Request) -> Response:
    """The frame of a scene, as rich content."""
    asked = dict(split_query(text_of(request)))
    if asked.get("format", "json") != "json":
        raise HTTPException(501, Message("format: only json is spoken here, not {given}", given=asked["format"][:40]))
    base, locale = str(request.base_url), i18n.language(request)
    query = _query(asked, base)
    scene, view = understand(query)
    width, height = _size(asked)
    kept = of_the_page(query)
    said = dict(split_query(kept))
    frame = [(key, value) for key, value in split_query(query) if key in EmbedView.model_fields and key not in said]
    name = title(scene, i18n.negotiate(view.lang, locale))
    source = address(base, "embed", kept, join_query(frame))
    told = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "provider_name": SITE,
        "provider_url": base,
        "width": width,
        "height": height,
        "html": Markup(
            '<iframe src="{}" width="{}" height="{}" title="{}" style="border: 0" allowfullscreen></iframe>'
        ).format(source, width, height, name),
    }
    if width >= SMALLEST[0] and height >= SMALLEST[1]:
        told["thumbnail_url"] = address(base, "figure.png", kept, f"size={width},{height}")
        told["thumbnail_width"], told["thumbnail_height"] = width, height
    return answer(request, told, CACHED, i18n.headers(locale))


def _query(asked: dict[str, str], base: str) -> str:
    """The query of the scene whose address is asked about.

    Raises:
        QueryError: if there is no address.
        HTTPException: if it is not one of this server's scenes.
    """
    if not asked.get("url"):
        raise QueryError("url", "missing", Message("url: the address of a scene is expected"), "")
    own = urlsplit(base)
    try:
        given = urlsplit(asked["url"])
    except ValueError:
        given = None  # It is nobody's address.
    # A proxy may speak https with the world and http with this server.
    here = given and given.scheme in {"http", "https"} and given.netloc == own.netloc
    if not given or not here or given.path not in {own.path + page for page in PAGES}:
        raise HTTPException(404, Message("There is no scene of this server at {url}.", url=asked["url"][:200]))
    return without(given.query, nobodys(given.query))


def _size(asked: dict[str, str]) -> tuple[int, int]:
    """The usual size, or the largest of its shape within what is asked for.

    Raises:
        QueryError: for what is not a number of pixels.
    """
    room = []
    for name, usual in zip(("maxwidth", "maxheight"), SIZE, strict=True):
        given = asked.get(name, str(usual))
        if not (given.isascii() and given.isdecimal() and len(given) < 7 and int(given) > 0):
            message = Message("{name}: a number of pixels is expected, not {given}", name=name, given=repr(given[:40]))
            raise QueryError(name, "number", message, given[:40])
        room.append(int(given))
    part = min(1.0, room[0] / SIZE[0], room[1] / SIZE[1])
    return max(int(SIZE[0] * part), 1), max(int(SIZE[1] * part), 1)
