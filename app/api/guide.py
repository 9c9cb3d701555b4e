"""The API explained for a person: what the page /docs shows, from the same models and declarations."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from pydantic import BaseModel, ValidationError

from app.api.answers import Summary, Surface, Trajectory
from app.api.errors import complaint
from app.api.examples import SURFACE_EXAMPLES, TRAJECTORIES_EXAMPLES
from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.artefact import Artefact
from app.artefacts import every
from app.declaration import Parameter
from app.i18n import SOURCE
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.query import documented_keys
from app.schedules import SCHEDULES
from app.settings import SETTINGS, meaning, variable
from app.view import VIEWS, View

EXAMPLES = (
    "/api/v1/trajectories?landscape=ravine&start=-7,2&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=30",
    "/api/v1/trajectories?landscape=x**2/20+y**2&start=-7,2&start=3,1&optimizer=momentum(lr=0.1)",
    "/api/v1/trajectories?landscape=rosenbrock(b=30)&optimizer=adam(lr=0.1,schedule=cosine(t_max=100))&steps=100",
    "/api/v1/surface?landscape=himmelblau&domain=2,4,1,3&resolution=41,41",
)
FILE_EXAMPLES = (
    "/embed?landscape=ravine&start=-7,2&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&play=click",
    "/figure.svg?landscape=himmelblau&start=0,0&optimizer=adam(lr=0.1)&panels=contour&size=480,360&theme=dark",
    "/data.csv?landscape=rosenbrock&optimizer=momentum(lr=0.001)&steps=20",
)


def guide(locale: str) -> dict[str, Any]:
    """Everything that the page tells, for its template, which translates the descriptions."""
    return {
        "examples": EXAMPLES,
        "trajectories": _route(TrajectoriesRequest, TRAJECTORIES_EXAMPLES["scene"], Trajectory),
        "surface": _route(SurfaceRequest, SURFACE_EXAMPLES["closer"], Surface),
        "summary": _meanings(Summary),
        "file_examples": FILE_EXAMPLES,
        "files": [_file(kind) for kind in every().values()],
        "views": {view.__name__: _own_keys(view) for view in VIEWS},
        "optimizers": [_entry(rule.id, rule.label, rule.parameters()) for rule in OPTIMIZERS.values()],
        "schedules": [_entry(rule.id, rule.label, rule.parameters()) for rule in SCHEDULES.values()],
        "landscapes": [_entry(name, ground.label, ground.parameters) for name, ground in LANDSCAPES.items()],
        "presets": list(PRESETS.values()),
        "problem": _problem(locale),
        "limits": [
            {"name": variable(known), "most": f"{getattr(SETTINGS, known.name):,}", "meaning": meaning(known)}
            for known in fields(SETTINGS)
        ],
    }


def _route(asked: type[BaseModel], example: dict[str, Any], told: type[BaseModel]) -> dict[str, Any]:
    body = json.dumps(example["value"], indent=2, ensure_ascii=False)
    return {"query": documented_keys(asked), "body": body, "fields": _meanings(told)}


def _file(kind: Artefact) -> dict[str, Any]:
    # The size of a frame is not a matter of its address.
    keys = [key for key in kind.keys if key in kind.view.model_fields]
    return {"path": kind.path, "sentence": kind.sentence, "keys": keys}


def _own_keys(view: type[View]) -> list[dict[str, Any]]:
    """Those that not every view has."""
    shared = () if view is View else View.model_fields
    return [key for key in documented_keys(view) if key["name"] not in shared]


def _meanings(model: type[BaseModel]) -> dict[str, str]:
    return {
        field.serialization_alias or name: field.description or str(getattr(field.annotation, "__doc__", ""))
        for name, field in model.model_fields.items()
    }


def _entry(name: str, label: str, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    told = [
        {"name": key, "bounds": _bounds(parameter), "description": parameter.description}
        for key, parameter in parameters.items()
    ]
    return {"id": name, "label": label, "parameters": told}


def _bounds(parameter: Parameter) -> str:
    """The default and the interval, as in ``0.9 ∈ [0, 1)``."""
    default = json.dumps(parameter.default)
    if parameter.kind is bool or (parameter.minimum is None and parameter.maximum is None):
        return f"{default}:"
    low = "(−∞" if parameter.minimum is None else f"{'[('[parameter.open_minimum]}{parameter.minimum:g}"
    high = "∞)" if parameter.maximum is None else f"{parameter.maximum:g}{'])'[parameter.open_maximum]}"
    return f"{default} ∈ {low}, {high}:"


def _problem(locale: str) -> str:
    """What the API answers to a rate below zero."""
    try:
        TrajectoriesRequest.model_validate({"optimizers": [{"id": "adam", "lr": -1}]})
    except ValidationError as error:
        return json.dumps(complaint(locale, error), indent=2, ensure_ascii=False)
    raise AssertionError("a rate below zero is refused")


def words() -> Iterator[str]:
    """Every description, for the message catalogues."""
    told = guide(SOURCE)
    for route in (told["trajectories"], told["surface"]):
        yield from (key["description"] for key in route["query"])
        yield from route["fields"].values()
    yield from told["summary"].values()
    yield from (key["description"] for keys in told["views"].values() for key in keys)
    yield from (limit["meaning"] for limit in told["limits"])
