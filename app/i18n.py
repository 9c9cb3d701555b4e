"""The words of the page: gettext catalogues, and the command that keeps them complete.

A message id is the English text. ``messages/<locale>.po`` is read as it is; nothing is compiled into
the tree. ``python -m app.i18n`` collects every string of the templates, the JavaScript and the
declarations, and updates each catalogue.
"""

import gettext
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, negotiate_locale
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app import assets
from app.engine import outcome
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES

MESSAGES = Path(__file__).parent / "messages"
SOURCE = "en"
"""The language of the message ids, which stand for themselves where a catalogue has no translation."""


_IDLE = tuple(
    f'"{header}'
    for header in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
"""Headers that say nothing here, or another thing on each day."""


@cache
def locales() -> tuple[str, ...]:
    """The languages there is a catalogue for, the source first."""
    found = {path.stem for path in MESSAGES.glob("*.po")}
    return (SOURCE, *sorted(found - {SOURCE}))


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
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not message.fuzzy and all(forms):
            found[_id(message.id)] = [str(form) for form in forms]
    return found


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
    return negotiate_locale(preferred, list(locales()), sep="-") or SOURCE


def template() -> Catalog:
    """A catalogue of every string there is, without translations."""
    found = Catalog(project="Thalweg", charset="utf-8")
    for text, place in _from_files():
        found.add(text, locations=[(place, None)])  # type: ignore[list-item]  # without line numbers
    for text in _from_declarations():
        found.add(text, locations=[("declarations", None)])  # type: ignore[list-item]  # as above
    return found


def _from_files() -> Iterator[tuple[Any, str]]:
    sources = [
        ("templates", "*.html", "jinja2.ext:babel_extract"),
        ("static/js", "*.js", "javascript"),
    ]
    for name, pattern, method in sources:
        top, _, below = name.partition("/")
        root = assets.folder(top)
        for path in sorted((root / below).rglob(pattern)):
            place = f"{top}/{path.relative_to(root).as_posix()}"
            with path.open("rb") as file:
                for _line, text, _comments, _context in extract(method, file, DEFAULT_KEYWORDS, ()):
                    yield text, place


def _from_declarations() -> Iterator[str]:
    yield from outcome.TEMPLATES
    for landscape in LANDSCAPES.values():
        yield from (landscape.label, landscape.family, landscape.sentence)
        yield from (start.caption for start in landscape.starts)
        yield from (parameter.description for parameter in landscape.parameters.values())
    for optimizer in OPTIMIZERS.values():
        yield optimizer.family
        yield from (meaning for _symbol, meaning in optimizer.state.values())
    for declaration in (*OPTIMIZERS.values(), *SCHEDULES.values()):
        yield from (declaration.label, declaration.sentence, declaration.form)
        yield from (parameter.description for parameter in declaration.parameters().values())


def _id(message_id: Any) -> str:
    """The singular, which is how a message is looked up."""
    return str(message_id if isinstance(message_id, str) else message_id[0])


def updated(locale: str) -> str:
    """The catalogue of ``locale`` in line with the sources: new strings in, orphans out, translations kept."""
    known = catalogue(locale)
    known.locale = Locale.parse(locale)
    known.project = "Thalweg"
    known.header_comment = f"# The words of Thalweg: {known.locale.english_name}."
    known.fuzzy = False
    known.update(template(), no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(written, known, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_IDLE))


if __name__ == "__main__":
    for name in locales():
        (MESSAGES / f"{name}.po").write_text(updated(name), encoding="utf-8")
