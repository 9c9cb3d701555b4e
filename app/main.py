"""The application: routes, errors, compression, documentation."""

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__, assets, pages
from app.api import errors, routes
from app.api.requests import SurfaceRequest, TrajectoriesRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_DESCRIPTION = """\
Optimizer trajectories on two-dimensional loss landscapes, step for step those of torch.optim.

Everything is a pure function of a *scene*, which has two spellings: JSON for POST and a query for GET,
such as `landscape=ravine&start=-7,2&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=30`. In a query
`+` means plus, not a blank.
"""


class HeadAsGet:
    """Answers HEAD wherever GET is answered; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


@asynccontextmanager
async def _lifespan(_: FastAPI) -> "AsyncIterator[None]":
    assets.warm()
    yield


def create_app() -> FastAPI:
    """A new application."""
    application = FastAPI(
        title="Thalweg", version=__version__, description=_DESCRIPTION, lifespan=_lifespan, redoc_url=None
    )
    errors.install(application)
    application.include_router(routes.health)
    application.include_router(routes.router)
    application.include_router(assets.router)
    application.include_router(pages.router)
    application.add_middleware(HeadAsGet)
    application.openapi = lambda: _openapi(application)  # type: ignore[method-assign]  # FastAPI's documented way
    return application


def _openapi(application: FastAPI) -> dict[str, Any]:
    """FastAPI's document, with the models of bodies and queries that the routes read themselves."""
    if application.openapi_schema is None:
        document = get_openapi(
            title=application.title,
            version=application.version,
            description=application.description,
            routes=application.routes,
        )
        _, requests = models_json_schema(
            [(TrajectoriesRequest, "validation"), (SurfaceRequest, "validation")],
            ref_template="#/components/schemas/{model}",
        )
        document["components"]["schemas"].update(requests["$defs"])
        application.openapi_schema = document
    return application.openapi_schema


app = create_app()
