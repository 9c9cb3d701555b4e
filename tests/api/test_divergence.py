"""Divergence is a result: HTTP 200, an outcome with a sentence, and JSON that any parser reads."""

import numpy as np
import pytest
from fastapi.testclient import TestClient

from app.optimizers import OPTIMIZERS
from tests.api.wire import ARRAYS, TRAJECTORIES, decoded, told


@pytest.mark.parametrize(
    "query",
    [
        "landscape=x**2%2By**2&start=3,4&optimizer=sgd(lr=1.1)&steps=5000",
        "landscape=rosenbrock&optimizer=sgd(lr=1)&steps=100",
        "landscape=log(x)+y**2&start=-1,1",
        "landscape=1/(x*y)&start=0,0",
        "landscape=x**4+y**4&start=1e200,1e200",
        "landscape=-exp(x*x)&start=1,1&optimizer=sgd(lr=1)&steps=1000",
        "landscape=abs(x)+sqrt(y)&start=1,0",
    ],
)
@pytest.mark.parametrize("encoding", ["json", "base64"])
def test_divergence_is_a_result_that_any_json_parser_reads(client: TestClient, query: str, encoding: str) -> None:
    for run in told(client.get(f"{TRAJECTORIES}?{query}&encoding={encoding}"))["trajectories"]:
        outcome, points = run["outcome"], [decoded(run[key]) for key in ARRAYS]
        assert outcome["status"] == "diverged"
        assert outcome["message"]
        assert {len(values) for values in points[:4]} == {len(points[4]) + 1}
        for position in points[:2]:
            assert np.isfinite(position).all()
        for recorded in points[2:4]:
            assert np.isfinite(recorded[:-1]).all(), "only the last may be missing"


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_any_optimizer_thrown_off_a_cliff_is_reported_in_json(client: TestClient, name: str) -> None:
    for landscape in ("-exp(x*x+y*y)", "log(x)+log(y)", "1/(x*y)"):
        for run in told(
            client.get(f"{TRAJECTORIES}?landscape={landscape}&start=1,-1e-3&optimizer={name}(lr=1)&steps=200")
        )["trajectories"]:
            assert run["outcome"]["status"] in {"completed", "converged", "diverged"}


def test_where_f_is_undefined_a_run_has_its_start_and_says_why(client: TestClient) -> None:
    for run in told(client.get(f"{TRAJECTORIES}?landscape=log(x)&start=-1,2"))["trajectories"]:
        assert (run["x"], run["y"], run["loss"], run["learning_rate"]) == ([-1], [2], [None], [])
        assert run["outcome"]["step"] == 0
        assert run["outcome"]["message"].startswith("Could not start")
        assert run["summary"]["best_loss"] is None
