"""The wire contract: what the API promises to a program that reads its answers."""

from itertools import product
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from fastapi.testclient import TestClient

from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.api.wire import ARRAYS, COMPUTING, TRAJECTORIES, decoded, told

CATALOGUES: dict[str, Any] = {"landscapes": LANDSCAPES, "optimizers": OPTIMIZERS, "schedules": SCHEDULES}
RUN = {
    "optimizer",
    "label",
    "hyperparameters",
    "schedule",
    "start",
    *ARRAYS,
    "outcome",
    "summary",
}
SUMMARY = {
    "final_loss",
    "final_step",
    "best_loss",
    "best_step",
    "distance_to_minimum",
    "path_length",
    "turning_angle",
    "steps_to_tolerance",
    "evaluations",
}
RICH: dict[str, Any] = {
    "landscape": {"expression": "x**4/a + y^2", "domain": [[-2, 2], [-1, 1.5]], "parameters": {"a": 4}},
    "start": [[1.5, 0.8], [-1.5, 1e-7]],
    "optimizers": [
        "sgd(lr=0.05)",
        {
            "id": "adam",
            "lr": 0.3,
            "beta1": 0.8,
            "schedule": {"id": "cosine", "t_max": 100},
            "label": "Adam, it's (fast)",
        },
    ],
    "steps": 25,
    "stop": {"grad_norm": 1e-9, "loss": None},
    "gradient": {"mode": "analytic"},
    "tolerance": 0.01,
    "seed": 2**63 - 1,
}
"""A scene in which nothing is at its default."""
RICH_QUERY = (
    "landscape=x**4/a+y^2&domain=-2,2,-1,1.5&parameters=a=4&start=1.5,0.8&start=-1.5,1e-7&optimizer=sgd(lr=0.05)"
    "&optimizer=adam(lr=0.3,beta1=0.8,schedule=cosine(t_max=100),label='Adam, it''s (fast)')"
    "&steps=25&stop=grad_norm=1e-9&gradient=analytic&tolerance=0.01&seed=9223372036854775807"
)


def _numbers(answer: dict[str, Any]) -> Any:
    """All but the scene, whose formula a query spells without blanks."""
    return answer["query"], answer["trajectories"]


def test_an_empty_scene_is_the_textbooks_figure_by_get_and_by_post(client: TestClient) -> None:
    by_get, by_post = told(client.get(TRAJECTORIES)), told(client.post(TRAJECTORIES, json={}))
    assert by_get == by_post
    assert by_get["query"] == ""
    assert by_get["scene"]["landscape"]["id"] == "ravine"
    assert by_get["scene"]["start"] == [[-7, 2]]


def test_an_answer_has_exactly_the_promised_fields(client: TestClient) -> None:
    answer = told(client.post(TRAJECTORIES, json=RICH))
    assert set(answer) == {"scene", "query", "trajectories"}
    assert set(answer["scene"]) == set(RICH)
    for run in answer["trajectories"]:
        assert set(run) == RUN
        assert set(run["outcome"]) == {"status", "step", "message"}
        assert set(run["summary"]) == SUMMARY


def test_the_resolved_scene_fills_in_every_default(client: TestClient) -> None:
    scene = told(client.get(f"{TRAJECTORIES}?landscape=rosenbrock&optimizer=sgd(lr=0.001)"))["scene"]
    assert scene["landscape"] == {
        "id": "rosenbrock",
        "parameters": {name: known.default for name, known in LANDSCAPES["rosenbrock"].parameters.items()},
    }
    declared = {name: known.default for name, known in OPTIMIZERS["sgd"].parameters().items()}
    assert scene["optimizers"] == [{"id": "sgd", "label": None, "schedule": None, **declared, "lr": 0.001}]
    assert scene["steps"] == LANDSCAPES["rosenbrock"].steps
    assert scene["stop"] == {"grad_norm": None, "loss": None}
    assert scene["gradient"] == {"mode": "analytic"}
    assert (scene["tolerance"], scene["seed"]) == (1e-3, 0)


def test_a_query_and_a_body_that_say_the_same_get_the_same(client: TestClient) -> None:
    by_post = _numbers(told(client.post(TRAJECTORIES, json=RICH)))
    assert _numbers(told(client.get(f"{TRAJECTORIES}?{RICH_QUERY}"))) == by_post
    assert _numbers(told(client.get(f"{TRAJECTORIES}?{quote(RICH_QUERY, safe='=&')}"))) == by_post


@pytest.mark.parametrize(
    "spelling",
    [
        "himmelblau",
        {"id": "himmelblau"},
        {"id": "himmelblau", "parameters": {}},
    ],
)
def test_a_landscape_may_be_a_name_or_an_object(client: TestClient, spelling: Any) -> None:
    answer = told(client.post(TRAJECTORIES, json={"landscape": spelling}))
    assert answer == told(client.get(f"{TRAJECTORIES}?landscape=himmelblau"))


@pytest.mark.parametrize("spelling", ["x**2/20 + y**2", {"expression": "x**2/20 + y**2"}])
def test_a_formula_may_be_text_or_an_object(client: TestClient, spelling: Any) -> None:
    answer = told(
        client.post(TRAJECTORIES, json={"landscape": spelling, "start": [-7, 2], "optimizers": ["sgd(lr=1)"]})
    )
    assert answer == told(client.get(f"{TRAJECTORIES}?landscape=x**2/20 + y**2&start=-7,2&optimizer=sgd(lr=1)"))


def test_one_start_may_be_given_as_a_point(client: TestClient) -> None:
    one, many = ({"start": start, "steps": 3} for start in ([3, 1], [[3, 1]]))
    assert told(client.post(TRAJECTORIES, json=one)) == told(client.post(TRAJECTORIES, json=many))


def test_a_plus_in_a_query_means_plus_escaped_or_not(client: TestClient) -> None:
    plain, escaped = (told(client.get(f"{TRAJECTORIES}?landscape=x**2{plus}y**2")) for plus in ("+", "%2B"))
    assert plain == escaped
    assert plain["scene"]["landscape"]["expression"] == "x**2+y**2"


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_resolved_scene_and_the_canonical_query_give_the_same_numbers_again(client: TestClient, name: str) -> None:
    first = told(client.get(f"{TRAJECTORIES}?landscape={name}&start=0.5,-0.25&optimizer=adam(lr=0.1)&steps=20&seed=3"))
    assert told(client.post(TRAJECTORIES, json=first["scene"])) == first
    assert told(client.get(f"{TRAJECTORIES}?{first['query']}")) == first


def test_a_rich_scene_round_trips_through_both_spellings(client: TestClient) -> None:
    first = told(client.post(TRAJECTORIES, json=RICH))
    assert told(client.post(TRAJECTORIES, json=first["scene"])) == first
    assert _numbers(told(client.get(f"{TRAJECTORIES}?{first['query']}"))) == _numbers(first)


def test_runs_come_optimizer_by_optimizer_and_start_by_start(client: TestClient) -> None:
    starts, names = [[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0]], ["lion", "sgd", "adam"]
    runs = told(client.post(TRAJECTORIES, json={"start": starts, "optimizers": names, "steps": 2}))["trajectories"]
    assert [(run["optimizer"], run["start"]) for run in runs] == list(product(names, starts))


def test_the_order_holds_where_many_starts_are_stepped_together(client: TestClient) -> None:
    starts, names = [[float(i), -float(i)] for i in range(1, 61)], ["sgd", "adam"]
    runs = told(client.post(TRAJECTORIES, json={"start": starts, "optimizers": names, "steps": 2}))["trajectories"]
    assert [(run["optimizer"], run["start"]) for run in runs] == list(product(names, starts))
    alone = told(client.post(TRAJECTORIES, json={"start": starts[17], "optimizers": names, "steps": 2}))["trajectories"]
    for run, single in zip(runs[17::60], alone, strict=True):
        np.testing.assert_allclose(run["x"], single["x"], rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_n_steps_have_n_plus_one_points_and_n_learning_rates(client: TestClient, name: str) -> None:
    (run,) = told(client.get(f"{TRAJECTORIES}?landscape=sphere&start=4,-3&optimizer={name}&steps=17"))["trajectories"]
    assert [len(run[key]) for key in ARRAYS] == [18, 18, 18, 18, 17]
    assert (run["x"][0], run["y"][0]) == (4, -3)
    assert (run["loss"][0], run["grad_norm"][0]) == (25, 10)
    assert run["outcome"]["status"] == "completed"
    assert run["outcome"]["step"] == run["summary"]["final_step"] == 17
    assert run["summary"]["final_loss"] == run["loss"][-1]
    assert set(run["hyperparameters"]) == set(OPTIMIZERS[name].parameters())


def test_a_schedule_drives_the_learning_rate_that_is_reported(client: TestClient) -> None:
    (run,) = told(client.get(f"{TRAJECTORIES}?optimizer=sgd(lr=0.5,schedule=step(step_size=2,gamma=0.5))&steps=5"))[
        "trajectories"
    ]
    assert run["learning_rate"] == [0.5, 0.5, 0.25, 0.25, 0.125]
    assert run["schedule"] == {"id": "step", "step_size": 2, "gamma": 0.5}


def test_a_stopping_rule_ends_a_run_early_and_says_so(client: TestClient) -> None:
    (run,) = told(
        client.get(f"{TRAJECTORIES}?landscape=sphere&start=1,0&optimizer=sgd(lr=0.25)&steps=90&stop=loss=0.1")
    )["trajectories"]
    assert run["outcome"]["status"] == "converged"
    assert run["x"] == [1, 0.5, 0.25]
    assert run["outcome"]["step"] == len(run["x"]) - 1 == len(run["learning_rate"])


@pytest.mark.parametrize("name", LANDSCAPES)
def test_base64_holds_the_very_bits_that_json_spells(client: TestClient, name: str) -> None:
    scene = {"landscape": name, "start": [1 / 3, -2 / 7], "optimizers": ["adam(lr=0.1)"], "steps": 50}
    (plain,), (packed,) = (
        told(client.post(TRAJECTORIES, json={**scene, "encoding": encoding}))["trajectories"]
        for encoding in ("json", "base64")
    )
    for key in ARRAYS:
        assert decoded(plain[key]).tobytes() == decoded(packed[key]).tobytes(), key


@pytest.mark.parametrize(
    "value", [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -2.2250738585072014e-308, 1e22, 123456789.123456789]
)
def test_numbers_keep_all_their_digits(client: TestClient, value: float) -> None:
    answer = told(client.get(f"{TRAJECTORIES}?landscape=x-x&start={value!r},1&steps=1&optimizer=sgd"))
    assert answer["scene"]["start"] == [[value, 1]]
    assert answer["trajectories"][0]["x"][0] == value
    assert told(client.get(f"{TRAJECTORIES}?{answer['query']}")) == answer


@pytest.mark.parametrize("plural", CATALOGUES)
def test_a_catalogue_is_listed_whole_and_each_entry_has_a_page_of_its_own(client: TestClient, plural: str) -> None:
    listed = told(client.get(f"/api/v1/{plural}"))
    assert list(listed) == [plural]
    assert [entry["id"] for entry in listed[plural]] == list(CATALOGUES[plural])
    for entry in listed[plural]:
        assert told(client.get(f"/api/v1/{plural}/{entry['id']}")) == entry


@pytest.mark.parametrize(("plural", "key"), [("optimizers", "hyperparameters"), ("schedules", "parameters")])
def test_a_rule_is_told_with_all_that_it_declares(client: TestClient, plural: str, key: str) -> None:
    for entry in told(client.get(f"/api/v1/{plural}"))[plural]:
        declared = CATALOGUES[plural][entry["id"]]
        for name in ("label", "sentence", "form"):
            assert entry[name] == getattr(declared, name)
        assert [line["latex"] for line in entry["formula"]] == list(declared.formula)
        assert all(line["mathml"].startswith("<math") for line in entry["formula"])
        assert entry["reference"]["year"] == declared.reference.year
        for told_of, (name, known) in zip(entry[key], declared.parameters().items(), strict=True):
            assert (told_of["name"], told_of["default"]) == (name, known.default)
            assert (told_of["minimum"], told_of["maximum"]) == (known.minimum, known.maximum)
            assert told_of["slider"] == (None if known.slider is None else list(known.slider))


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_landscape_is_told_with_all_that_it_declares(client: TestClient, name: str) -> None:
    entry, declared = told(client.get(f"/api/v1/landscapes/{name}")), LANDSCAPES[name]
    assert entry["expression"] == declared.expression
    assert entry["domain"] == [list(edges) for edges in declared.domain]
    assert len(entry["minima"]) >= len(declared.minima)
    assert [start["caption"] for start in entry["starts"]] == [start.caption for start in declared.starts]
    assert entry["optimizers"] == list(declared.optimizers)
    assert (entry["steps"], entry["levels"]) == (declared.steps, declared.levels)


@pytest.mark.parametrize("path", COMPUTING)
def test_the_same_question_gets_the_same_bytes(client: TestClient, path: str) -> None:
    assert client.get(path).content == client.get(path).content == client.post(path, json={}).content
