"""Words: every one is in every catalogue, and none stands bare in a template."""

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from app import assets, i18n
from app.engine import outcome
from app.i18n import sources
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.schedules import SCHEDULES
from app.words import Message

TRANSLATED = [locale for locale in i18n.locales() if locale != i18n.SOURCE]
TEMPLATES = sorted(assets.folder("templates").rglob("*.html"))


@pytest.mark.parametrize("locale", i18n.locales())
def test_a_catalogue_is_complete_and_has_no_orphans(locale: str) -> None:
    written = (i18n.MESSAGES / f"{locale}.po").read_text(encoding="utf-8")
    assert written == sources.updated(locale), "run python -m app.i18n, and translate what is new"


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_words_in_the_rules_are_translated(locale: str) -> None:
    """As the page has them: those between the symbols, which are no names that stand below one."""
    rules = [line for declared in (*OPTIMIZERS.values(), *SCHEDULES.values()) for line in declared.formula]
    words = {part.strip() for line in rules for part in re.findall(r"(?<!_\{)\\text\{([^}]*)\}", line)}
    assert words >= {"if", "else", "if corrected, else", "up:"}
    assert words <= i18n.messages(locale).keys()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_no_word_is_left_out(locale: str) -> None:
    """Every message has a translation that fills the same places, in as many forms as the language has plurals."""
    known = i18n.catalogue(locale)
    missing, misplaced = [], []
    for wanted in filter(lambda message: message.id, sources.template()):
        found = known.get(wanted.id)
        forms = _texts(found.string) if found else ()
        plurals = known.num_plurals if wanted.pluralizable else 1
        if not found or found.fuzzy or len(forms) != plurals or not all(forms):
            missing.append(wanted.id)
        elif any(_places(form) != _places(_texts(wanted.id)[-1]) for form in forms):
            misplaced.append(wanted.id)
    assert missing == [], "translate these"
    assert misplaced == [], "these have other places to fill"


def _texts(text: Any) -> tuple[str, ...]:
    """The singular, and the plural if there is one."""
    return (text,) if isinstance(text, str) else tuple(map(str, text))


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}|%\(\w+\)", text))


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_scripts_get_what_they_look_up_and_not_what_the_server_says(locale: str) -> None:
    words = i18n.messages(locale)
    assert {"Pause", "Ravine", "{text} is not a number."} <= set(words)
    assert not {"Unprocessable Entity", "The REST API", "a value is missing"} & set(words)


def test_a_message_is_told_with_the_messages_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper().replace("{HINT}", "{hint}").replace("{NAME}", "{name}")

    monkeypatch.setattr(i18n, "translations", lambda _: Shouting())
    hint = Message(" (did you mean {name}?)", name="adam")
    message = Message("no {name}{hint}", name="{adm}", hint=hint)
    assert message == "no {adm} (did you mean adam?)"
    assert i18n.tell(message, "xx") == "NO {adm} (DID YOU MEAN adam?)"
    assert i18n.tell("a name of one's own", "xx") == "a name of one's own"


def test_the_sources_are_found() -> None:
    found = {message.id for message in sources.template()}
    assert {"Landscape", "Pause", "learning rate", "a value is missing"} <= found
    assert {outcome.LEFT, PRESETS["zigzag"].sentence, "steps of a scene", "{field} is missing"} <= found
    assert ("{landscape} with {count} path.", "{landscape} with {count} paths.") in found


class BareText(HTMLParser):
    """What a person would read of a template without its expressions. Code is the same in any language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.code = 0
        self.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL))

    def handle_data(self, data: str) -> None:
        if not self.code:
            self._see(data)

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag == "code"
        given = dict(attrs)
        for name in ("title", "alt", "placeholder", "aria-label", "aria-description"):
            self._see(given.get(name) or "")
        if tag == "meta" and given.get("name") == "description":
            self._see(given.get("content") or "")

    def _see(self, text: str) -> None:
        # A single letter is a symbol, such as the coordinate x.
        if re.search(r"[^\W\d_]{2,}", text):
            self.found.append(text.strip())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_bare_text(template: Path) -> None:
    assert BareText(template.read_text(encoding="utf-8")).found == []


def test_bare_text_would_be_seen() -> None:
    assert BareText('<p title="Hello">{{ _("Fine") }} there</p>').found == ["Hello", "there"]


@pytest.mark.parametrize(
    ("asked", "accepted"), [(None, None), ("xx", None), (None, "xx, *;q=0.1"), (None, "en-GB,en;q=0.9"), (None, ";q=,")]
)
def test_there_is_always_a_language(asked: str | None, accepted: str | None) -> None:
    assert i18n.negotiate(asked, accepted) in i18n.locales()


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("fr;q=0.9, de; q=0.8, ko;q=0.1", "fr"),
        ("ko;q=0.1 , de ; q=0.8", "de"),
        ("fr; q=0, ko", "ko"),
        ("de, fr", "de"),
    ],
)
def test_a_browser_weighs_its_languages(monkeypatch: pytest.MonkeyPatch, accepted: str, best: str) -> None:
    monkeypatch.setattr(i18n, "locales", lambda: ("en", "de", "fr", "ko"))
    assert i18n.negotiate(None, accepted) == best


def test_the_source_needs_no_translation() -> None:
    assert i18n.messages(i18n.SOURCE) == {}
    translations = i18n.translations(i18n.SOURCE)
    assert translations.gettext("Landscape") == "Landscape"
    assert translations.ngettext("one", "many", 2) == "many"


def test_words_are_found_inside_a_template_literal_too() -> None:
    script = 'const told = `${paths} ${_("{name} ends lowest.", { name: best.name })}`;'
    assert list(sources.expressions(script)) == ["paths", '_("{name} ends lowest.", { name: best.name })']
