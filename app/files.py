"""The files that a scene can be had as: ``/figure.png?Q`` and its like, one route for each declared format."""

import asyncio
import threading
from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from app import i18n
from app.api.answers import CACHED
from app.api.capacity import in_turn
from app.api.requests import text_of
from app.figures.base import Context, Format, GivenUpError, afford
from app.figures.formats import FORMATS
from app.figures.picture import compose, understand
from app.replies import reply

router = APIRouter(include_in_schema=False)

_SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
"""The policy for a file that runs nothing and loads nothing."""


def make(kind: Format, query: str, base: str = "", stopped: Callable[[], bool] = lambda: False) -> tuple[bytes, str]:
    """The file that ``query`` asks for, and the id of its landscape.

    Raises:
        QueryError, pydantic.ValidationError: for what cannot be understood or is out of bounds.
        UnavailableError: if this server lacks what it takes.
        GivenUpError: if nobody waits for it any more.
    """
    scene, view = understand(query)
    picture = compose(scene, view)
    afford(kind, picture)
    link = f"{base}?{query}" if query else base
    context = Context(link=link, locale=i18n.negotiate(view.lang, None), stopped=stopped)
    name = getattr(scene.landscape, "id", "formula")
    return kind.render(picture, context), name


def _answer(request: Request, kind: Format, body: bytes, name: str) -> Response:
    disposition = "attachment" if kind.download else "inline"
    return reply(
        request,
        body,
        kind.media_type,
        CACHED,
        headers={
            "Content-Disposition": f'{disposition}; filename="thalweg-{name}{kind.suffix}"',
            "Content-Security-Policy": kind.policy(body) if kind.policy else _SEALED,
            "Referrer-Policy": "strict-origin-when-cross-origin",
        },
    )


def _serve(kind: Format) -> None:
    @router.get(f"/{kind.path}", name=kind.path)
    async def file(request: Request) -> Response:
        gone = threading.Event()
        work = asyncio.create_task(in_turn(make, kind, text_of(request), str(request.base_url), gone.is_set))

        async def watch() -> None:
            """Give up when the client leaves."""
            while (await request.receive())["type"] != "http.disconnect":
                pass
            gone.set()
            work.cancel()

        watcher = asyncio.create_task(watch())
        try:
            return _answer(request, kind, *await work)
        except (GivenUpError, asyncio.CancelledError):
            if not gone.is_set():
                raise
            return Response(status_code=499)
        finally:
            watcher.cancel()


for _kind in FORMATS.values():
    _serve(_kind)
