"""What stands beyond the axis of a chart is told of by an arrow at its edge, whatever draws it."""

import json
import math
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import PathCollection
from starlette.testclient import TestClient

from app.figures.base import Context
from app.figures.drawing.drawing import drawn
from app.figures.picture import compose, understand
from app.figures.scales import Standing, scale_of
from app.figures.tex.document import document
from app.view import Axis

SCENE = "landscape=sphere&optimizer=sgd(lr=1.5)&optimizer=adam(lr=0.1)&optimizer=sgd(lr=0.4)"
"""One whose loss shoots up and in the end beyond float64, one that stays in sight, and one whose loss becomes zero."""
LOG = f"{SCENE}&steps=300&loss_axis=log&panels=loss"
GONE = f"{SCENE}&steps=600&loss_axis=log&panels=loss"
SEEN = "triangle-up", "circle", "triangle-up"


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
def test_a_value_stands_at_its_height_or_on_the_edge_that_it_lies_beyond(axis: Axis) -> None:
    scale = scale_of(axis, [np.array([5.0, 3.0, 1.0]), np.array([5.0, 1e30, 1e60])])
    low, high = scale.range
    inside = scale.standing(3.0)
    assert inside == Standing(float(scale.measure(np.array([3.0]))[0]))
    assert low < inside.height < high
    assert [scale.standing(value) for value in (1e60, math.inf)] == [Standing(high, 0)] * 2
    assert [scale.standing(value) for value in (-1e60, -math.inf)] == [Standing(low, 180)] * 2
    assert scale.standing(math.nan) is None


def test_zero_lies_below_every_logarithm() -> None:
    scale = scale_of("log", [np.array([5.0, 3.0, 0.0])])
    assert scale.standing(0.0) == Standing(scale.range[0], 180)
    assert scale_of("log", [np.zeros(3)]).standing(0.0) is None


def shown(client: TestClient, query: str) -> tuple[list[dict[str, Any]], list[float]]:
    """The markers of the last frame, and the range of the axis."""
    found = json.loads(client.get(f"/figure.json?{query}").content)
    markers = [one for one in found["data"] if one.get("mode") == "markers"]
    assert all(one["cliponaxis"] is False for one in markers)
    return [one for one in found["frames"][-1]["data"] if "marker" in one], found["layout"]["yaxis"]["range"]


def test_plotly_points_at_it_where_it_is_beyond_and_not_before(client: TestClient) -> None:
    found = json.loads(client.get(f"/figure.json?{LOG}").content)
    first = [one["marker"] for one in found["frames"][0]["data"] if "marker" in one]
    assert [marker["symbol"] for marker in first] == [["circle"]] * 3
    last, (low, high) = shown(client, LOG)
    assert [one["marker"]["symbol"][0] for one in last] == list(SEEN)
    assert [one["marker"]["angle"][0] for one in last] == [0, 0, 180]
    heights = [np.log10(one["y"][0]) for one in last]
    assert heights == [pytest.approx(high), heights[1], pytest.approx(low)]
    assert low < heights[1] < high


@pytest.mark.parametrize("start", [f"0.{place},0.{place + 13}" for place in range(1, 40, 3)])
@pytest.mark.parametrize("scale", [1, 1e-3])
def test_plotly_does_not_hide_an_arrow_for_the_rounding_of_its_logarithm(
    client: TestClient, start: str, scale: float
) -> None:
    x, y = (scale * float(part) for part in start.split(","))
    markers, (low, high) = shown(client, f"{SCENE}&steps=40&loss_axis=log&panels=loss&start={x!r},{y!r}")
    heights = [math.log(one["y"][0]) / math.log(10) for one in markers]
    assert markers[0]["marker"]["symbol"] == ["triangle-up"]
    assert all(low <= height <= high for height in heights)


def test_a_picture_points_at_it() -> None:
    for query in (LOG, GONE):
        drawing = drawn(compose(*understand(query)), Context(link=""))
        (dots,) = (part for part in drawing.figure.findobj(PathCollection) if np.asarray(part.get_offsets()).size)
        assert dots.axes
        heights = np.asarray(dots.get_offsets())[:, 1].tolist()
        shapes = [np.asarray(path.vertices)[:, 1] for path in dots.get_paths()]
        # A triangle is drawn with few corners, a circle with many; the tip is farther from the middle than the base.
        arrows = {
            height: shape.max() > -shape.min() for height, shape in zip(heights, shapes, strict=True) if len(shape) < 6
        }
        low, high = dots.axes.get_ylim()
        assert {low: False, high: True}.items() <= arrows.items()


def test_tex_points_at_it() -> None:
    for query in (LOG, GONE):
        text = document(compose(*understand(query)), Context(link=""))
        assert text.count(", thalweg beyond=0]") == 1
        assert ", thalweg beyond=-180]" in text


def test_only_charts_of_quantities_have_arrows() -> None:
    query = "optimizer=adam(lr=1.4)&optimizer=momentum(lr=0.1)&steps=30&state_axis=log&panels=state"
    assert ", thalweg beyond=" not in document(compose(*understand(query)), Context(link=""))
