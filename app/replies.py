"""Answers that a client may keep: an ETag, 304 where its copy is the same, gzip where it can read that."""

import hashlib
import re
import zlib

from fastapi import Request, Response

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""Keeps a browser from taking an answer for something else than it says it is, or showing it within another page."""
NEVER = "no-store"
"""The Cache-Control header of what nobody is to keep."""
WORTH_COMPRESSING = 1024
"""Bytes; below, gzip saves less than a packet."""
PACKED = ("image/png", "image/gif", "video/", "application/pdf", "application/zip")
"""What is compressed already, by the beginning of its media type."""
SEEKABLE = "video/"
"""Of what a player asks for parts, to go to a place in it, by the beginning of its media type."""
_GZIP = 31
"""zlib's window bits for a gzip header."""


def etag(body: bytes) -> str:
    """A weak validator: compression changes the bytes on the wire, not what they say."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def gzip(body: bytes, *, thoroughly: bool = False) -> bytes:
    """Compress text.

    Rows of digits hold hardly anything that repeats. Unless it pays to be thorough, only the frequencies
    of characters are used, which takes half the time and saves as much.
    """
    strategy = zlib.Z_DEFAULT_STRATEGY if thoroughly else zlib.Z_HUFFMAN_ONLY
    packer = zlib.compressobj(6 if thoroughly else 1, zlib.DEFLATED, _GZIP, zlib.DEF_MEM_LEVEL, strategy)
    return packer.compress(body) + packer.flush()


def accepts_gzip(request: Request) -> bool:
    """Whether the client asked for gzip."""
    accepted = request.headers.get("accept-encoding", "")
    return re.search(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted) is not None


def is_near(request: Request) -> bool:
    """Whether the client is on this very machine, with no proxy between: then it gains nothing from compression."""
    host = request.client.host if request.client else ""
    forwarded = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via"))
    return host in {"127.0.0.1", "::1"} and not forwarded


def holds(request: Request, tag: str) -> bool:
    """Whether the client has what ``tag`` stands for."""
    if not tag:
        return False
    held = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    return request.method != "POST" and (tag in held or "*" in held)


def unchanged(tag: str, keep: str) -> Response:
    """The answer to who has it already; what else was said of it then still holds."""
    return Response(status_code=304, headers=_validity(tag, keep))


def _validity(tag: str, keep: str) -> dict[str, str]:
    return {"Cache-Control": keep, "Vary": "Accept-Encoding", **({"ETag": tag} if tag else {})}


def _part(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """The range of bytes that a player asks for (RFC 9110, section 14), or everything."""
    headers = {**headers, "Accept-Ranges": "bytes"}
    asked = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", request.headers.get("range", ""))
    # A weak validator does not say that a part would fit to what the client has.
    if asked is None or asked[0] == "bytes=-" or "if-range" in request.headers:
        return Response(body, media_type=media_type, headers=headers)
    size = len(body)
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first >= size or (asked[1] and asked[2] and int(asked[2]) < first):
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    held = {**headers, "Content-Range": f"bytes {first}-{last}/{size}"}
    return Response(body[first : last + 1], status_code=206, media_type=media_type, headers=held)


def reply(
    request: Request,
    body: bytes,
    media_type: str,
    keep: str,
    *,
    tag: str = "",
    packed: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """``body`` in the form that suits the client.

    Args:
        request: says what the client has and can read.
        body: what to say.
        media_type: its kind.
        keep: the Cache-Control header.
        tag: its ETag, if known already.
        packed: ``body`` in gzip, if it has been compressed before.
        headers: more of them.
    """
    # What nobody keeps, nobody asks for again by its tag.
    tag = tag or (etag(body) if keep != NEVER else "")
    shared = {**_validity(tag, keep), **SAFE, **(headers or {})}
    if holds(request, tag):
        return Response(status_code=304, headers=shared)
    worth = len(body) >= WORTH_COMPRESSING and not media_type.startswith(PACKED)
    if media_type.startswith(SEEKABLE):
        return _part(request, body, media_type, shared)
    if worth and accepts_gzip(request) and (packed or not is_near(request)):
        return Response(packed or gzip(body), media_type=media_type, headers={**shared, "Content-Encoding": "gzip"})
    return Response(body, media_type=media_type, headers=shared)
