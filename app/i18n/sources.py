"""Where the words are: every string of the templates, the scripts, the declarations and the server's sentences."""

import io
import re
from collections.abc import Iterator
from typing import Any

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po

from app import artefacts, assets, snippets
from app.api import guide
from app.choices.landscapes import FormulaLandscape
from app.i18n import DECLARED, catalogue
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.schedules import SCHEDULES

_SERVER = {"Message": None, "marked": None}
"""The calls in Python whose first argument is a template, of :mod:`app.words`."""
_FILES: tuple[tuple[str, str, str, Any], ...] = (
    ("templates", "*.html", "jinja2.ext:babel_extract", DEFAULT_KEYWORDS),
    ("static/js", "*.js", "javascript", DEFAULT_KEYWORDS),
    ("app", "*.py", "python", _SERVER),
)
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


def template() -> Catalog:
    """A catalogue of every string there is, without translations."""
    found = Catalog(project="Thalweg", charset="utf-8")
    for text, place in _from_files():
        found.add(text, locations=[(place, None)])  # type: ignore[list-item]  # without line numbers
    for text in _from_declarations():
        found.add(text, locations=[(DECLARED, None)])  # type: ignore[list-item]  # as above
    for text in guide.words():
        found.add(text, locations=[("templates/docs.html", None)])  # type: ignore[list-item]  # as above
    return found


def _from_files() -> Iterator[tuple[Any, str]]:
    for name, pattern, method, keywords in _FILES:
        top, _, below = name.partition("/")
        root = assets.PACKAGE if top == "app" else assets.folder(top)
        for path in sorted((root / below).rglob(pattern)):
            place = f"{top}/{path.relative_to(root).as_posix()}"
            code = path.read_text(encoding="utf-8")
            for piece in (code, *(expressions(code) if path.suffix == ".js" else ())):
                for _line, text, _comments, _context in extract(method, io.BytesIO(piece.encode()), keywords, ()):
                    yield text, place


def expressions(script: str) -> Iterator[str]:
    """What stands in each ``${...}`` of a template literal, where Babel does not look."""
    for found in re.finditer(r"\$\{", script):
        depth, end = 1, found.end()
        while depth and end < len(script):
            depth += {"{": 1, "}": -1}.get(script[end], 0)
            end += 1
        yield script[found.end() : end - 1]


def _from_declarations() -> Iterator[str]:
    for preset in PRESETS.values():
        yield from (preset.label, preset.group, preset.sentence)
    yield from artefacts.words()
    yield from snippets.words()
    typed = FormulaLandscape(expression="x").declaration()
    yield from (typed.sentence, *(start.caption for start in typed.starts))
    for landscape in LANDSCAPES.values():
        yield from (landscape.label, landscape.family, landscape.sentence)
        yield from (start.caption for start in landscape.starts)
        yield from (parameter.description for parameter in landscape.parameters.values())
    for optimizer in OPTIMIZERS.values():
        yield optimizer.family
        yield from (meaning for _symbol, meaning in optimizer.quantities().values())
    for declaration in (*OPTIMIZERS.values(), *SCHEDULES.values()):
        yield from (declaration.label, declaration.sentence, declaration.form)
        yield from (parameter.description for parameter in declaration.parameters().values())


def updated(locale: str) -> str:
    """The catalogue of ``locale`` in line with the sources: new strings in, orphans out, translations kept."""
    known = catalogue(locale)
    known.locale = Locale.parse(locale)
    known.project = "Thalweg"
    if not known.header_comment.startswith(_title(known)):
        known.header_comment = _title(known)
    known.fuzzy = False
    known.update(template(), no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(written, known, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_IDLE))


def _title(known: Catalog) -> str:
    """The first line of a catalogue, below which its translators keep what they agreed on."""
    return f"# The words of Thalweg: {known.locale.english_name if known.locale else known.locale_identifier}."
