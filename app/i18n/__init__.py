"""The words in the reader's language: gettext catalogues, and the choice among them.

A message id is the English text. ``messages/<locale>.po`` is read as it is; nothing is compiled into
the tree. ``python -m app.i18n`` updates each catalogue; :mod:`app.i18n.sources` says from what.
"""

import gettext
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fastapi import Request

from app.words import Message

MESSAGES = Path(__file__).parent.parent / "messages"
SOURCE = "en"
"""The language of the message ids, which stand for themselves where a catalogue has no translation."""
DECLARED = "declarations"
"""Where a message comes from that a landscape, an optimizer or another declaration holds."""
_FOR_SCRIPTS = (DECLARED, "static/js/")
"""Of the places that a message comes from, those whose messages JavaScript looks up."""


@cache
def locales() -> tuple[str, ...]:
    """The languages there is a catalogue for, the source first."""
    found = {path.stem for path in MESSAGES.glob("*.po")}
    return (SOURCE, *sorted(found - {SOURCE}))


@cache
def languages() -> list[tuple[str, str]]:
    """Each language's code, and its name in itself."""
    return [(code, Locale.parse(code).get_display_name(code) or code) for code in locales()]


def catalogue(locale: str) -> Catalog:
    """The catalogue of ``locale`` as it stands in its file; empty if there is none yet."""
    path = MESSAGES / f"{locale}.po"
    if not path.exists():
        return Catalog(locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


@cache
def translations(locale: str) -> gettext.NullTranslations:
    """``gettext`` and ``ngettext`` for the templates."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def messages(locale: str) -> dict[str, list[str]]:
    """Every translated message for the JavaScript: its id, and its forms in the order of the plurals."""
    found: dict[str, list[str]] = {}
    for message in catalogue(locale):
        singular, *_ = (message.id,) if isinstance(message.id, str) else message.id
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wanted = any(place.startswith(_FOR_SCRIPTS) for place, _line in message.locations)
        if wanted and not message.fuzzy and all(forms):
            found[str(singular)] = [str(form) for form in forms]
    return found


def tell(text: str, locale: str) -> str:
    """A :class:`Message` in the language of ``locale``, with the messages in it; other text as it is."""
    if not isinstance(text, Message):
        return text
    values = {name: tell(value, locale) if isinstance(value, str) else value for name, value in text.values.items()}
    return translations(locale).gettext(text.template).format(**values)


def negotiate(asked: str | None, accepted: str | None) -> str:
    """The best catalogue for an explicit wish and a browser's ``Accept-Language``."""
    preferred = [asked] if asked else []
    ranked: list[tuple[float, str]] = []
    for part in (accepted or "").split(","):
        tag, *settings = (text.strip() for text in part.split(";"))
        quality = next((text[2:] for text in settings if text.startswith("q=")), "1")
        try:
            ranked.append((-float(quality), tag))
        except ValueError:
            continue
    preferred += [tag for rank, tag in sorted(ranked, key=lambda pair: pair[0]) if tag and rank < 0]
    return _best(preferred) or SOURCE


def speaks(tag: str) -> bool:
    """Whether there is a catalogue for a language, as ``ko`` or ``ko-KR``."""
    return _best([tag]) is not None


def _best(tags: Sequence[str]) -> str | None:
    # Tags are told apart by neither case nor the underscore of POSIX; a catalogue goes by its file's name.
    known = {locale.lower().replace("_", "-"): locale for locale in locales()}
    best = negotiate_locale([tag.lower().replace("_", "-") for tag in tags], list(known), sep="-")
    return known.get(best or "")


def language(request: Request) -> str:
    """The language in which to answer ``request``: what its ``lang`` asks for, else what its browser prefers."""
    return negotiate(request.query_params.get("lang"), request.headers.get("accept-language"))


def headers(locale: str) -> dict[str, str]:
    """What an answer says of its language."""
    return {"Content-Language": locale, "Vary": "Accept-Encoding, Accept-Language"}
