"""``/data.json`` says what the API says, digit for digit."""

import json

from starlette.testclient import TestClient

QUERY = "landscape=rosenbrock&optimizer=sgd(lr=0.02)&optimizer=adam(lr=0.1)&start=-1,2&start=0,0&steps=50"


def test_it_is_the_answer_of_the_api(client: TestClient) -> None:
    found, served = (client.get(f"/{path}?{QUERY}") for path in ("data.json", "api/v1/trajectories"))
    assert json.loads(found.content) == served.json()


def test_it_has_what_the_panels_need_as_well(client: TestClient) -> None:
    found = client.get(f"/data.json?{QUERY}&panels=distance,state")
    served = client.get(f"/api/v1/trajectories?{QUERY}&include=distance,state")
    assert json.loads(found.content) == served.json()


def test_what_is_hidden_is_left_out(client: TestClient) -> None:
    found = json.loads(client.get(f"/data.json?{QUERY}&hide=sgd").content)
    assert [one["optimizer"] for one in found["trajectories"]] == ["adam", "adam"]
