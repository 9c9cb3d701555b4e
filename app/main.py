"""The application: routes, errors, documentation."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import scipy.optimize  # noqa: F401  # Loaded late by who needs it; a server should not make the first one wait.
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__, assets, files, oembed, pages
from app.api import documentation, errors, routes
from app.api.capacity import settle
from app.origins import AnyOrigin


class HeadAsGet:
    """Answers HEAD wherever GET is answered; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    assets.warm()
    settle()
    yield


def create_app() -> FastAPI:
    """A new application."""
    application = FastAPI(
        title="Thalweg",
        version=__version__,
        description=documentation.DESCRIPTION,
        lifespan=_lifespan,
        # FastAPI's own pages load their scripts from elsewhere.
        openapi_url=None,
    )
    errors.install(application, pages.missing)
    for router in (routes.health, routes.router, assets.router, files.router, oembed.router, pages.router):
        # One flat list: FastAPI's own way of including hides from a 405 what else its path takes.
        application.router.routes.extend(router.routes)
    documentation.install(application)
    application.add_middleware(HeadAsGet)
    application.add_middleware(AnyOrigin)
    return application


app = create_app()
