"""The scripts, run: in NumPy always, in torch and optax where they are installed. Each takes the engine's paths."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, get_args
from urllib.parse import quote

import numpy as np
import pytest
from starlette.testclient import TestClient

from app.figures.code import TARGETS, script
from app.figures.picture import Picture, compose, understand
from app.landscapes import LANDSCAPES
from app.main import app
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.query import QueryError
from app.schedules import SCHEDULES
from app.spelling import write_call
from app.view import FigureView
from tests.golden.draws import schedule_settings, settings

HERE = [target for target in TARGETS if find_spec(target) is not None]
HIMMELBLAU = "landscape=himmelblau&start=-1.731,0.829&steps=40"

each_target = pytest.mark.parametrize("target", HERE)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def picture(query: str) -> Picture:
    return compose(*understand(query))


def paths(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        exec(text.replace("print(", "str("), names)
    found: dict[str, Any] = names["paths"]
    return found


def assert_same(shown: Picture, target: str, rtol: float = 1e-9) -> None:
    found = paths(script(shown, target))
    assert len(found) == len(shown.runs)
    for points, run in zip(found.values(), shown.runs, strict=True):
        path = run.trajectory.path
        expected = np.stack((path.x, path.y), axis=1)
        assert points.shape == expected.shape, run.name
        np.testing.assert_allclose(points, expected, rtol=rtol, atol=1e-12, err_msg=run.name)


def test_the_view_knows_every_target() -> None:
    assert set(get_args(FigureView.model_fields["target"].annotation)) == {"any", *TARGETS}


def test_without_a_wish_it_is_the_first_library_that_can() -> None:
    for query, target in (("optimizer=adam(lr=0.1)", "torch"), ("optimizer=adam(lr=0.1)&optimizer=lion", "numpy")):
        shown = picture(query)
        assert script(shown, "any") == script(shown, target)
    for preset in PRESETS.values():
        assert script(picture(preset.query), "any")


def drawn(id_: str, random: Random) -> str:
    """The optimizer with random settings, gentle enough that rounding does not part two libraries."""
    drawn = settings(random, OPTIMIZERS[id_].parameters())
    return write_call({"id": id_, **drawn, "lr": drawn["lr"] ** 1.5 / 10})


@each_target
@pytest.mark.parametrize("id_", OPTIMIZERS)
def test_every_optimizer_takes_the_engines_steps(id_: str, target: str) -> None:
    """With its defaults, and with settings of its own, as far as the library has them."""
    random, taken = Random(id_), 0
    for call in [id_, *(drawn(id_, random) for _ in range(4))]:
        shown = picture(f"{HIMMELBLAU}&optimizer={call}")
        with suppress(QueryError):
            assert_same(shown, target)
            taken += 1
    assert taken or getattr(OPTIMIZERS[id_], target) is None


@each_target
@pytest.mark.parametrize("id_", LANDSCAPES)
def test_every_landscape_is_the_same(id_: str, target: str) -> None:
    x, y = LANDSCAPES[id_].starts[0].at(LANDSCAPES[id_].defaults)
    assert_same(
        picture(f"landscape={id_}&start={x},{y}&optimizer=sgd(lr=0.001)&optimizer=adamw(lr=0.01)&steps=15"), target
    )


@each_target
@pytest.mark.parametrize("id_", SCHEDULES)
def test_every_schedule_drives_the_rate(id_: str, target: str) -> None:
    call = write_call({"id": id_, **schedule_settings(Random(id_), id_)})
    assert_same(
        picture(f"{HIMMELBLAU}&optimizer=adam(lr=0.1,schedule={id_})&optimizer=sgd(lr=1e-4,schedule={call})"), target
    )


@each_target
@pytest.mark.parametrize(
    "text",
    [
        "x^2/20 + y²",
        "abs(x) + max(x, 2*y, 0)/3 - min(y, -1)",
        "sigmoid(x) + relu(-y) + sign(x)*y/9",
        "log(2 + x**2) + sqrt(2)*atan(y) + log10(3 + e*y**2) + tanh(x*y)/2",
        "exp(-x**2)*10**30/10**30 + cosh(y/4) + asin(x/90) + 2**(x/9)",
        "x**2",
        "7",
        "max(1, 2) + sin(1)",
    ],
)
def test_a_formula_is_the_same(text: str, target: str) -> None:
    optimizers = "optimizer=momentum(lr=0.05,weight_decay=0.1)&optimizer=adam(lr=0.1)"
    assert_same(picture(f"landscape={quote(text)}&start=-1.3,0.7&{optimizers}&steps=12"), target)


@each_target
def test_a_parameter_may_be_called_as_anything(target: str) -> None:
    names = "np,np_,torch,jnp,jax,t,t1,f,gradient,lr,paths"
    for name in names.split(","):
        given = quote(f"{name}*x**2 + exp({name}*y**2)")
        assert_same(
            picture(f"landscape={given}&parameters={name}=0.5&start=0.5,-0.2&optimizer=sgd(lr=0.1)&steps=5"), target
        )


@each_target
@pytest.mark.parametrize(
    "query",
    [
        "landscape=rosenbrock&optimizer=sgd(lr=1)&steps=50",
        "landscape=log(x)%2By**2&start=1,1&optimizer=sgd(lr=0.5)&steps=50",
        "landscape=cliff&optimizer=sgd(lr=9)&steps=50",
        "optimizer=sgd(lr=0.3)&steps=90&stop=grad_norm=0.01",
        "optimizer=sgd(lr=0.3)&optimizer=adam(lr=0.3)&steps=90&stop=loss=0.1",
    ],
)
def test_a_run_ends_where_the_engines_does(query: str, target: str) -> None:
    assert_same(picture(query), target, rtol=1e-7)


@each_target
def test_runs_of_one_name_are_kept_apart_and_words_stay_words(target: str) -> None:
    label = quote("\"]='\\\u2028;raise SystemExit # 한")
    same = "start=-7,2&start=-7.000001,2&steps=2&caption=one%0Araise%20SystemExit"
    shown = picture(f"{same}&optimizer=sgd(lr=0.9,label=%27{label.replace('%27', '%27%27')}%27)")
    found = paths(script(shown, target, "http://here/?x=1\nraise SystemExit"))
    assert len(found) == 2


def test_what_a_library_lacks_is_said(client: TestClient) -> None:
    for query, word in [
        ("optimizer=lion&target=torch", "Lion"),
        ("optimizer=amsgrad&target=optax", "AMSGrad"),
        ("optimizer=adam(bias_correction=false)&target=torch", "bias_correction"),
        ("optimizer=nesterov(momentum=0)&target=torch", "momentum"),
    ]:
        answer = client.get(f"/code.py?{query}")
        assert answer.status_code == 422
        (error,) = answer.json()["errors"]
        assert error["field"] == "target"
        assert word in error["message"]
        assert client.get(f"/code.py?{query[: query.index('&')]}&target=numpy").status_code == 200


def test_a_hidden_optimizer_is_left_out_and_the_link_stands_at_the_top(client: TestClient) -> None:
    text = client.get("/code.py?optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&hide=sgd&steps=3").text
    assert "http://testserver/?optimizer=sgd(lr=0.9)" in text.partition("import")[0]
    assert "SGD" not in text
    assert "torch.optim.Adam(" in text
    ast.parse(text)


def test_the_default_is_torch_as_few_lines_as_a_slide_can_hold() -> None:
    shown = picture("optimizer=adam(lr=0.3)&steps=3")
    assert script(shown, "torch").count("\n") < 50


def test_words_of_a_person_choose_no_encoding(tmp_path: Path) -> None:
    label, words = quote("coding:unicode_escape"), quote("a\\x0aprint('PWNED')\\x0a#")
    text = script(picture(f"optimizer=sgd(lr=0.1,label='{label}')&steps=1&caption={words}"), "numpy")
    (tmp_path / "script.py").write_text(text, encoding="utf-8")
    told = subprocess.run([sys.executable, str(tmp_path / "script.py")], capture_output=True, text=True, check=True)
    assert not any(line.startswith("PWNED") for line in told.stdout.splitlines())


def test_a_parameter_may_be_called_step() -> None:
    names: dict[str, Any] = {}
    exec(script(picture("landscape=step*max(x,0)%2By**2&parameters=step=2&domain=-1,1,-1,1&steps=2"), "numpy"), names)
    assert names["paths"]
