"""The environment of the HTML templates, one for each language."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import assets, i18n


@cache
def environment(locale: str) -> Environment:
    """Templates whose words are told in the language of ``locale``; what they are given is escaped."""
    made = Environment(
        loader=FileSystemLoader(assets.folder("templates")),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words = i18n.translations(locale)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        words.gettext, words.ngettext, newstyle=True
    )
    return made
