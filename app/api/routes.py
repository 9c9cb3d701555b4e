"""The routes of the REST API, version 1: parse, compute, shape."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from app import __version__, i18n
from app.api import catalogue
from app.api.answers import Health, Surface, Trajectories, answer, array
from app.api.capacity import in_turn
from app.api.errors import Problem
from app.api.examples import SURFACE_EXAMPLES, TRAJECTORIES_EXAMPLES
from app.api.requests import (
    Encoding,
    SurfaceRequest,
    TrajectoriesRequest,
    body_documentation,
    path_documentation,
    query_documentation,
    read_body,
    understand,
)
from app.api.rules import nearest
from app.engine.state import Array
from app.engine.trajectory import Trajectory, trajectories
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.schedules import SCHEDULES
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
    return answer(request, {"status": "ok", "version": __version__}, keep="no-store")


def _trajectories(request: Request, asked: TrajectoriesRequest) -> Response:
    locale = i18n.language(request)
    return answer(
        request,
        {
            "scene": asked.model_dump(exclude={"include", "encoding"}),
            "query": asked.query,
            "trajectories": [
                {
                    "optimizer": found.optimizer,
                    "label": found.label,
                    "hyperparameters": found.hyperparameters,
                    "schedule": found.schedule,
                    "start": found.start,
                    "x": array(found.path.x, asked.encoding),
                    "y": array(found.path.y, asked.encoding),
                    "loss": array(found.path.loss, asked.encoding),
                    "grad_norm": array(found.path.grad_norm, asked.encoding),
                    "learning_rate": array(found.path.learning_rate, asked.encoding),
                    "outcome": {
                        "status": found.path.outcome.status,
                        "step": found.path.outcome.step,
                        "message": i18n.tell(found.path.outcome.message, locale),
                    },
                    "summary": asdict(found.summary),
                    **_included(found, asked),
                }
                for found in trajectories(asked, asked.include)
            ],
        },
        headers=i18n.headers(locale),
    )


def _included(found: Trajectory, asked: TrajectoriesRequest) -> dict[str, Any]:
    """What comes beside the path because it is asked for."""
    told: dict[str, Any] = {}
    if found.state:
        told["state"] = {name: _by_axis(values, asked.encoding) for name, values in found.state.quantities.items()}
        told["effective_step"] = _by_axis(found.state.effective_step, asked.encoding)
    if "distance" in asked.include:
        told["distance"] = None if found.distance is None else array(found.distance, asked.encoding)
    return told


def _by_axis(values: Array, encoding: Encoding) -> dict[str, Any]:
    return {axis: array(along, encoding) for axis, along in zip("xy", values, strict=True)}


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
        return await in_turn(compute, request, await read_body(request))

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
