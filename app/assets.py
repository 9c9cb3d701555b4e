"""The files a page loads: our own under one digest, plotly.js under its version.

A URL names its content, so a browser keeps the answer for ever and a new release is fetched at once.
Everything is read and compressed once per process and served from memory.
"""

import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources import files
from pathlib import Path
from posixpath import dirname, normpath
from typing import TypeVar

from fastapi import APIRouter, HTTPException, Request, Response

from app.replies import etag, gzip, reply
from app.words import Message

PACKAGE = Path(__file__).parent
FOR_EVER = "public, max-age=31536000, immutable"
EACH_TIME = "no-cache"

MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
"""The system's own table may have been changed by other programs."""

router = APIRouter(include_in_schema=False)


def folder(name: str) -> Path:
    """The folder ``static`` or ``templates``: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it goes over the wire."""

    body: bytes
    packed: bytes
    media_type: str
    tag: str


def asset(name: str, body: bytes) -> Asset:
    """Compress ``body``; the ending of ``name`` gives the media type."""
    return Asset(body, gzip(body, thoroughly=True), MEDIA_TYPES[Path(name).suffix], etag(body))


Made = TypeVar("Made")


def once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Call ``make`` on first use and keep what it gives; a second caller waits rather than works."""
    lock = threading.RLock()
    kept: list[Made] = []

    @wraps(make)
    def get() -> Made:
        with lock:
            if not kept:
                kept.append(make())
            return kept[0]

    return get


@once
def static_assets() -> dict[str, Asset]:
    """Our own files by their path below ``static``."""
    root = folder("static")
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): asset(path.name, path.read_bytes()) for path in paths}


@once
def static_digest() -> str:
    """Names the state of all files together, so that modules import one another consistently."""
    lines = [f"{path} {found.tag}" for path, found in static_assets().items()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _plotly_source() -> bytes:
    return files("plotly").joinpath("package_data/plotly.min.js").read_bytes()


@once
def plotly_asset() -> Asset:
    """The plotly.js that the installed plotly package ships."""
    return asset("plotly.min.js", _plotly_source())


@once
def plotly_version() -> str:
    """The version in the header of plotly.js, which is not that of the Python package."""
    source = _plotly_source()
    found = re.search(rb"plotly\.js v([\w.+-]+)", source[:400])
    return found[1].decode() if found else hashlib.sha256(source).hexdigest()[:12]


def warm() -> None:
    """Read and compress everything in the background, before the first request asks for it."""
    threading.Thread(target=lambda: (static_digest(), plotly_asset()), name="warm assets", daemon=True).start()


def static_url(path: str, root: str = "") -> str:
    """The URL of a file below ``static``, for an application mounted at ``root``."""
    if path not in static_assets():
        raise KeyError(f"there is no static file {path}")
    return f"{root}/static/{static_digest()}/{path}"


def plotly_url(root: str = "") -> str:
    """The URL of plotly.js, for an application mounted at ``root``."""
    return f"{root}/plotly-{plotly_version()}.min.js"


_IMPORT = re.compile(rb"""^(?:import\b|export\s*[*{])[^;"']*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


@cache
def modules(entry: str) -> list[str]:
    """The paths of a JavaScript module and of all that it imports, for a page to load them side by side."""
    found, waiting = {entry}, [entry]
    while waiting:
        path = waiting.pop()
        beside = {normpath(f"{dirname(path)}/{name.decode()}") for name in _IMPORT.findall(static_assets()[path].body)}
        waiting += beside - found
        found |= beside
    return sorted(found)


def answer(found: Asset, request: Request, keep: str, headers: dict[str, str] | None = None) -> Response:
    """``found`` as a response."""
    return reply(request, found.body, found.media_type, keep, tag=found.tag, packed=found.packed, headers=headers)


@router.get("/static/{digest}/{path:path}")
def static_file(digest: str, path: str, request: Request) -> Response:
    """A file of ours. An address from another release gives today's file and is not kept."""
    found = static_assets().get(path)
    if found is None:
        raise HTTPException(404, Message("there is no static file {path}", path=path))
    return answer(found, request, FOR_EVER if digest == static_digest() else EACH_TIME)


@router.get("/plotly-{version}.min.js")
def plotly_js(version: str, request: Request) -> Response:
    """The installed plotly.js."""
    return answer(plotly_asset(), request, FOR_EVER if version == plotly_version() else EACH_TIME)


@router.get("/plotly.min.js")
def plotly_beside(request: Request) -> Response:
    """plotly.js by the name under which a file loads it from its own folder."""
    return answer(plotly_asset(), request, EACH_TIME)


@router.get("/favicon.ico")
def favicon(request: Request) -> Response:
    """The icon, for browsers that look at an answer of the API."""
    return answer(static_assets()["favicon.svg"], request, EACH_TIME)
