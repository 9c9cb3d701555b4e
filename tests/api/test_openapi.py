"""The OpenAPI document: valid, complete, and true of the server."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from fastapi.testclient import TestClient

from app.choices.base import LARGEST_COUNT
from app.declaration import Parameter
from app.landscapes import LANDSCAPES
from app.main import app
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.api.wire import COMPUTING, told

DOCUMENT: dict[str, Any] = app.openapi()
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATIONS = [
    pytest.param(path, method, operation, id=f"{method.upper()} {path}")
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
]


def _models(suffix: str, declared: dict[str, Any]) -> Iterator[Any]:
    """Each rule's or landscape's parameters beside the component that documents them."""
    for name, known in declared.items():
        parameters = known.parameters if isinstance(known.parameters, dict) else known.parameters()
        if parameters:
            camel = "".join(part.capitalize() for part in name.split("_"))
            yield pytest.param(f"{camel}{suffix}", parameters, id=f"{name}-{suffix}")


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def test_the_document_is_served_as_it_is(client: TestClient) -> None:
    assert told(client.get("/openapi.json")) == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1")


def test_every_schema_is_valid_and_every_reference_leads_somewhere() -> None:
    for name, schema in SCHEMAS.items():
        assert jsonschema_rs.meta.is_valid({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}), name
    for reference in _references(DOCUMENT):
        assert reference.startswith("#/components/schemas/")
        assert reference.rpartition("/")[2] in SCHEMAS


def test_no_schema_is_left_that_nothing_refers_to() -> None:
    used = {reference.rpartition("/")[2] for reference in _references(DOCUMENT)}
    assert set(SCHEMAS) == used, "FastAPI's own HTTPValidationError describes an error that is never given"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_of_every_schema_is_described(name: str) -> None:
    assert SCHEMAS[name].get("description"), name
    for key, schema in SCHEMAS[name].get("properties", {}).items():
        assert schema.get("description"), f"{name}.{key}"


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_operation_and_every_parameter_is_described(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["operationId"]
    for parameter in operation.get("parameters", []):
        assert parameter["description"], parameter["name"]
    for status, answer in operation["responses"].items():
        media = "application/json" if status == "200" else "application/problem+json"
        assert list(answer["content"]) == [media]
        assert answer["content"][media]["schema"]


def test_operation_ids_are_unique() -> None:
    names = [case.values[2]["operationId"] for case in OPERATIONS]  # type: ignore[index]  # the third is a dictionary
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("schema", "parameters"),
    [
        *_models("Optimizer", dict(OPTIMIZERS)),
        *_models("Schedule", dict(SCHEDULES)),
        *_models("Parameters", dict(LANDSCAPES)),
    ],
)
def test_every_declared_parameter_appears_with_its_default_and_its_bounds(
    schema: str, parameters: dict[str, Parameter]
) -> None:
    for name, known in parameters.items():
        told_of = SCHEMAS[schema]["properties"][name]
        assert told_of["default"] == known.default
        assert told_of["description"] == known.description
        kinds = told_of["anyOf"] if known.default is None else [told_of]
        bounded = kinds[0]
        assert bounded["type"] == {bool: "boolean", int: "integer", float: "number"}[known.kind]
        if known.kind is not bool:
            highest = LARGEST_COUNT if known.whole and known.maximum is None else known.maximum
            bounds = {
                "exclusiveMinimum" if known.open_minimum else "minimum": known.minimum,
                "exclusiveMaximum" if known.open_maximum else "maximum": highest,
            }
            for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
                assert bounded.get(key) == bounds.get(key), f"{schema}.{name}: {key}"


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_example_runs(client: TestClient, path: str, method: str, operation: dict[str, Any]) -> None:
    formula = "landscape=x**2%2Ba*y**2%2Bb&parameters=a=1,b=2"
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query":
            value = parameter["example"]
            (text,) = value if isinstance(value, list) else [value]
            pair = f"{parameter['name']}={quote(text)}"
            beside = {"landscape": "", "parameters": "landscape=x**2%2Ba*y**2%2Bb"}.get(parameter["name"], formula)
            told(client.get(f"{path}?{beside}&{pair}"))
        else:
            for name in parameter["schema"]["enum"]:
                told(client.get(path.format(name=name)))
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    for example in body.get("examples", {}).values():
        told(client.post(path, json=example["value"]))


def test_both_spellings_of_a_request_have_examples() -> None:
    for path in COMPUTING:
        assert all("example" in parameter for parameter in DOCUMENT["paths"][path]["get"]["parameters"])
        assert DOCUMENT["paths"][path]["post"]["requestBody"]["content"]["application/json"]["examples"]


def test_the_answers_are_as_documented(client: TestClient) -> None:
    for path, name in (
        ("/api/v1/trajectories?landscape=log(x)&start=-1,1&start=1,2", "Trajectories"),
        ("/api/v1/trajectories?encoding=base64&optimizer=adam(schedule=cosine)", "Trajectories"),
        ("/api/v1/trajectories?landscape=x%2By&include=state,distance", "Trajectories"),
        ("/api/v1/trajectories?encoding=base64&include=state,distance", "Trajectories"),
        ("/api/v1/surface?landscape=himmelblau", "Surface"),
        ("/api/v1/surface?landscape=log(x)&encoding=base64&include=gradient", "Surface"),
        ("/api/v1/surface?landscape=adm", "Problem"),
        ("/healthz", "Health"),
    ):
        schema = {**SCHEMAS[name], "components": DOCUMENT["components"]}
        answer = client.get(path).json()
        jsonschema_rs.validate(schema, answer)
        assert set(SCHEMAS[name]["required"]) <= set(answer) <= set(SCHEMAS[name]["properties"])
