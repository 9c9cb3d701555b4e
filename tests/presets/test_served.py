"""The presets as the API tells them."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.i18n.sources import template
from app.main import app
from app.presets import PRESETS
from app.presets.base import Preset
from app.view import KEYS as VIEW


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def told(preset: Preset) -> dict[str, Any]:
    names = ("id", "label", "group", "sentence", "query")
    return {name: getattr(preset, name) for name in names}


def test_all_come_in_their_order(client: TestClient) -> None:
    assert client.get("/api/v1/presets").json() == {"presets": [told(preset) for preset in PRESETS.values()]}


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_one_is_told_and_its_link_gives_its_numbers(client: TestClient, preset: Preset) -> None:
    one = client.get(f"/api/v1/presets/{preset.id}").json()
    assert one == told(preset)
    answer = client.get(f"/api/v1/trajectories?{one['query']}")
    assert answer.status_code == 200
    assert answer.json()["query"] == preset.scene


def test_an_unknown_one_is_a_problem_that_names_the_near_misses(client: TestClient) -> None:
    answer = client.get("/api/v1/presets/zigzac")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "zigzag" in answer.json()["detail"]


def test_they_are_in_the_openapi_document(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert "/api/v1/presets" in paths
    (parameter,) = paths["/api/v1/presets/{name}"]["get"]["parameters"]
    assert set(parameter["schema"]["enum"]) == set(PRESETS)


def test_every_word_can_be_translated() -> None:
    known = {message.id for message in template()}
    for preset in PRESETS.values():
        assert {preset.label, preset.group, preset.sentence} <= known


def test_the_link_of_a_preset_may_be_named_in_the_view() -> None:
    assert "preset" in VIEW
