"""The routes of the REST API, version 1: parse, compute, shape."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache, partial
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import ValidationError

from app import __version__, artefacts, i18n
from app.api import catalogue, sharing
from app.api.answers import Check, Health, Surface, Trajectories, answer, array
from app.api.capacity import NUMBERS
from app.api.errors import Problem, complaint
from app.api.examples import SURFACE_EXAMPLES, TRAJECTORIES_EXAMPLES
from app.api.requests import (
    SurfaceRequest,
    TrajectoriesRequest,
    body_documentation,
    path_documentation,
    query_documentation,
    read_body,
    understand,
)
from app.api.rules import nearest
from app.engine.trajectory import trajectories
from app.figures.account import account
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.query import QueryError
from app.replies import NEVER
from app.schedules import SCHEDULES
from app.snippets import SNIPPETS
from app.surface import grid
from app.words import Message, marked

_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    422: {**_PROBLEM, "description": "What was sent cannot be understood or is out of bounds."},
}
_TOO_LARGE: dict[int | str, dict[str, Any]] = {413: {**_PROBLEM, "description": "The body is over the limit."}}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {**_PROBLEM, "description": "The catalogue has no such id."}}

_BUSY: dict[int | str, dict[str, Any]] = {
    503: {
        **_PROBLEM,
        "description": "More is asked for than the server can compute; Retry-After says when to come again.",
    }
}

router = APIRouter(prefix="/api/v1")
health = APIRouter()


@health.get(
    "/healthz",
    operation_id="get_health",
    tags=["health"],
    summary="Whether the server is alive",
    response_model=Health,
)
async def healthz(request: Request) -> Response:
    return answer(request, {"status": "ok", "version": __version__}, keep=NEVER)


def _trajectories(request: Request, asked: TrajectoriesRequest) -> Response:
    locale = i18n.language(request)
    found = trajectories(asked, asked.include)
    write = partial(array, encoding=asked.encoding)
    told = account(asked, found, locale, asked.include, write, asked.omit)
    return answer(request, told, headers=i18n.headers(locale))


def _surface(request: Request, asked: SurfaceRequest) -> Response:
    drawn, declared = grid(asked), asked.landscape.declaration()
    return answer(
        request,
        {
            "landscape": asked.landscape.model_dump(),
            "label": declared.label,
            "sentence": declared.sentence,
            "formula": catalogue.math(declared.formula.latex),
            "domain": asked.domain or declared.domain,
            "x": array(drawn.x, asked.encoding),
            "y": array(drawn.y, asked.encoding),
            "z": array(drawn.z, asked.encoding),
            **{f"gradient_{axis}": array(slope, asked.encoding) for axis, slope in (drawn.gradient or {}).items()},
            "scale": drawn.scale,
            "levels": drawn.levels,
            "critical_points": [catalogue.critical_point(point) for point in drawn.critical_points],
        },
    )


def _computing(
    path: str, summary: str, route: Callable[..., Response], asked: type[Any], told: type[Any], examples: dict[str, Any]
) -> None:
    """Serve ``route`` by GET and by POST, in turn with whatever else is being computed."""

    def compute(request: Request, body: bytes) -> Response:
        return route(request, understand(request, body, asked))

    async def endpoint(request: Request) -> Response:
        return await NUMBERS.in_turn(compute, request, await read_body(request))

    _document(endpoint, path, summary, asked, told, examples)


def _document(
    endpoint: Callable[[Request], Awaitable[Response]],
    path: str,
    summary: str,
    asked: type[Any],
    told: type[Any],
    examples: dict[str, Any],
) -> None:
    """Serve ``endpoint`` by GET and by POST."""
    shared: dict[str, Any] = {"response_model": told, "tags": ["computing"], "description": told.__doc__}
    name = path.strip("/")
    router.get(
        path,
        operation_id=f"get_{name}",
        summary=f"{summary}, by a query",
        openapi_extra=query_documentation(asked),
        responses=_REFUSALS | _BUSY,
        **shared,
    )(endpoint)
    router.post(
        path,
        operation_id=f"post_{name}",
        summary=f"{summary}, by JSON",
        openapi_extra=body_documentation(asked, examples),
        responses=_REFUSALS | _TOO_LARGE | _BUSY,
        **shared,
    )(endpoint)


_computing(
    "/trajectories", "The paths of optimizers", _trajectories, TrajectoriesRequest, Trajectories, TRAJECTORIES_EXAMPLES
)
_computing("/surface", "A landscape on a grid", _surface, SurfaceRequest, Surface, SURFACE_EXAMPLES)


def _check(request: Request, body: bytes) -> Response:
    locale = i18n.language(request)
    try:
        found = {"valid": True, "query": understand(request, body, TrajectoriesRequest).query, "problem": None}
    except (QueryError, ValidationError) as error:
        found = {"valid": False, "query": None, "problem": complaint(locale, error)}
    return answer(request, found, headers=i18n.headers(locale))


async def check(request: Request) -> Response:
    return await NUMBERS.in_turn(_check, request, await read_body(request))


_document(
    check,
    "/check",
    "Whether a scene can be understood",
    TrajectoriesRequest,
    Check,
    TRAJECTORIES_EXAMPLES,
)


def _serve(plural: str, declared: Mapping[str, Any], tell: Callable[[Any], dict[str, Any]], missing: str) -> None:
    """Serve a catalogue as a list and one by one."""
    told = cache(lambda name: tell(declared[name]))
    kind = plural.removesuffix("s")

    @router.get(
        f"/{plural}",
        tags=["catalogue"],
        operation_id=f"get_{plural}",
        summary=f"All {plural}",
        response_model=dict[str, list[dict[str, Any]]],
    )
    def listed(request: Request) -> Response:
        return answer(request, {plural: [told(name) for name in declared]})

    @router.get(
        f"/{plural}/{{name}}",
        tags=["catalogue"],
        operation_id=f"get_{kind}",
        summary=f"One {kind}",
        response_model=dict[str, Any],
        openapi_extra=path_documentation(f"the id of one of the {plural}", declared),
        responses=_NOT_FOUND,
    )
    def one(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in declared:
            raise HTTPException(404, Message(missing, name=repr(name[:60]), hint=nearest(name, declared)))
        return answer(request, told(name))


_serve("landscapes", LANDSCAPES, catalogue.landscape, marked("There is no landscape {name}{hint}"))
_serve("optimizers", OPTIMIZERS, catalogue.optimizer, marked("There is no optimizer {name}{hint}"))
_serve("schedules", SCHEDULES, catalogue.schedule, marked("There is no schedule {name}{hint}"))
_serve("presets", PRESETS, catalogue.preset, marked("There is no preset {name}{hint}"))
_serve("formats", artefacts.every(), sharing.artefact, marked("There is no format {name}{hint}"))
_serve("snippets", SNIPPETS, sharing.snippet, marked("There is no snippet {name}{hint}"))
