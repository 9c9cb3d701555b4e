"""Whether a scene can be understood is an answer of its own, and the same as the one that another route would give."""

import pytest
from starlette.testclient import TestClient

from app.main import app

CLIENT = TestClient(app)


@pytest.mark.parametrize("query", ["", "optimizer=sgd(lr=0.2)&steps=5", "landscape=x**2%2By**2&theme=dark"])
def test_a_good_scene_is_told_by_its_query(query: str) -> None:
    told = CLIENT.get(f"/api/v1/check?{query}")
    paths = CLIENT.get(f"/api/v1/trajectories?{query}").json()
    assert told.status_code == 200
    assert told.json() == {"valid": True, "query": paths["query"], "problem": None}


@pytest.mark.parametrize("query", ["optimizer=adm", "landscape=x**2%2Bqq", "steps=0", "start=1", "nothing=1"])
def test_a_wrong_scene_is_no_error_here(query: str) -> None:
    told = CLIENT.get(f"/api/v1/check?{query}")
    refused = CLIENT.get(f"/api/v1/trajectories?{query}")
    assert (told.status_code, refused.status_code) == (200, 422)
    assert told.json() == {"valid": False, "query": None, "problem": refused.json()}


def test_a_body_is_checked_as_well() -> None:
    assert CLIENT.post("/api/v1/check", json={"steps": 3}).json()["valid"]
    told = CLIENT.post("/api/v1/check", json={"steps": "many"}, headers={"Accept-Language": "ko"})
    assert told.status_code == 200
    assert told.json()["problem"]["errors"][0]["field"] == "steps"
    assert told.headers["content-language"] == "ko"
