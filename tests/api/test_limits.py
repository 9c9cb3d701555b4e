"""Limits: at the bound accepted, one above refused with a clear sentence."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.schedules import SCHEDULES
from app.settings import SETTINGS
from tests.api.wire import COMPUTING, SURFACE, TRAJECTORIES, read, refused, told

QUICK = {"landscape": "sphere", "optimizers": ["sgd(lr=0.1)"], "stop": {"loss": 1e300}, "encoding": "base64"}
"""A scene whose runs end where they start, so that a limit is met without its cost."""
PER_STEP = 25 * (2 * 3 + 1)
"""Numbers to include for 25 runs: both axes of SGD's two gradients and effective step, and the distance."""


def _starts(count: int) -> list[list[float]]:
    return [[float(i), 1.0] for i in range(count)]


def _padded(size: int) -> bytes:
    """The body of an empty scene with so many bytes."""
    return b"{" + b" " * (size - 2) + b"}"


def _chunks(body: bytes) -> Iterator[bytes]:
    """The body in pieces, so that nothing announces its length."""
    for place in range(0, len(body), 65_536):
        yield body[place : place + 65_536]


@pytest.mark.parametrize(
    ("at", "above", "field", "says"),
    [
        pytest.param(
            {"steps": SETTINGS.max_steps},
            {"steps": SETTINGS.max_steps + 1},
            "steps",
            f"steps must be at most {SETTINGS.max_steps}, not {SETTINGS.max_steps + 1}",
            id="steps",
        ),
        pytest.param(
            {"start": _starts(SETTINGS.max_runs), "steps": 1},
            {"start": _starts(SETTINGS.max_runs // 2 + 1), "optimizers": ["sgd", "adam"], "steps": 1},
            "optimizers",
            f"optimizers × starts must be at most {SETTINGS.max_runs}, not {SETTINGS.max_runs + 2}",
            id="runs",
        ),
        pytest.param(
            {"start": _starts(SETTINGS.max_runs), "steps": 1},
            {"start": _starts(SETTINGS.max_runs + 1), "steps": 1},
            "start",
            f"start must have at most {SETTINGS.max_runs} entries, not {SETTINGS.max_runs + 1}",
            id="starts",
        ),
        pytest.param(
            {"start": _starts(2), "steps": SETTINGS.max_points // 2},
            {"start": _starts(3), "steps": SETTINGS.max_points // 3 + 1},
            "steps",
            f"steps × optimizers × starts must be at most {SETTINGS.max_points}, "
            f"not {3 * (SETTINGS.max_points // 3 + 1)}",
            id="points",
        ),
        pytest.param(
            {"start": _starts(25), "steps": SETTINGS.max_numbers // PER_STEP - 1, "include": ["state", "distance"]},
            {"start": _starts(25), "steps": SETTINGS.max_numbers // PER_STEP, "include": ["state", "distance"]},
            "include",
            f"numbers to include must be at most {SETTINGS.max_numbers}, "
            f"not {PER_STEP * (SETTINGS.max_numbers // PER_STEP + 1)}",
            id="included",
        ),
        pytest.param({"seed": 2**63 - 1}, {"seed": 2**63}, "seed", f"seed must be below {2**63}", id="seed"),
        pytest.param(
            {"optimizers": [{"id": "sgd", "label": "é" * 80}]},
            {"optimizers": [{"id": "sgd", "label": "é" * 81}]},
            "optimizers[0].label",
            "optimizers[0].label must be at most 80 characters long",
            id="label",
        ),
        pytest.param(
            {"optimizers": [{"id": "sgd", "label": "경사 하강"}]},
            {"optimizers": [{"id": "sgd", "label": "a\0b"}]},
            "optimizers[0].label",
            "optimizers[0].label must be free of control characters",
            id="label on one line",
        ),
    ],
)
def test_a_scene_may_cost_so_much_and_no_more(
    client: TestClient, at: dict[str, Any], above: dict[str, Any], field: str, says: str
) -> None:
    told(client.post(TRAJECTORIES, json={**QUICK, **at}))
    (error,) = refused(client.post(TRAJECTORIES, json={**QUICK, **above}))["errors"]
    assert error["field"] == field
    assert error["message"].startswith(says)


@pytest.mark.parametrize(
    ("at", "above", "field", "says"),
    [
        pytest.param(
            {"resolution": [2, SETTINGS.max_cells // 2]},
            {"resolution": [3, SETTINGS.max_cells // 3 + 1]},
            "resolution",
            f"points of the grid must be at most {SETTINGS.max_cells}, not {3 * (SETTINGS.max_cells // 3 + 1)}",
            id="cells",
        ),
        pytest.param(
            {"resolution": [2, 2]},
            {"resolution": [1, 2]},
            "resolution[0]",
            "resolution[0] must be at least 2",
            id="few",
        ),
        pytest.param({"levels": 200}, {"levels": 201}, "levels", "levels must be at most 200, not 201", id="levels"),
        pytest.param({"levels": 2}, {"levels": 1}, "levels", "levels must be at least 2, not 1", id="few levels"),
        pytest.param(
            {"domain": [[0, 1], [0, 1]]},
            {"domain": [[0, 1], [1, 1]]},
            "domain",
            "domain: each range must run",
            id="domain",
        ),
    ],
)
def test_a_surface_may_be_so_fine_and_no_finer(
    client: TestClient, at: dict[str, Any], above: dict[str, Any], field: str, says: str
) -> None:
    told(client.post(SURFACE, json={"landscape": "sphere", "encoding": "base64", **at}))
    (error,) = refused(client.post(SURFACE, json={"landscape": "sphere", **above}))["errors"]
    assert error["field"] == field
    assert error["message"].startswith(says)


@pytest.mark.parametrize("path", COMPUTING)
@pytest.mark.parametrize("announced", [True, False], ids=["with Content-Length", "in chunks"])
def test_a_body_may_have_so_many_bytes_and_no_more(client: TestClient, path: str, announced: bool) -> None:
    def send(size: int) -> Any:
        body = _padded(size)
        return client.post(path, content=body if announced else _chunks(body))

    told(send(SETTINGS.max_body))
    for size in (SETTINGS.max_body + 1, 20 * SETTINGS.max_body):
        (error,) = refused(send(size), 413)["errors"]
        assert error["field"] == "body"
        assert error["message"] == f"a body may have at most {SETTINGS.max_body} bytes"


@pytest.mark.parametrize("path", COMPUTING)
def test_a_query_may_have_so_many_characters_and_no_more(client: TestClient, path: str) -> None:
    told(client.get(f"{path}?{'&' * SETTINGS.max_query}"))
    (error,) = refused(client.get(f"{path}?{'&' * (SETTINGS.max_query + 1)}"))["errors"]
    assert error["message"] == f"a query may have at most {SETTINGS.max_query} characters, not {SETTINGS.max_query + 1}"


def test_a_formula_may_have_so_many_characters_and_no_more(client: TestClient) -> None:
    (error,) = refused(client.post(SURFACE, json={"landscape": "x" + "+1" * 50_000}))["errors"]
    found = [int(word) for word in error["message"].replace(",", "").split() if word.isdecimal()]
    longest = next(number for number in found if number < 100_001)
    told(client.post(SURFACE, json={"landscape": "x".ljust(longest)}))
    (error,) = refused(client.post(SURFACE, json={"landscape": "x".ljust(longest + 1) + "y"}))["errors"]
    assert str(longest) in error["message"]


def test_a_formula_may_have_eight_parameters_and_no_more(client: TestClient) -> None:
    for count, status in ((8, 200), (9, 422)):
        parameters = {f"a{i}": 1.0 for i in range(count)}
        answer = client.post(SURFACE, json={"landscape": {"expression": "x+y", "parameters": parameters}})
        assert answer.status_code == status
        read(answer)


def test_an_answer_at_the_limit_of_points_is_complete(client: TestClient) -> None:
    body = {"landscape": "sphere", "start": [4, 1], "optimizers": ["sgd(lr=0)"], "steps": SETTINGS.max_steps}
    (run,) = told(client.post(TRAJECTORIES, content=json.dumps(body)))["trajectories"]
    assert len(run["x"]) == SETTINGS.max_steps + 1


COUNTS = [
    (rule.id, name) for rule in SCHEDULES.values() for name, parameter in rule.parameters().items() if parameter.whole
]


@pytest.mark.parametrize(("schedule", "name"), COUNTS)
def test_a_count_goes_as_far_as_float64_can_count(client: TestClient, schedule: str, name: str) -> None:
    def ask(count: int) -> Any:
        driven = {"id": "sgd", "schedule": {"id": schedule, name: count}}
        return client.post("/api/v1/trajectories", json={"optimizers": [driven], "steps": 3})

    assert ask(2**53).status_code == 200
    for count in (2**53 + 1, 10**30, 10**400):
        assert ask(count).status_code == 422
