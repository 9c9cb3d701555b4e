"""Requests that nobody wrote: made up from the OpenAPI document, and from nothing."""

import json
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.main import app
from app.query import documented_keys
from tests.api.wire import COMPUTING, SURFACE, TRAJECTORIES, answered

GENERATION = GenerationConfig(max_examples=20, deterministic=True)
CONFIG = SchemathesisConfig(seed=1, projects=ProjectsConfig(default=ProjectConfig(generation=GENERATION)))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=CONFIG)


@schema.parametrize()
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_an_answer_is_as_documented_whatever_is_asked(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate(checks=CHECKS)


KEYS = [
    pytest.param(path, str(key["name"]), id=f"{path.rpartition('/')[2]}-{key['name']}")
    for path, model in ((TRAJECTORIES, TrajectoriesRequest), (SURFACE, SurfaceRequest))
    for key in documented_keys(model)
]
LETTERS = list("xy+-/(){}[],='&%1é\0 ")
NAMES = [
    "sgd",
    "adam(",
    "lr=",
    "cosine",
    "rosenbrock",
    "steps",
    "id",
    "sin(",
    "log(",
    "**",
    "0.5",
    "1e308",
    "nan",
    "null",
]
"""What spellings are made of."""
SPELLINGS = st.text(max_size=40) | st.lists(st.sampled_from(LETTERS + NAMES), max_size=12).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | SPELLINGS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            SPELLINGS | st.sampled_from(["id", "lr", "schedule", "expression", "parameters", "domain"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(("path", "key"), KEYS)
@settings(max_examples=40)
@given(text=SPELLINGS)
@example(text="")
def test_any_text_in_any_key_is_answered(client: TestClient, path: str, key: str, text: str) -> None:
    answered(client.get(f"{path}?{key}={quote(text, safe='')}"))


@given(raw=st.binary(max_size=60), path=st.sampled_from(COMPUTING))
def test_any_bytes_in_a_query_are_answered(client: TestClient, raw: bytes, path: str) -> None:
    answered(client.get(f"{path}?{quote_from_bytes(raw, safe='=&,()')}"))


@given(body=st.dictionaries(st.sampled_from([*TrajectoriesRequest.model_fields]), JSON, max_size=4) | JSON)
@example(body={"": None})
def test_any_json_is_answered_as_a_scene(client: TestClient, body: Any) -> None:
    answered(client.post(TRAJECTORIES, content=json.dumps(body)))


@given(body=st.dictionaries(st.sampled_from([*SurfaceRequest.model_fields]), JSON, max_size=4))
def test_any_json_is_answered_as_a_surface(client: TestClient, body: Any) -> None:
    answered(client.post(SURFACE, content=json.dumps({"resolution": [5, 5], **body})))


@given(body=st.binary(max_size=200), path=st.sampled_from(COMPUTING))
def test_any_bytes_in_a_body_are_answered(client: TestClient, body: bytes, path: str) -> None:
    answered(client.post(path, content=body))
