"""Whatever sizes, type, panels, axes, starts and words a link asks for, a picture comes of it or a sentence."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.main import app
from app.view import OVERLAYS, PANELS

PATHS = ("figure.png", "figure.svg", "figure.tex", "notebook.ipynb", "figure.json", "figure.html")
AXES = ("loss_axis", "grad_norm_axis", "distance_axis", "learning_rate_axis", "state_axis")
OPTIMIZERS = ("sgd(lr=0.9)", "sgd(lr=60)", "adam(lr=0.3)", "momentum(lr=1e300)")
LANDSCAPES = ("ravine", "rosenbrock", "log(x)+sqrt(y)", "-x**2", "7", "exp(x**2)")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def some(values: tuple[str, ...], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=7)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Few steps, and small pictures: what goes wrong, goes wrong there."""
    landscape = draw(st.sampled_from(LANDSCAPES))
    pairs = [
        ("landscape", landscape),
        # The others have one of their own.
        ("domain", "" if landscape.isidentifier() else "-3,3,-2,4"),
        ("steps", str(draw(st.sampled_from((1, 9, 40))))),
        ("size", f"{draw(st.integers(120, 500))},{draw(st.integers(90, 400))}"),
        ("font", str(draw(st.sampled_from((4, 11, 25, 40, 72))))),
        ("panels", ",".join(draw(some(PANELS))) if draw(st.booleans()) else ",".join(PANELS)),
        ("overlays", ",".join(draw(some(OVERLAYS)))),
        ("details", draw(st.sampled_from(("true", "", "", "")))),
        ("caption", draw(st.sampled_from(("", "", "$x\n\\a^{ 한", "words " * 9, "w" * 500)))),
        ("plotly", "beside"),
    ]
    pairs += [(axis, draw(st.sampled_from(("linear", "log", "symlog")))) for axis in AXES]
    pairs += [("optimizer", one) for one in draw(some(OPTIMIZERS))[:3]]
    pairs += [("start", one) for one in draw(some(("1,2", "-2.5,3", "0,0")))[:3]]
    return "&".join(f"{key}={quote(value, safe='(),=')}" for key, value in pairs if value)


@pytest.mark.parametrize("path", PATHS)
def test_no_query_makes_the_server_stumble(client: TestClient, path: str) -> None:
    @settings(max_examples=15, derandomize=True, deadline=None, database=None)
    @given(queries())
    def answered(query: str) -> None:
        answer = client.get(f"/{path}?{query}")
        assert answer.status_code in (200, 422), (query, answer.text)
        assert answer.status_code == 200 or answer.json()["errors"][0]["message"]

    answered()
