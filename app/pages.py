"""The HTML pages. A page is one small document; what it shows it asks of the API."""

import json
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from app import assets, i18n, unfurl
from app.api.guide import guide
from app.formulas.vocabulary import CONSTANTS, FUNCTIONS
from app.links import nobodys, whole, without, without_trackers
from app.presets import PRESETS
from app.query import QueryError
from app.remark import remark
from app.replies import NEVER
from app.settings import FRAME_ANCESTORS
from app.templating import environment
from app.view import EmbedView, View

router = APIRouter(include_in_schema=False)

THEMES = ("light", "dark")

KEPT_PAGES = 64
"""How many pages that hold a query are kept; of the others there are few."""
CARD = "<!-- card -->"
"""Where a template has what a link to it says of itself, which depends on the scene."""
SAID = "<!-- said -->"
"""Where it has what of its link cannot be read."""


def policy(framed_by: str = "'none'") -> str:
    """What a page may load, and who may show it in a frame."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            # Plotly writes its rules into a style element.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self' data: blob:",
            "media-src 'self' blob:",
            "frame-src 'self'",
            "base-uri 'none'",
            f"frame-ancestors {framed_by}",
            "form-action 'none'",
        )
    )


HEADERS = {"Content-Security-Policy": policy(), "Referrer-Policy": "strict-origin-when-cross-origin"}
FRAMED = {**HEADERS, "Content-Security-Policy": policy(FRAME_ANCESTORS)}

CONTEXTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "docs.html": guide,
    "explorer.html": lambda _: {"vocabulary": {"constants": CONSTANTS, "functions": FUNCTIONS}},
}
"""What a template needs besides, by the language."""


def _render(
    template: str, locale: str, theme: str, root: str, preset: str | None, present: bool, query: str = ""
) -> assets.Asset:
    words = json.dumps(i18n.messages(locale), ensure_ascii=False).replace("<", "\\u003c")
    text = (
        environment(locale)
        .get_template(template)
        .render(
            locale=locale,
            languages=i18n.languages(),
            theme=theme,
            root=root,
            preset=PRESETS.get(preset or ""),
            place=[*PRESETS].index(preset) + 1 if preset else 0,
            count=len(PRESETS),
            present=present,
            query=query,
            words=Markup(words),  # noqa: S704  # JSON in a data block, with every "<" escaped
            static=lambda path: assets.static_url(path, root),
            modules=assets.modules,
            plotly=assets.plotly_url(root),
            **(CONTEXTS[template](locale) if template in CONTEXTS else {}),
        )
    )
    return assets.asset(template, text.encode())


_page = cache(_render)
_page_of_query = lru_cache(KEPT_PAGES)(_render)


@lru_cache(KEPT_PAGES)
def _with_card(page: assets.Asset, card: unfurl.Card, said: str, unknown: tuple[str, ...], locale: str) -> assets.Asset:
    """``page`` with what depends on the scene; the rest of it is rendered for all scenes at once."""
    head = environment(locale).get_template("unfurl.html").render(card=card, unknown=unknown, locale=locale)
    body = page.body.replace(CARD.encode(), head.encode(), 1)
    told = Markup('<span class="said">{}</span>').format(said) if said else ""
    return assets.asset("page.html", body.replace(SAID.encode(), told.encode(), 1))


def render(
    template: str,
    request: Request,
    query: str = "",
    headers: dict[str, str] = HEADERS,
    view: type[View] = View,
) -> Response:
    """``template`` in the reader's language, theme and size; it may hold a ``query`` for its ``view``."""
    locale = i18n.language(request)
    theme, preset = (request.query_params.get(name, "") for name in ("theme", "preset"))
    page = (_page_of_query if query else _page)(
        template,
        locale,
        theme if theme in THEMES else "auto",
        request.scope.get("root_path", "").rstrip("/"),
        preset if preset in PRESETS else None,
        request.query_params.getlist("present")[:1] == ["true"],
        query,
    )
    if CARD.encode() in page.body:
        # Bytes that are no text are complained of as the API does.
        asked = request.scope["query_string"].decode("ascii", "replace")
        unknown = nobodys(asked)
        card = unfurl.card(without(asked, unknown), str(request.base_url), locale)
        page = _with_card(page, card, remark(asked, view, locale), tuple(unknown), locale)
    return assets.answer(page, request, assets.EACH_TIME, {**headers, **i18n.headers(locale)})


def _elsewhere(request: Request) -> Response | None:
    """The way to the scene of an example, for a link that names nothing else, and to one without trackers."""
    query = request.scope["query_string"].decode("latin-1")
    try:
        found = whole(without_trackers(query))
    except QueryError:
        return None
    if found == query:
        return None
    here = request.url.path.rpartition("/")[2] or "./"
    return Response(status_code=307, headers={"Location": f"?{found}" if found else here, **HEADERS})


@router.get("/")
def explorer(request: Request) -> Response:
    """The explorer. The scene stands in the query, which only the page itself and the API read."""
    return _elsewhere(request) or render("explorer.html", request)


@router.get("/embed")
def embed(request: Request) -> Response:
    """A scene in a frame of another page, which is the only page that may be framed."""
    asked = request.scope["query_string"].decode("ascii", "replace")
    return _elsewhere(request) or render("embed.html", request, without(asked, nobodys(asked)), FRAMED, EmbedView)


@router.get("/embed/reveal.js")
def embed_reveal(request: Request) -> Response:
    """What lets the fragments of a reveal.js deck change an embed, at an address that stays."""
    return assets.answer(assets.static_assets()["js/reveal.js"], request, assets.EACH_TIME)


def missing(request: Request) -> Response:
    """What a browser shows of an address that leads nowhere."""
    page = render("missing.html", request)
    page.status_code = 404
    page.headers["Cache-Control"] = NEVER
    del page.headers["ETag"]
    return page


@router.get("/docs")
def docs(request: Request) -> Response:
    """The REST API explained."""
    return render("docs.html", request)
