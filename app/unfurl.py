"""What a link to a scene says of itself where it is pasted: Open Graph, Twitter's card, and oEmbed's discovery."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pydantic import ValidationError

from app import i18n
from app.figures.picture import understand
from app.links import address, of_the_page
from app.query import QueryError
from app.title import sentence, title
from app.words import Message

IMAGE = (1200, 630)
"""The size that unfurling programs show at its best."""
KEPT = 256
"""How many cards are kept. Which queries there are is the reader's choice, so the number is bounded."""
SITE = "Thalweg"


@dataclass(frozen=True, kw_only=True)
class Card:
    """What is shown instead of a bare address."""

    title: str
    description: str
    url: str
    image: str = ""
    oembed: str = ""
    """Where the frame is described; "" if there is nothing to put into one."""
    width: int = IMAGE[0]
    height: int = IMAGE[1]


@lru_cache(KEPT)
def card(query: str, base: str, locale: str) -> Card:
    """The card of the scene that ``query`` spells; a general one if it spells none.

    Args:
        query: as it stands in the address.
        base: the address of the explorer.
        locale: the language to say it in.
    """
    general = Card(
        title=i18n.tell(Message("Thalweg: how optimizers find their way down"), locale),
        description=i18n.tell(
            Message(
                "Watch optimizers find their way down a two-dimensional loss landscape: step by step, with exact "
                "numbers and a link for every scene."
            ),
            locale,
        ),
        url=base,
        image=address(base, "figure.png", f"size={IMAGE[0]},{IMAGE[1]}"),
    )
    try:
        scene, view = understand(query)
    except (QueryError, ValidationError):
        return general
    kept = of_the_page(query)
    if not kept:
        return general
    language = f"lang={locale}" if locale != i18n.SOURCE and view.lang is None else ""
    link = address(base, "", kept)
    return Card(
        title=title(scene, locale),
        description=sentence(scene, view.preset, locale),
        url=link,
        image=address(base, "figure.png", kept, language, f"size={IMAGE[0]},{IMAGE[1]}"),
        oembed=address(base, "oembed", f"url={quote(link, safe='')}", "format=json"),
    )
