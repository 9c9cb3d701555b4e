"""What stands beyond the axis of a chart is told of by an arrow at its edge, whatever draws it."""

import json
import math

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

SCENE = "landscape=sphere&optimizer=sgd(lr=1.5)&optimizer=adam(lr=0.1)&optimizer=sgd(lr=0.4)&steps=300"
"""One whose loss shoots up, one that stays in sight, and one whose loss becomes zero."""
LOG = f"{SCENE}&loss_axis=log&panels=loss"
SEEN = "triangle-up", "circle", "triangle-up"


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
def test_a_value_stands_at_its_height_or_on_the_edge_that_it_lies_beyond(axis: Axis) -> None:
    scale = scale_of(axis, [np.array([5.0, 3.0, 1.0]), np.array([5.0, 1e30, 1e60])])
    low, high = scale.range
    inside = scale.standing(3.0)
    assert inside == Standing(float(scale.measure(np.array([3.0]))[0]))
    assert low < inside.height < high
    assert scale.standing(1e60) == Standing(high, 0.0)
    assert scale.standing(-1e60) == Standing(low, 180.0)
    assert [scale.standing(value) for value in (math.nan, math.inf, -math.inf)] == [None] * 3


def test_zero_lies_below_every_logarithm() -> None:
    scale = scale_of("log", [np.array([5.0, 3.0, 0.0])])
    assert scale.standing(0.0) == Standing(scale.range[0], 180.0)
    assert scale_of("log", [np.zeros(3)]).standing(0.0) is None


def test_plotly_points_at_it_where_it_is_beyond_and_not_before(client: TestClient) -> None:
    found = json.loads(client.get(f"/figure.json?{LOG}").content)
    frames = [[one["marker"] for one in frame["data"] if "marker" in one] for frame in found["frames"]]
    assert [marker["symbol"] for marker in frames[0]] == [["circle"]] * 3
    assert [marker["symbol"][0] for marker in frames[-1]] == list(SEEN)
    assert [marker["angle"][0] for marker in frames[-1]] == [0, 0, 180]
    heights = [one["y"][0] for one in found["frames"][-1]["data"] if "marker" in one]
    low, high = found["layout"]["yaxis"]["range"]
    assert np.log10(heights[0]) == pytest.approx(high)
    assert low < np.log10(heights[1]) < high
    assert np.log10(heights[2]) == pytest.approx(low)


def test_a_picture_points_at_it() -> None:
    drawing = drawn(compose(*understand(LOG)), Context(link=""))
    (dots,) = (part for part in drawing.figure.findobj(PathCollection) if np.asarray(part.get_offsets()).size)
    assert dots.axes
    low, high = dots.axes.get_ylim()
    heights = np.asarray(dots.get_offsets())[:, 1].tolist()
    # A triangle is drawn with few corners, a circle with many.
    arrows = [
        height for height, path in zip(heights, dots.get_paths(), strict=True) if np.asarray(path.vertices).shape[0] < 6
    ]
    assert sorted(arrows) == [low, high]
    assert len(heights) == 3


def test_tex_points_at_it() -> None:
    text = document(compose(*understand(LOG)), Context(link=""))
    assert [text.count(f", thalweg beyond={angle}]") for angle in (0, 180)] == [1, 1]
