"""Every page may read what is served here: that depends on the address alone, and there are no cookies and no secrets.

An embed in a sandbox is such a page. It has no origin, so that even its own modules come from elsewhere.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Retry-After"}
"""Which never lets a browser send cookies or passwords along."""
_ASKED = "access-control-request-method"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept-Language, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class AnyOrigin:
    """Says so with every answer, even to those who did not ask: a browser may keep one for a page that will."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_OPEN)
            await send(message)

        preflight = scope["method"] == "OPTIONS" and _ASKED in Headers(scope=scope)
        await (Response(status_code=204, headers=_PREFLIGHT) if preflight else self.app)(scope, receive, tell)
