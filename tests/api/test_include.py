"""What comes beside a path where it is asked for: the state of every step, and the distance to the minimum."""

from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from app.engine.trajectory import MANY
from app.optimizers import OPTIMIZERS
from tests.api.wire import TRAJECTORIES, decoded, refused, told

SCENE = "landscape=himmelblau&start=-1.5,0.7&steps=12"


def run(client: TestClient, query: str) -> dict[str, Any]:
    """The first trajectory of a scene."""
    found: dict[str, Any] = told(client.get(f"{TRAJECTORIES}?{query}"))["trajectories"][0]
    return found


def test_without_asking_nothing_comes(client: TestClient) -> None:
    assert not {"state", "effective_step", "distance"} & run(client, SCENE).keys()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_state_comes_under_the_names_of_the_declaration(client: TestClient, name: str) -> None:
    declared = told(client.get(f"/api/v1/optimizers/{name}"))
    found = run(client, f"{SCENE}&optimizer={name}&include=state")
    assert found["state"].keys() == {*(one["name"] for one in declared["state"]), "gradient"}
    for along in (*found["state"].values(), found["effective_step"]):
        assert along.keys() == {"x", "y"}
        assert len(along["x"]) == len(along["y"]) == len(found["x"])
    for one in declared["state"]:
        assert (found["state"][one["name"]]["x"][0] is None) == one["derived"]
    assert declared["direction"] in found["state"]
    assert declared["divisor"] is None or declared["divisor"]["name"] in found["state"]


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("count", [1, MANY])
def test_what_is_included_changes_nothing_else(client: TestClient, name: str, count: int) -> None:
    starts = "".join(f"&start={index / 8},{1 - index / 9}" for index in range(count))
    asked = f"{TRAJECTORIES}?landscape=himmelblau&optimizer={name}(lr=0.01)&steps=20{starts}"
    plain, rich = told(client.get(asked)), told(client.get(f"{asked}&include=state,distance"))
    assert rich["scene"] == plain["scene"]
    assert rich["query"] == plain["query"]
    for one, other in zip(plain["trajectories"], rich["trajectories"], strict=True):
        assert one == {key: value for key, value in other.items() if key in one}
        assert other.keys() - one.keys() == {"state", "effective_step", "distance"}


def test_an_entry_is_what_its_step_has_made(client: TestClient) -> None:
    """As a student would check it: the paper's lines with this step's numbers in them."""
    found = run(client, f"{SCENE}&optimizer=adam(lr=0.3,beta1=0.8)&include=state")
    state, t = {name: along["x"] for name, along in found["state"].items()}, 5
    assert state["m"][t] == pytest.approx(0.8 * state["m"][t - 1] + (1 - 0.8) * state["gradient"][t], rel=1e-12)
    assert state["m_hat"][t] == pytest.approx(state["m"][t] / (1 - 0.8**t), rel=1e-12)
    assert state["v_hat"][t] == pytest.approx(state["v"][t] / (1 - 0.999**t), rel=1e-12)
    assert found["effective_step"]["x"][t] == pytest.approx(0.3 / (state["v_hat"][t] ** 0.5 + 1e-8), rel=1e-12)
    moved = found["x"][t - 1] - found["effective_step"]["x"][t] * state["m_hat"][t]
    assert found["x"][t] == pytest.approx(moved, rel=1e-12)
    assert np.hypot(found["state"]["gradient"]["x"][t], found["state"]["gradient"]["y"][t]) == pytest.approx(
        found["grad_norm"][t - 1], rel=1e-12
    )


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_base64_holds_the_very_bits(client: TestClient, name: str) -> None:
    asked = f"{SCENE}&optimizer={name}&include=state,distance"
    plain, packed = run(client, asked), run(client, f"{asked}&encoding=base64")
    pairs = [(plain["distance"], packed["distance"])]
    for one, other in (
        *((along, packed["state"][quantity]) for quantity, along in plain["state"].items()),
        (plain["effective_step"], packed["effective_step"]),
    ):
        pairs += [(one[axis], other[axis]) for axis in "xy"]
    for one, other in pairs:
        assert isinstance(other, dict)
        np.testing.assert_array_equal(decoded(one), decoded(other))


def test_the_distance_is_that_of_each_point_to_the_nearest_minimum(client: TestClient) -> None:
    found = run(client, "landscape=x**2%2By**2&start=3,4&optimizer=sgd(lr=0.25)&steps=2&include=distance")
    assert found["distance"] == pytest.approx([5, 2.5, 1.25])
    assert found["distance"][-1] == found["summary"]["distance_to_minimum"]
    minima = told(client.get("/api/v1/landscapes/himmelblau"))["minima"]
    found = run(client, f"{SCENE}&include=distance")
    points = zip(found["x"], found["y"], strict=True)
    nearest = [min(np.hypot(x - at["x"], y - at["y"]) for at in minima) for x, y in points]
    np.testing.assert_allclose(found["distance"], nearest, rtol=1e-9)


def test_where_no_minimum_is_known_there_is_no_distance(client: TestClient) -> None:
    assert run(client, "landscape=x%2By&include=distance")["distance"] is None


def test_a_run_that_leaves_the_finite_numbers_says_null_where_there_is_none(client: TestClient) -> None:
    found = run(client, "landscape=x**4%2By**2&start=3,1&optimizer=adam(lr=1e200)&steps=9&include=state,distance")
    assert found["outcome"]["status"] == "diverged"
    for along in found["state"].values():
        assert len(along["x"]) == len(found["x"]) == len(found["distance"])


def test_by_post_it_is_a_list_in_the_body(client: TestClient) -> None:
    scene = {"landscape": "himmelblau", "start": [-1.5, 0.7], "steps": 12, "include": ["state", "distance"]}
    by_post = told(client.post(TRAJECTORIES, json=scene))
    assert by_post == told(client.get(f"{TRAJECTORIES}?{SCENE}&include=state,distance"))


@pytest.mark.parametrize("wrong", ["stat", "state,dist", "", "state;distance"])
def test_what_cannot_be_included_is_named_with_what_can(client: TestClient, wrong: str) -> None:
    problem = refused(client.get(f"{TRAJECTORIES}?include={wrong}"))
    (error,) = problem["errors"]
    assert error["field"].startswith("include")
    assert "state" in error["message"]
    assert "distance" in error["message"]


USUAL = ["loss", "grad_norm", "learning_rate"]


@pytest.mark.parametrize("names", [["grad_norm"], ["grad_norm", "learning_rate"], USUAL])
def test_what_is_omitted_is_left_out_and_nothing_else_changes(client: TestClient, names: list[str]) -> None:
    asked = f"{TRAJECTORIES}?{SCENE}&optimizer=sgd&optimizer=adam"
    whole, less = told(client.get(asked)), told(client.get(f"{asked}&omit={','.join(names)}"))
    for one in whole["trajectories"]:
        for name in names:
            del one[name]
    assert less == whole
    scene = {"landscape": "himmelblau", "start": [-1.5, 0.7], "steps": 12, "optimizers": ["sgd", "adam"]}
    assert told(client.post(TRAJECTORIES, json={**scene, "omit": names})) == less


@pytest.mark.parametrize("wrong", ["x", "loss,gradnorm", ""])
def test_what_cannot_be_omitted_is_named_with_what_can(client: TestClient, wrong: str) -> None:
    (error,) = refused(client.get(f"{TRAJECTORIES}?omit={wrong}"))["errors"]
    assert error["field"].startswith("omit")
    assert "grad_norm" in error["message"]
