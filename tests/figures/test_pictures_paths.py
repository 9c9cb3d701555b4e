"""The paths on the map: those beyond its edge are told of where nothing is covered, and many are seen all."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from app.figures.base import Context
from app.figures.drawing.drawing import Drawing, drawn
from app.figures.palette import palette
from app.figures.picture import CROWD, compose, understand
from app.figures.places import drawable

STARTS = "&".join(f"start={x},{y}" for x in range(-8, 9) for y in (-3, -2, -1, 1, 2, 3))
THREE = "optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&optimizer=momentum(lr=0.1)"
AWAY = "optimizer=sgd(lr=60)&optimizer=sgd(lr=30)&optimizer=sgd(lr=3)&steps=40&panels=contour"


def picture(query: str) -> Drawing:
    return drawn(compose(*understand(query)), Context(link=""))


def words(drawing: Drawing) -> list[Text]:
    """What stands beside the arrows."""
    found = [text for text in drawing.figure.findobj(Text) if isinstance(text, Text) and text.get_visible()]
    return [text for text in found if " away at step " in text.get_text()]


def room(artist: Any, drawing: Drawing) -> Bbox:
    found: Bbox = artist.get_window_extent(drawing.canvas.get_renderer())
    return found


def places(line: Line2D) -> NDArray[np.float64]:
    """Where it goes, of shape (points, 2)."""
    return np.column_stack([np.asarray(part, dtype=float) for part in line.get_data()])


@pytest.mark.parametrize(
    ("query", "least"),
    [
        (f"{AWAY}&size=640,360&start=0,4.7&start=-7,-4.6&start=9.5,4.5&start=-9.6,1", 10),
        (f"{AWAY}&size=640,360&start=0,4.4&window=-4,4,-1,5", 3),
        (f"{AWAY}&size=480,320&overlays=fill,lines,labels,points,legend", 3),
        ("landscape=himmelblau&optimizer=sgd(lr=0.2)&start=3.58,-1.8&start=-3.7,-4.8&size=640,360&panels=contour", 2),
    ],
)
def test_what_is_told_at_the_edge_covers_no_star_no_ring_and_no_other_words(query: str, least: int) -> None:
    drawing = picture(query)
    (axes,) = drawing.figure.axes
    said = [room(text, drawing) for text in words(drawing)]
    assert len(said) >= least
    for one, other in combinations(said, 2):
        assert not one.padded(-1).overlaps(other.padded(-1))
    # Ticks are marked by numbers.
    marks = [line for line in axes.lines if not isinstance(line.get_marker(), int) and line.get_marker() != "None"]
    assert marks
    for mark in marks:
        for place in axes.transData.transform(places(mark)):
            radius = mark.get_markersize() / 2 * drawing.figure.dpi / 72 - 1
            around = Bbox([place - radius, place + radius])
            assert not any(box.overlaps(around) for box in said), mark
    inside = room(axes.patch, drawing).padded(1)
    assert all(inside.contains(box.x0, box.y0) and inside.contains(box.x1, box.y1) for box in said)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("query", "told", "edge"),
    [
        ("start=1e308,1e308&optimizer=sgd(lr=0.1)", "1.4×10³⁰⁸ away at step 0", (10, 5)),
        ("start=-7,0&optimizer=sgd(lr=0)&steps=5&window=-1,3,-0.5,0.5", "6 away at step 5", (-1, 0)),
        ("start=0,4&optimizer=sgd(lr=0)&steps=5&window=-1,1,-1,1", "3 away at step 5", (0, 1)),
    ],
)
def test_a_path_that_was_never_in_the_picture_is_told_of_at_its_edge(
    query: str, told: str, edge: tuple[float, float]
) -> None:
    drawing = picture(f"{query}&panels=contour&size=640,360")
    assert [text.get_text() for text in words(drawing)] == [told]
    (axes,) = drawing.figure.axes
    assert [[*edge]] in [places(line).tolist() for line in axes.lines]


def test_a_line_to_the_end_of_numbers_keeps_its_direction() -> None:
    x, y = drawable(np.array([0.0, 1e300]), np.array([0.0, 1e200]), ((-1.0, 1.0), (-1.0, 1.0)))
    assert x[-1] > 1
    assert abs(y[-1]) < 1e-9


def test_no_casing_lies_on_a_path_where_there_are_many() -> None:
    for query, apart in ((f"start=1,1&{THREE}", False), (f"{STARTS}&{THREE}", True)):
        drawing = picture(f"{query}&panels=contour&steps=3")
        (axes,) = drawing.figure.axes
        casing = palette("light").casing
        lines = [line for line in axes.findobj(Line2D) if line.get_linestyle() != "None" and len(places(line)) > 1]
        casings = [line.get_zorder() for line in lines if line.get_color() == casing]
        paths = [line.get_zorder() for line in lines if line.get_color() in palette("light").paths]
        assert (max(casings) < min(paths)) is apart
        assert len(casings) == len(paths)


def test_few_paths_are_drawn_as_bold_as_ever() -> None:
    bold = [
        compose(*understand("&".join(f"start={x},1" for x in range(count)))).boldness for count in (1, 2, 3, 9, 100)
    ]
    assert bold[:2] == [1.0, 1.0]
    assert bold == sorted(bold, reverse=True)
    assert bold[-1] == 0.4
    assert CROWD == 12


@pytest.mark.parametrize("hidden", ["adamax", "SGD", "sgd (3)", ""])
def test_a_name_that_is_not_there_hides_nothing(hidden: str) -> None:
    """As on the page, whose links outlive their optimizers."""
    query = "optimizer=sgd&optimizer=sgd&optimizer=adam(label=mine)"
    shown, all_ = (compose(*understand(asked)).runs for asked in (f"{query}&hide={hidden}", query))
    assert [run.name for run in shown] == [run.name for run in all_]


def test_what_is_there_can_be_hidden_by_the_names_that_the_page_gives() -> None:
    query = "optimizer=sgd&optimizer=sgd&optimizer=adam(label=mine)&hide=sgd%20(2)&hide=mine"
    assert [run.name for run in compose(*understand(query)).runs] == ["SGD(lr=0.001)"]
