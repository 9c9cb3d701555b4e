"""``/figure.json``: a figure that Plotly itself takes, with the API's numbers digit for digit, and frames that move."""

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from starlette.testclient import TestClient

from app.figures.base import Context
from app.figures.field import fields
from app.figures.picture import compose, understand
from app.figures.plotly_figure import figure
from app.landscapes import LANDSCAPES
from app.numbers import number
from app.view import OVERLAYS

PANELS = "panels=contour,surface,loss,grad_norm,distance,learning_rate,state"
AWAY = "landscape=rosenbrock&optimizer=sgd(lr=0.02)&optimizer=adam(lr=0.1)&steps=20"


def loaded(client: TestClient, query: str) -> dict[str, Any]:
    answer = client.get(f"/figure.json?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.content)
    return found


def named(found: dict[str, Any], kind: str = "scatter") -> dict[str, dict[str, Any]]:
    """The first trace of each name that belongs to a path: the path, where the map is shown."""
    traces: dict[str, dict[str, Any]] = {}
    for trace in found["data"]:
        if trace["type"] == kind and "name" in trace and "legendgroup" in trace:
            traces.setdefault(trace["name"], trace)
    return traces


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_plotly_takes_it_for_every_landscape(landscape: str) -> None:
    scene, view = understand(f"landscape={landscape}&steps=4&{PANELS}&frames=3&overlays={','.join(OVERLAYS)}")
    found = go.Figure(figure(compose(scene, view), Context(link="")))
    assert {trace.type for trace in found.data} == {"contour", "scatter", "scatter3d", "surface"}
    assert [frame.name for frame in found.frames] == ["0", "2", "4"]


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
def test_plotly_takes_every_axis_also_for_what_diverges(axis: str) -> None:
    axes = "&".join(f"{name}_axis={axis}" for name in ("loss", "grad_norm", "distance", "learning_rate", "state"))
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
        heads.append(next(one for one in frame["data"] if "marker" in one))
    assert [head["x"][0] for head in heads] == whole["x"]
    steps = found["layout"]["sliders"][0]["steps"]
    assert [step["args"][0][0] for step in steps] == [frame["name"] for frame in found["frames"]]
    assert found["layout"]["sliders"][0]["active"] == 10


def test_what_left_the_picture_is_told_at_its_edge(client: TestClient) -> None:
    found = loaded(client, AWAY)
    last, other, *_ = (one for one in found["frames"][-1]["data"] if "marker" in one)
    assert last["marker"]["symbol"] == ["triangle-up"]
    assert other["marker"]["symbol"] == ["circle"]
    words, none = (one["text"] for one in found["frames"][-1]["data"] if "text" in one)
    assert "away at step 6" in words[0]
    assert none == [""]
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
    assert found["layout"]["annotations"][0]["text"] == "&lt;a href=x&gt;"


def test_the_way_down_and_the_values_of_the_lines_lie_on_the_map() -> None:
    scene, view = understand("landscape=himmelblau&panels=contour&overlays=lines,labels,arrows,streams&frames=2")
    picture = compose(scene, view)
    data = figure(picture, Context(link=""))["data"]
    heads = [trace for trace in data if trace.get("marker", {}).get("symbol") == "arrow"]
    assert [len(trace["x"]) // 2 for trace in heads] == [len(field.heads) for field in fields(picture)]
    value = scene.declaration.formula.floats("value", scene.parameters)
    for trace in heads:
        places = np.array([trace["x"], trace["y"]]).T.reshape(-1, 2, 2)
        before, tip = (np.array([value(*place)[0] for place in side.tolist()]) for side in places.swapaxes(0, 1))
        assert (tip < before).mean() > 0.99
    words = next(trace for trace in data if trace.get("mode") == "text")
    levels = {number(level, 3): level for level in picture.ground.levels.tolist()}
    assert len(words["text"]) > 8
    for text, x, y in zip(words["text"], words["x"], words["y"], strict=True):
        assert value(x, y)[0] == pytest.approx(levels[text], rel=0.05)


def test_internals_have_the_numbers_of_the_api_and_a_row_for_each_quantity(client: TestClient) -> None:
    query = "optimizer=sgd&optimizer=adam(lr=0.3)&steps=6"
    served = client.get(f"/api/v1/trajectories?{query}&include=state").json()["trajectories"][1]
    found = loaded(client, f"{query}&panels=contour,state&inspect=Adam")
    curves = {trace["name"]: trace for trace in found["data"] if " along " in trace.get("name", "")}
    forms = {"m": "m", "v": "v", "m\u0302": "m_hat", "v\u0302": "v_hat"}
    assert curves.keys() == {f"{name} along {axis}" for name in (*forms, "step") for axis in "xy"}
    for symbol, name in forms.items():
        for axis, dash in (("x", "solid"), ("y", "dot")):
            curve = curves[f"{symbol} along {axis}"]
            values = served["state"][name][axis]
            assert curve["customdata"][len(curve["customdata"]) - len(values) :] == values
            assert curve["line"]["dash"] == dash
            assert curve["opacity"] == (1 if "hat" in name else 0.45)
    headings = [note["text"] for note in found["layout"]["annotations"]]
    assert "m  running mean of the gradients" in headings
    assert any(text.startswith("<b>Adam</b>") for text in headings)
    rows = [key for key in found["layout"] if key.startswith("yaxis")]
    assert len(rows) == 1 + 3
    last = found["frames"][3]
    moved = dict(zip(last["traces"], last["data"], strict=True))
    stood = [found["data"][place]["yaxis"] for place in moved if moved[place].get("x", [])[:1] == [3]]
    assert len(stood) == 3


def test_every_optimizer_has_one_entry_in_the_legend_from_however_many_starts(client: TestClient) -> None:
    starts = "&".join(f"start={place / 9:g},1" for place in range(9))
    found = loaded(client, f"optimizer=sgd&optimizer=adam&{starts}&steps=3&frames=2&overlays=points")["data"]
    shown = [trace["name"] for trace in found if trace.get("showlegend", True)]
    assert shown == ["SGD", "Adam"]
    casings = [index for index, trace in enumerate(found) if trace.get("line", {}).get("width", 0) > 3]
    lines = [index for index, trace in enumerate(found) if trace.get("name", "").startswith("SGD (")]
    assert max(casings) < min(lines)


def test_what_there_is_nothing_of_is_said(client: TestClient) -> None:
    for panel in ("loss", "state"):
        found = loaded(client, f"optimizer=sgd&hide=sgd&panels={panel}&steps=2&frames=2")
        assert "Every trajectory is hidden." in [note["text"] for note in found["layout"]["annotations"]]


def test_an_entry_of_the_legend_shows_and_hides_all_of_its_optimizer(client: TestClient) -> None:
    query = f"{AWAY}&start=-1,1&start=0.5,1&{PANELS}&inspect=Adam@2"
    found = loaded(client, query)
    moving = {place for frame in found["frames"] for place in frame["traces"]}
    groups = [trace.get("legendgroup") for trace in found["data"]]
    assert {groups[place] for place in moving} == {"SGD", "Adam"}
    assert {trace["legendgroup"] for trace in found["data"] if " along " in trace.get("name", "")} == {"Adam"}
    for frame in found["frames"]:
        moved = dict(zip(frame["traces"], frame["data"], strict=True))
        heads = {groups[place]: len(head["x"]) for place, head in moved.items() if "marker" in head}
        assert heads == {"SGD": 2, "Adam": 2}


def test_it_has_the_colours_of_the_theme_and_the_size(client: TestClient) -> None:
    light, dark = (loaded(client, f"steps=2&theme={theme}&size=640,360")["layout"] for theme in ("light", "dark"))
    assert light["paper_bgcolor"] != dark["paper_bgcolor"]
    assert (light["width"], light["height"]) == (640, 360)


def test_a_typed_formula_reads_like_mathematics(client: TestClient) -> None:
    titles = [one["text"] for one in loaded(client, "landscape=x**2-3*y**2&steps=2")["layout"]["annotations"]]
    assert "<b>f(x, y) = x²−3·y²</b>" in titles
