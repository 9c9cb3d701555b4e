"""Adding an optimizer, a landscape or a schedule touches exactly one file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

DECLARATIONS = {
    "optimizers": '''
"""Half of plain descent."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Optimizer, learning_rate


@dataclass(frozen=True, slots=True)
class Newcomer(Optimizer):
    label = "The newcomer"
    family = "plain"
    year = 2031
    sentence = "Goes a share of the way."
    formula = (r"\\theta_t = \\theta_{t-1} - \\kappa\\,\\eta\\,g_t",)
    factors = ("share", "lr")
    reference = Reference(authors="N. Body", year=2031, title="On Shares")
    form = "As told."

    lr: float = learning_rate(0.1)
    share: float = parameter(0.5, r"\\kappa", "the share of the way", maximum=0.75, slider=(0.1, 0.75))

    def step(self, ops, t, lr, x, g, state):
        return x - self.share * lr * g, ()
''',
    "schedules": '''
"""One rate, then another."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Newcomer(Schedule):
    label = "The newcomer"
    sentence = "Goes by halves."
    formula = (r"\\eta_t = \\kappa\\,\\eta",)
    reference = Reference(authors="N. Body", year=2031, title="On Halves")
    form = "As told."

    share: float = parameter(0.5, r"\\kappa", "the share of the rate", maximum=0.75, slider=(0.1, 0.75))

    def rates(self, lr, steps):
        return [self.share * lr] * steps
''',
    "landscapes": '''
"""A round bowl, shared."""

from app.declaration import Parameter
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="The newcomer",
    family="bowl",
    sentence="Half a bowl.",
    expression="share*(x**2 + y**2)",
    parameters={
        "share": Parameter(default=0.5, symbol=r"\\kappa", description="the share", minimum=0.25, maximum=0.75)
    },
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(Start(-4, 1.5, "From afar"),),
)
''',
}
QUERIES = {
    "optimizers": "landscape=sphere&start=1,0&optimizer=newcomer(lr=1,share=0.25)&steps=1",
    "schedules": "landscape=sphere&start=1,0&optimizer=sgd(lr=1,schedule=newcomer(share=0.25))&steps=1",
    "landscapes": "landscape=newcomer(share=0.25)&start=1,0&optimizer=sgd(lr=1)&steps=1",
}
"""Each takes one step from (1, 0) to (1/2, 0)."""

SCRIPT = """
import json, sys
from fastapi.testclient import TestClient
from app.main import app

client = TestClient(app)
print(json.dumps({kind: {
    "catalogue": client.get(f"/api/v1/{kind}").json()[kind],
    "one": client.get(f"/api/v1/{kind}/newcomer").json(),
    "openapi": client.get("/openapi.json").json(),
    "answer": client.get(f"/api/v1/trajectories?{query}&include=state").json(),
    "above": client.get("/api/v1/trajectories?" + query.replace("0.25", "0.8")).json(),
    "docs": client.get("/docs").text,
} for kind, query in json.loads(sys.argv[1]).items()}))
"""


def _copy(where: Path) -> None:
    """A checkout of one's own. Compiled files come along, so that nothing is compiled twice."""
    shutil.copytree(ROOT / "app", where / "app")
    for name in ("static", "templates"):
        shutil.copytree(ROOT / name, where / name)


@pytest.fixture(scope="module")
def newcomers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the server says of each kind, to which one file was added."""
    checkout = tmp_path_factory.mktemp("checkout")
    _copy(checkout)
    for kind, declaration in DECLARATIONS.items():
        (checkout / "app" / kind / "newcomer.py").write_text(declaration.lstrip())
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, json.dumps(QUERIES)],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return told


@pytest.fixture(params=DECLARATIONS)
def newcomer(request: pytest.FixtureRequest, newcomers: dict[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """A kind, and what the server says of it."""
    return request.param, newcomers[request.param]


def test_it_is_in_the_catalogue(newcomer: tuple[str, dict[str, Any]]) -> None:
    _, told = newcomer
    (entry,) = (entry for entry in told["catalogue"] if entry["id"] == "newcomer")
    assert entry == told["one"]
    assert entry["label"] == "The newcomer"
    parameters = entry.get("parameters") or entry["hyperparameters"]
    assert parameters[-1]["name"] == "share"
    assert parameters[-1]["maximum"] == 0.75


def test_it_is_in_the_openapi_document_with_its_bounds(newcomer: tuple[str, dict[str, Any]]) -> None:
    kind, told = newcomer
    name = "NewcomerParameters" if kind == "landscapes" else f"Newcomer{kind.removesuffix('s').capitalize()}"
    share = told["openapi"]["components"]["schemas"][name]["properties"]["share"]
    assert (share["default"], share["maximum"]) == (0.5, 0.75)
    (parameter,) = told["openapi"]["paths"][f"/api/v1/{kind}/{{name}}"]["get"]["parameters"]
    assert "newcomer" in parameter["schema"]["enum"]


def test_a_scene_can_name_it_and_its_rule_is_followed(newcomer: tuple[str, dict[str, Any]]) -> None:
    _, told = newcomer
    (run,) = told["answer"]["trajectories"]
    assert run["x"] == [1, 0.5]
    assert run["effective_step"]["x"][1] * run["state"]["gradient"]["x"][1] == 0.5
    assert "newcomer" in told["answer"]["query"]


def test_its_bounds_hold(newcomer: tuple[str, dict[str, Any]]) -> None:
    _, told = newcomer
    (error,) = told["above"]["errors"]
    assert error["field"].endswith(".share")
    assert error["message"].endswith("must be at most 0.75, not 0.8")


def test_the_page_that_explains_the_api_tells_of_it(newcomer: tuple[str, dict[str, Any]]) -> None:
    _, told = newcomer
    assert "<code>newcomer</code>" in told["docs"]
    assert "The newcomer" in told["docs"]
