"""Words: every one is in every catalogue, and none stands bare in a template."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app import assets, i18n

TEMPLATES = sorted(assets.folder("templates").rglob("*.html"))


@pytest.mark.parametrize("locale", i18n.locales())
def test_a_catalogue_is_complete_and_has_no_orphans(locale: str) -> None:
    written = (i18n.MESSAGES / f"{locale}.po").read_text(encoding="utf-8")
    assert written == i18n.updated(locale), "run python -m app.i18n, and translate what is new"


@pytest.mark.parametrize("locale", [locale for locale in i18n.locales() if locale != i18n.SOURCE] or [i18n.SOURCE])
def test_a_translation_fills_the_same_places(locale: str) -> None:
    for message in i18n.catalogue(locale):
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
        allowed = {name for source in sources for name in re.findall(r"\{\w+\}|%\(\w+\)", str(source))}
        for form in filter(None, forms):
            if message.id:
                assert set(re.findall(r"\{\w+\}|%\(\w+\)", str(form))) <= allowed, message.id


def test_the_sources_are_found() -> None:
    found = {message.id for message in i18n.template()}
    assert {"Landscape", "cannot start here", "Add an optimizer …", "learning rate"} <= found
    assert ("{landscape} with {count} path. {ends}.", "{landscape} with {count} paths. {ends}.") in found


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
    [("fr;q=0.9, de; q=0.8, ko;q=0.1", "fr"), ("ko;q=0.1 , de ; q=0.8", "de"), ("fr; q=0, ko", "ko"), ("de, fr", "de")],
)
def test_a_browser_weighs_its_languages(monkeypatch: pytest.MonkeyPatch, accepted: str, best: str) -> None:
    monkeypatch.setattr(i18n, "locales", lambda: ("en", "de", "fr", "ko"))
    assert i18n.negotiate(None, accepted) == best


def test_the_source_needs_no_translation() -> None:
    assert i18n.messages(i18n.SOURCE) == {}
    translations = i18n.translations(i18n.SOURCE)
    assert translations.gettext("Landscape") == "Landscape"
    assert translations.ngettext("one", "many", 2) == "many"
