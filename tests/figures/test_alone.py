"""A value whose neighbours an axis cannot show is drawn as a dot: no line leads to it."""

import numpy as np
import pytest
from matplotlib.lines import Line2D

from app.figures.base import Context
from app.figures.charts import alone
from app.figures.drawing.drawing import Drawing
from app.figures.picture import compose, understand
from app.figures.plotly_figure import figure
from app.figures.tex.document import document

NONE = float("nan")
QUERY = "landscape=sphere&start=3,4&start=0.3,0.4&optimizer=sgd(lr=0.5)&steps=2"
"""The loss is 25 and 0.25 at the start, and 0 from the first step on."""


@pytest.mark.parametrize(
    ("heights", "places"),
    [
        ([1.0], [0]),
        ([1.0, NONE, NONE], [0]),
        ([NONE, 1.0, NONE, 2.0], [1, 3]),
        ([1.0, 2.0, NONE], []),
        ([NONE], []),
        ([], []),
    ],
)
def test_what_stands_alone(heights: list[float], places: list[int]) -> None:
    assert alone(np.array(heights)).tolist() == places


def test_matplotlib_draws_it() -> None:
    drawing = Drawing(compose(*understand(f"{QUERY}&panels=loss")), Context(link=""))
    lines = [line for line in drawing.figure.axes[0].findobj(Line2D) if line.get_marker() == "o"]
    assert [line.get_markevery() for line in lines] == [[0], [0]]


def test_plotly_draws_it() -> None:
    found = figure(compose(*understand(f"{QUERY}&panels=loss")), Context(link=""))
    curves = [trace for trace in found["data"] if trace["mode"] == "lines+markers"]
    assert len(curves) == 2
    assert all(trace["marker"]["size"][0] > 0 and not trace["marker"]["size"][1:].any() for trace in curves)


def test_tex_draws_it() -> None:
    text = document(compose(*understand(f"{QUERY}&panels=loss")), Context(link=""))
    assert r"\addplot[thalweg dots=thalwegpath0] coordinates {(0.0,25.0)};" in text
    assert r"\addplot[thalweg dots=thalwegpath1] coordinates {(0.0,0.25)};" in text
