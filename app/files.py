"""The files that a scene can be had as: ``/figure.png?Q`` and its like, one route for each declared format."""

import asyncio
import hashlib
import threading
from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from app import artefacts
from app.api.answers import CACHED
from app.api.capacity import FILES, tidied
from app.api.requests import text_of
from app.figures.base import Format, GivenUpError
from app.figures.formats import FORMATS
from app.figures.making import make
from app.replies import holds, reply, unchanged

router = APIRouter(include_in_schema=False)

_SEALED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; frame-ancestors 'none'; sandbox"
)
"""The policy for a file that runs nothing and loads nothing."""

_KEPT = 4096
_tags: dict[bytes, str] = {}
"""The ETags of files made lately, by a digest of what was asked for: who has such a file need not wait for another."""


def _file(request: Request, kind: Format, stopped: Callable[[], bool]) -> Response:
    body, name = make(kind, text_of(request), str(request.base_url), stopped)
    saved = f"thalweg-{name}{artefacts.ending(kind)}"
    disposition = "attachment" if kind.download else "inline"
    return reply(
        request,
        body,
        kind.media_type,
        CACHED,
        headers={
            "Content-Disposition": f'{disposition}; filename="{saved}"',
            "Content-Security-Policy": kind.policy(body) if kind.policy else _SEALED,
            "Referrer-Policy": "strict-origin-when-cross-origin",
        },
    )


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()


def _remember(asked: bytes, tag: str) -> None:
    _tags.pop(asked, None)
    _tags[asked] = tag
    if len(_tags) > _KEPT:
        del _tags[next(iter(_tags))]


def _serve(kind: Format) -> None:
    @router.get(f"/{kind.path}", name=kind.path)
    async def file(request: Request) -> Response:
        asked = _digest(kind.path, text_of(request), str(request.base_url))
        if (tag := _tags.get(asked)) and holds(request, tag):
            return unchanged(tag, CACHED)
        gone = threading.Event()
        work: asyncio.Task[Response] = asyncio.create_task(FILES.in_turn(tidied, _file, request, kind, gone.is_set))

        async def watch() -> None:
            """Give up when the client leaves."""
            while (await request.receive())["type"] != "http.disconnect":
                pass
            gone.set()
            work.cancel()

        watcher = asyncio.create_task(watch())
        try:
            answer = await work
            _remember(asked, answer.headers["ETag"])
            return answer
        except (GivenUpError, asyncio.CancelledError):
            if not gone.is_set():
                raise
            return Response(status_code=499)
        finally:
            watcher.cancel()


for _kind in FORMATS.values():
    _serve(_kind)
