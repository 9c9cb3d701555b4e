"""``/figure.json``: a figure that Plotly itself takes, with the API's numbers digit for digit, and frames that move."""

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from starlette.testclient import TestClient

from app.figures.base import Context
from app.figures.picture import compose, understand
from app.figures.plotly_figure import figure
from app.landscapes import LANDSCAPES

PANELS = "panels=contour,surface,loss,grad_norm,distance,learning_rate"
AWAY = "landscape=rosenbrock&optimizer=sgd(lr=0.02)&optimizer=adam(lr=0.1)&steps=20"


def loaded(client: TestClient, query: str) -> dict[str, Any]:
    answer = client.get(f"/figure.json?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.content)
    return found


def named(found: dict[str, Any], kind: str = "scatter") -> dict[str, dict[str, Any]]:
    """The first trace of each name: the paths, where the map is shown."""
    traces: dict[str, dict[str, Any]] = {}
    for trace in found["data"]:
        if trace["type"] == kind and "name" in trace:
            traces.setdefault(trace["name"], trace)
    return traces


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_plotly_takes_it_for_every_landscape(landscape: str) -> None:
    scene, view = understand(f"landscape={landscape}&steps=4&{PANELS}&frames=3")
    found = go.Figure(figure(compose(scene, view), Context(link="")))
    assert [frame.name for frame in found.frames] == ["0", "2", "4"]


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
def test_plotly_takes_every_axis_also_for_what_diverges(axis: str) -> None:
    axes = "&".join(f"{name}_axis={axis}" for name in ("loss", "grad_norm", "distance", "learning_rate"))
    scene, view = understand(f"{AWAY}&{PANELS}&{axes}&theme=dark&transparent=true")
    go.Figure(figure(compose(scene, view), Context(link="", locale="ko")))


def test_paths_have_the_numbers_of_the_api(client: TestClient) -> None:
    query = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=100"
    paths = named(loaded(client, f"{query}&frames=2"))
    served = client.get(f"/api/v1/trajectories?{query}").json()["trajectories"]
    assert list(paths) == [one["label"] for one in served]
    for one in served:
        path = paths[one["label"]]
        assert (path["x"], path["y"], path["customdata"]) == (one["x"], one["y"], one["loss"])


def test_series_have_the_numbers_of_the_api_whatever_the_axis(client: TestClient) -> None:
    query = "optimizer=sgd(lr=0.95)&steps=40"
    for quantity in ("loss", "grad_norm", "distance", "learning_rate"):
        served = client.get(f"/api/v1/trajectories?{query}&include=distance").json()["trajectories"][0]
        for axis in ("linear", "log", "symlog"):
            found = loaded(client, f"{query}&panels={quantity}&{quantity}_axis={axis}&frames=2")
            assert named(found)["SGD"]["customdata"] == served[quantity]


def test_under_the_pointer_the_ground_tells_f_and_not_its_place_among_the_levels(client: TestClient) -> None:
    ground = loaded(client, "landscape=rosenbrock&steps=2&frames=2")["data"][0]
    served = client.get("/api/v1/surface?landscape=rosenbrock&resolution=201,201").json()
    assert ground["type"] == "contour"
    assert ground["customdata"] == served["z"]
    assert ground["z"] != served["z"]
    heights, places = np.array(served["z"]), np.array(ground["z"])
    for index, level in enumerate(served["levels"]):
        # What lies above a level is drawn above its line, and what lies below it, below.
        assert (places[heights > level * (1 + 1e-9)] > index - 1e-9).all()
        assert (places[heights < level * (1 - 1e-9)] < index + 1e-9).all()


def test_frames_move_the_paths_and_their_heads(client: TestClient) -> None:
    found = loaded(client, "optimizer=sgd(lr=0.95)&steps=10")
    assert [frame["name"] for frame in found["frames"]] == [str(step) for step in range(11)]
    whole = named(found)["SGD"]
    place = found["data"].index(whole)
    heads = []
    for step, frame in enumerate(found["frames"]):
        moved = dict(zip(frame["traces"], frame["data"], strict=True))
        assert moved[place]["x"] == whole["x"][: step + 1]
        heads.append(next(one for one in frame["data"] if "textposition" in one))
    assert [head["x"][0] for head in heads] == whole["x"]
    steps = found["layout"]["sliders"][0]["steps"]
    assert [step["args"][0][0] for step in steps] == [frame["name"] for frame in found["frames"]]
    assert found["layout"]["sliders"][0]["active"] == 10


def test_what_left_the_picture_is_told_at_its_edge(client: TestClient) -> None:
    found = loaded(client, AWAY)
    last = next(one for one in found["frames"][-1]["data"] if "textposition" in one)
    assert last["marker"]["symbol"] == ["triangle-up", "circle"]
    assert "away at step 6" in last["text"][0]
    x, y = last["x"][0], last["y"][0]
    assert x in found["layout"]["xaxis"]["range"] or y in found["layout"]["yaxis"]["range"]


def test_long_runs_stay_within_reason_and_nothing_of_them_is_left_out(client: TestClient) -> None:
    query = "optimizer=sgd(lr=0.001)&steps=20000"
    answer = client.get(f"/figure.json?{query}")
    assert len(answer.content) < 10_000_000
    assert len(named(answer.json())["SGD"]["x"]) == 20_001


def test_a_persons_words_are_text(client: TestClient) -> None:
    query = "optimizer=sgd(lr=0.9,label=<b>bold</b>)&caption=%3Ca%20href=x%3E&steps=2"
    found = loaded(client, query)
    assert "&lt;b&gt;bold&lt;/b&gt;" in named(found)
    assert found["layout"]["title"]["text"] == "&lt;a href=x&gt;"


def test_it_has_the_colours_of_the_theme_and_the_size(client: TestClient) -> None:
    light, dark = (loaded(client, f"steps=2&theme={theme}&size=640,360")["layout"] for theme in ("light", "dark"))
    assert light["paper_bgcolor"] != dark["paper_bgcolor"]
    assert (light["width"], light["height"]) == (640, 360)
