"""The HTML pages. A page is one small document; what it shows it asks of the API."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app import assets, i18n
from app.api.guide import guide
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS
from app.presets import PRESETS

router = APIRouter(include_in_schema=False)

THEMES = ("light", "dark")

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            # Plotly writes its rules into a style element.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self' data: blob:",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'none'",
        )
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


CONTEXTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "docs.html": guide,
    "explorer.html": lambda _: {"vocabulary": {"constants": CONSTANTS, "functions": FUNCTIONS}},
}
"""What a template needs besides, by the language."""


@cache
def _environment(locale: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.folder("templates")),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    translations = i18n.translations(locale)
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translations.gettext, translations.ngettext, newstyle=True
    )
    return environment


@cache
def _page(template: str, locale: str, theme: str, root: str, preset: str | None) -> assets.Asset:
    words = json.dumps(i18n.messages(locale), ensure_ascii=False).replace("<", "\\u003c")
    text = (
        _environment(locale)
        .get_template(template)
        .render(
            locale=locale,
            languages=i18n.languages(),
            theme=theme,
            root=root,
            preset=PRESETS.get(preset or ""),
            words=Markup(words),  # noqa: S704  # JSON in a data block, with every "<" escaped
            static=lambda path: assets.static_url(path, root),
            modules=assets.modules(),
            plotly=assets.plotly_url(root),
            **(CONTEXTS[template](locale) if template in CONTEXTS else {}),
        )
    )
    return assets.asset(template, text.encode())


def render(template: str, request: Request) -> Response:
    """``template`` in the reader's language and theme."""
    locale = i18n.language(request)
    theme, preset = (request.query_params.get(name, "") for name in ("theme", "preset"))
    page = _page(
        template,
        locale,
        theme if theme in THEMES else "auto",
        request.scope.get("root_path", "").rstrip("/"),
        preset if preset in PRESETS else None,
    )
    return assets.answer(page, request, assets.EACH_TIME, {**HEADERS, **i18n.headers(locale)})


@router.get("/")
def explorer(request: Request) -> Response:
    """The explorer. The scene stands in the query, which only the page itself and the API read."""
    return render("explorer.html", request)


@router.get("/docs")
def docs(request: Request) -> Response:
    """The REST API explained."""
    return render("docs.html", request)
