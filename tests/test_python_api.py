"""``from app import Scene, figure, trajectories``: Thalweg in Python and in a notebook."""

import subprocess
import sys
from typing import Any

import plotly.graph_objects as go
import pytest

import app
from app import Scene, figure, trajectories
from app.query import QueryError


def test_a_query_a_link_and_a_scene_give_the_same_figure() -> None:
    query = "optimizer=sgd(lr=0.95)&steps=5"
    scene = Scene(optimizers=["sgd(lr=0.95)"], steps=5)  # type: ignore[call-arg]  # as a person writes it
    figures = [figure(one) for one in (query, f"?{query}", f"https://thalweg.test/embed?{query}", scene)]
    assert all(isinstance(one, go.Figure) for one in figures)
    assert len({one.to_json() for one in figures}) == 1
    assert len(figures[0].frames) == 6


def test_the_view_is_in_the_query_or_beside_it() -> None:
    beside = figure("steps=2", theme="dark", panels=["contour"], size=(640, 360), frames=2)
    within = figure("steps=2&theme=dark&panels=contour&size=640,360&frames=2")
    assert beside.to_json() == within.to_json()
    assert figure("steps=2&theme=dark", theme="light").to_json() == figure("steps=2").to_json()


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(QueryError, match="did you mean optimizer"):
        figure("optimiser=sgd")
    with pytest.raises(ValueError, match=r"^panels: there is no 'nothing' \(there are contour, "):
        figure("steps=2", panels=["nothing"])
    with pytest.raises(ValueError, match=r"^steps must be at least .*, not -1$"):
        trajectories("steps=-1")


def test_trajectories_are_found_by_place_and_by_name() -> None:
    found = trajectories("optimizer=sgd(lr=0.95)&optimizer=adam&steps=4")
    assert len(found) == 2
    assert found.names == ["SGD", "Adam"]
    assert found["Adam"] is found[1] is list(found)[1]
    assert found[:1] == [found[0]]
    assert found["SGD"].path.x[0] == -7
    with pytest.raises(KeyError, match="there are SGD, Adam"):
        found["RMSProp"]
    assert len(found.figure().frames) == 5
    assert "SGD   Took all 4 steps" in repr(found)


def test_trajectories_show_themselves_in_a_notebook() -> None:
    shown = trajectories("optimizer=sgd(lr=0.95,label=<b>bold</b>)&steps=4")._repr_html_()
    assert '<img alt="Ravine"' in shown
    assert "data:image/png;base64," in shown
    assert "Took all 4 steps" in shown
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_importing_the_package_imports_nothing_heavy() -> None:
    told = (
        "import sys, app; app.__version__; print(sorted({'numpy', 'pydantic', 'plotly', 'fastapi'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_name_that_there_is_not_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = app.nothing


@pytest.mark.parametrize("given", [{"steps": 4}, None, ["steps=4"]])
def test_what_is_no_scene_is_told_so(given: Any) -> None:
    with pytest.raises(TypeError, match=r"a scene is a query, a link or a Scene, as .* not a "):
        trajectories(given)
