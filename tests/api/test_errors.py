"""Errors: one shape for all, naming the field, the rule and the value."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.errors import MOST_TOLD
from app.landscapes import LANDSCAPES
from app.main import app
from app.optimizers import OPTIMIZERS
from app.query import QueryError, read_query
from app.scene import Scene
from app.schedules import SCHEDULES
from tests.api.wire import COMPUTING, SURFACE, TRAJECTORIES, refused

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")


def _taken() -> dict[str, set[str]]:
    """The methods that each path takes: HEAD wherever GET."""
    taken: dict[str, set[str]] = {}
    for route in app.routes:
        path = re.sub(r"\{.*?\}", "anything", str(getattr(route, "path", None)))
        taken.setdefault(path, set()).update(getattr(route, "methods", None) or ())
    return {path: methods | ({"HEAD"} if "GET" in methods else set()) for path, methods in taken.items()}


TAKEN = _taken()
CATALOGUES: dict[str, Mapping[str, Any]] = {"optimizer": OPTIMIZERS, "landscape": LANDSCAPES, "schedule": SCHEDULES}


def test_every_route_is_among_those_tested() -> None:
    assert {"/", "/docs", "/healthz", "/openapi.json", *COMPUTING, "/api/v1/optimizers/anything"} < set(TAKEN)


@pytest.mark.parametrize("path", TAKEN)
def test_a_method_that_a_path_does_not_take_is_405_with_those_it_takes(client: TestClient, path: str) -> None:
    for method in sorted(set(METHODS) - TAKEN[path]):
        answer = client.request(method, path)
        assert refused(answer, 405)["detail"] == f"{path} does not take {method}."
        assert set(answer.headers["allow"].split(", ")) == TAKEN[path]


@pytest.mark.parametrize("path", TAKEN)
def test_what_lies_beyond_a_path_is_404(client: TestClient, path: str) -> None:
    if not path.startswith("/static"):
        beyond = f"{path.rstrip('/')}/no/such/place"
        assert refused(client.get(beyond), 404)["detail"] == f"There is nothing at {beyond}."


@pytest.mark.parametrize("kind", CATALOGUES)
def test_an_unknown_name_is_404_and_lists_the_near_misses(client: TestClient, kind: str) -> None:
    for name in CATALOGUES[kind]:
        if len(name) > 3:
            detail = refused(client.get(f"/api/v1/{kind}s/{name[:-2] + name[-1]}"), 404)["detail"]
            assert re.search(rf"did you mean .*\b{name}\b", detail), detail
    far = refused(client.get(f"/api/v1/{kind}s/zzzzzzzz"), 404)["detail"]
    assert all(name in far for name in CATALOGUES[kind])


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("optimizer=adm", "adam"),
        ("optimizer=ADAM", "adam"),
        ("optimizer=momentun(lr=1)", "momentum"),
        ("landscape=rosenbrok", "rosenbrock"),
        ("landscape=Himmelblau", "himmelblau"),
        ("optimizer=sgd(schedule=cosin)", "cosine"),
        ("optimizer=adam(beta_1=0.9)", "beta1"),
        ("landscape=rosenbrock(bb=1)", "b"),
        ("optimzer=adam", "optimizer"),
        ("step=3", "steps"),
        ("stop=gradnorm=1", "grad_norm"),
    ],
)
def test_a_near_miss_is_told_what_was_probably_meant(client: TestClient, query: str, near: str) -> None:
    problem = refused(client.get(f"{TRAJECTORIES}?{query}"))
    assert re.search(rf"(did you mean|there are) .*\b{near}\b", problem["detail"]), problem["detail"]


def test_a_wrong_key_of_a_picture_is_told_the_keys_of_pictures(client: TestClient) -> None:
    told = refused(client.get("/figure.gif?foo=1"))["detail"]
    assert "(the keys are landscape, " in told
    assert told.endswith(", frames, plotly, target).")


def test_all_that_is_wrong_with_a_query_is_told_once(client: TestClient) -> None:
    query = "stpes=3&foo=1&start=a&steps=1&steps=2&steps=3&bar=1&foo=2"
    problem = refused(client.get(f"{TRAJECTORIES}?{query}"))
    told = [(error["field"], error["rule"]) for error in problem["errors"]]
    assert told == [
        ("stpes", "unknown"),
        ("foo", "unknown"),
        ("start", "spelling"),
        ("steps", "repeated"),
        ("bar", "unknown"),
    ]
    first, second, _, _, last = (error["message"] for error in problem["errors"])
    assert first == "'stpes': there is no such key (did you mean steps?)"
    assert second.startswith("'foo': there is no such key (the keys are landscape, ")
    assert last == "'bar': there is no such key"
    assert problem["detail"].startswith(f"{first}; {second}; start: numbers")
    assert problem["detail"].endswith("; and 2 more.")
    with pytest.raises(QueryError) as error:
        read_query(query, Scene)
    assert f"{error.value}." == problem["detail"].replace(", include, omit, encoding", "")


def test_a_query_of_nothing_but_wrong_keys_is_answered_in_short(client: TestClient) -> None:
    problem = refused(client.get(TRAJECTORIES + "?" + "&".join(f"stpes{key}" for key in range(1000))))
    assert len(problem["errors"]) == MOST_TOLD
    assert problem["detail"].endswith("; and 997 more.")


def test_a_field_that_is_not_known_is_refused_anywhere_in_a_body(client: TestClient) -> None:
    for body, field in (
        ({"stpes": 3}, "stpes"),
        ({"": 3}, "''"),
        ({"stop": {"": 1}}, "stop.''"),
        ({"stop": {"los": 1}}, "stop.los"),
        ({"landscape": {"id": "ravine", "domain": []}}, "landscape.domain"),
        ({"landscape": {"id": "rosenbrock", "parameters": {"c": 1}}}, "landscape.parameters.c"),
        ({"landscape": {"expression": "x", "id_": 1}}, "landscape.id_"),
        ({"optimizers": [{"id": "adam", "betas": [0.9, 0.99]}]}, "optimizers[0].betas"),
        (
            {"optimizers": ["sgd", {"id": "sgd", "schedule": {"id": "cosine", "tmax": 3}}]},
            "optimizers[1].schedule.tmax",
        ),
    ):
        (error,) = refused(client.post(TRAJECTORIES, json=body))["errors"]
        assert (error["field"], error["rule"]) == (field, "extra_forbidden")


def _outside() -> list[Any]:
    """For every hyperparameter: a value that its bounds exclude."""
    cases = []
    for optimizer in OPTIMIZERS.values():
        for name, known in optimizer.parameters().items():
            for bound, opened, step in (
                (known.minimum, known.open_minimum, -1.0),
                (known.maximum, known.open_maximum, 1.0),
            ):
                if bound is not None and known.kind is not bool:
                    value = bound if opened else bound + step
                    cases.append(pytest.param(optimizer.id, name, value, id=f"{optimizer.id}-{name}-{value}"))
    return cases


@pytest.mark.parametrize(("optimizer", "name", "value"), _outside())
def test_a_hyperparameter_out_of_bounds_is_refused_by_field_rule_and_value(
    client: TestClient, optimizer: str, name: str, value: float
) -> None:
    (error,) = refused(client.get(f"{TRAJECTORIES}?optimizer=sgd&optimizer={optimizer}({name}={value!r})"))["errors"]
    assert error["field"] == f"optimizers[1].{name}"
    assert re.fullmatch(r"(less|greater)_than(_equal)?", error["rule"])
    assert error["value"] == value
    assert re.fullmatch(
        rf"optimizers\[1\]\.{name} must be (at least|above|at most|below) \S+, not \S+", error["message"]
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"steps": -1}, "steps must be at least 1, not -1"),
        ({"steps": 1.5}, "steps must be a whole number, not 1.5"),
        ({"steps": "3"}, 'steps must be a whole number, not "3"'),
        ({"steps": True}, "steps must be a whole number, not true"),
        ({"steps": None}, "steps must be a whole number, not null"),
        ({"seed": -1}, "seed must be at least 0, not -1"),
        ({"tolerance": "a"}, 'tolerance must be a number, not "a"'),
        ({"start": [1, "2"]}, 'start[0][1] must be a number, not "2"'),
        ({"start": [[1, 2], [3]]}, "start[1][1] is missing"),
        ({"start": []}, "start must have at least 1 entry, not 0"),
        ({"optimizers": []}, "optimizers must have at least 1 entry, not 0"),
        ({"optimizers": "adam"}, 'optimizers must be a list, not "adam"'),
        ({"optimizers": [{"lr": 1}]}, 'optimizers[0] must be an object with an id, or text, not "{\\"lr\\": 1}"'),
        ({"optimizers": [{"id": "sgd", "lr": None}]}, "optimizers[0].lr must be a number, not null"),
        (
            {"optimizers": [{"id": "nadam", "decoupled_weight_decay": 1}]},
            "optimizers[0].decoupled_weight_decay must be true or false, not 1",
        ),
        ({"stop": {"grad_norm": -1}}, "stop.grad_norm must be at least 0, not -1"),
        ({"gradient": {"mode": "numeric"}}, "gradient.mode must be 'analytic', not \"numeric\""),
        ({"encoding": "xml"}, "encoding must be 'json' or 'base64', not \"xml\""),
    ],
)
def test_the_message_is_a_sentence_with_field_rule_and_value(
    client: TestClient, body: dict[str, Any], message: str
) -> None:
    problem = refused(client.post(TRAJECTORIES, json=body))
    assert problem["errors"][0]["message"] == message
    assert message in problem["detail"]


def test_each_thing_that_is_wrong_is_named(client: TestClient) -> None:
    problem = refused(client.post(TRAJECTORIES, json={"steps": 0, "seed": -1, "tolerance": -1, "stp": 1, "start": 3}))
    assert {error["field"] for error in problem["errors"]} == {"steps", "seed", "tolerance", "stp", "start"}
    assert problem["detail"].endswith("; and 2 more.")


@pytest.mark.parametrize(
    ("formula", "column"),
    [
        ("x+*y", 3),
        ("x**2+foo", 6),
        ("x**2 + y**2)", 12),
        ("sin(x", None),
        ("x.__class__", 2),
        ("(x+y", None),
        ("x+é", 3),
    ],
)
def test_a_bad_formula_points_at_the_column(client: TestClient, formula: str, column: int | None) -> None:
    by_get = refused(client.get(f"{TRAJECTORIES}?landscape={formula}"))
    by_post = refused(client.post(SURFACE, json={"landscape": formula}))
    for problem in (by_get, by_post):
        (error,) = problem["errors"]
        assert error["field"] == "landscape.expression"
        assert error["rule"] == ("unknown_name" if "foo" in formula else "formula")
        assert 1 <= error["column"] <= len(formula) + 1
        assert column in {None, error["column"]}


@pytest.mark.parametrize(
    ("query", "field", "column"),
    [
        ("optimizer=sgd(lr=)", "optimizers[0]", 8),
        ("optimizer=sgd(lr=1", "optimizers[0]", 9),
        ("optimizer=sgd(lr=1))", "optimizers[0]", 10),
        ("optimizer=sgd&optimizer=sgd(lr=1,lr=2)", "optimizers[1]", 10),
        ("start=1,b", "start", 3),
        ("stop=loss", "stop", 5),
    ],
)
def test_a_misspelt_value_points_at_the_column(client: TestClient, query: str, field: str, column: int) -> None:
    (error,) = refused(client.get(f"{TRAJECTORIES}?{query}"))["errors"]
    assert (error["field"], error["rule"], error["column"]) == (field, "spelling", column)


@pytest.mark.parametrize(
    "query", ["steps=1&steps=2", "seed=1&seed=1", "landscape=x&landscape=y", "encoding=json&encoding=json"]
)
def test_a_key_that_is_given_twice_is_refused_rather_than_half_ignored(client: TestClient, query: str) -> None:
    (error,) = refused(client.get(f"{TRAJECTORIES}?{query}"))["errors"]
    assert error["rule"] == "repeated"


@pytest.mark.parametrize("path", COMPUTING)
def test_a_query_beside_a_body_is_refused_rather_than_ignored(client: TestClient, path: str) -> None:
    (error,) = refused(client.post(f"{path}?encoding=base64", json={}))["errors"]
    assert (error["field"], error["value"]) == ("query", "encoding=base64")


def test_a_fault_of_the_server_is_told_in_the_same_shape_without_its_traceback(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret of the server")

    monkeypatch.setattr("app.api.routes.trajectories", broken)
    answer = client.get(TRAJECTORIES)
    assert refused(answer, 500)["errors"] == []
    assert "secret" not in answer.text


def test_a_whole_number_of_many_digits_is_told_as_it_is(client: TestClient) -> None:
    problem = refused(client.get(f"{TRAJECTORIES}?seed=123456789012345678901"))
    assert "seed must be below 9223372036854775808, not 123456789012345678901." in problem["detail"]
