"""The OpenAPI document: FastAPI's, with the models of requests and errors, which the routes handle themselves."""

from functools import cache
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from app.api.answers import CACHED
from app.api.errors import Problem
from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.replies import gzip, reply

DESCRIPTION = """\
Optimizer trajectories on two-dimensional loss landscapes, step for step those of torch.optim.

Everything is a pure function of a *scene*, which has two spellings: JSON for POST and a query for GET,
such as `landscape=ravine&start=-7,2&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=30`. In a query
`+` means plus, not a blank.
"""


def install(app: FastAPI) -> None:
    """Serve the document of ``app`` at /openapi.json."""

    @cache
    def document() -> dict[str, Any]:
        described = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        _, models = models_json_schema(
            [(TrajectoriesRequest, "validation"), (SurfaceRequest, "validation"), (Problem, "validation")],
            ref_template="#/components/schemas/{model}",
        )
        described["components"]["schemas"].update(models["$defs"])
        return described

    @cache
    def packed() -> tuple[bytes, bytes]:
        body = orjson.dumps(document())
        return body, gzip(body, thoroughly=True)

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way

    @app.get("/openapi.json", include_in_schema=False)
    def openapi(request: Request) -> Response:
        body, compressed = packed()
        return reply(request, body, "application/json", CACHED, packed=compressed)
