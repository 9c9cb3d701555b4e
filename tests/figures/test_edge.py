"""Words beside the arrows to paths that have left the picture."""

from itertools import combinations

import pytest

from app.figures.base import Context
from app.figures.edge import Edge, Sheet
from app.figures.picture import Picture, compose, understand
from app.figures.places import Gone, Point, head
from app.figures.plotly_figure import figure
from app.figures.tex.document import document

SADDLE = "landscape=saddle&start=-1.5,0&start=-1.5,0.000001"
CORNER = "window=-1.381996,-1.378458,-0.681515,-0.679746"
LINE, LETTER = 13.0, 7.0
SHEET = Sheet(480.0, 360.0, LINE, 1.0, lambda words: LETTER * len(words))


def picture(query: str) -> Picture:
    return compose(*understand(query))


def ends(found: Picture) -> list[Point | Gone | None]:
    return [head(run.trajectory.path, found.domain, found.at) for run in found.layered]


@pytest.mark.parametrize(("query", "count"), [(SADDLE, 3), (CORNER, 5)])
def test_all_that_left_at_one_place_are_told_one_below_the_other(query: str, count: int) -> None:
    found = picture(query)
    edge = Edge(found, SHEET, "en")
    told = [words for words in edge.words(ends(found)) if words]
    assert len(told) == count == sum(isinstance(end, Gone) for end in ends(found))
    (x0, x1), (y0, y1) = found.domain
    places = [
        ((x - x0) / (x1 - x0) * SHEET.width, (y - y0) / (y1 - y0) * SHEET.height, SHEET.measure(words.text))
        for words in told
        for x, y in [edge.place(words)]
    ]
    for (x, y, wide), (other_x, other_y, other_wide) in combinations(places, 2):
        assert abs(x - other_x) >= (wide + other_wide) / 2 - 1e-6 or abs(y - other_y) >= LINE - 1e-6
    assert all(wide / 2 <= x <= SHEET.width - wide / 2 and 0 <= y <= SHEET.height for x, y, wide in places)


def test_words_give_way_to_marks_and_starts() -> None:
    """Straight below the arrow, where they stand otherwise, is the start."""
    near, far = (
        picture(f"landscape=x**2-y**2&domain=-2,2,-2,2&start=0,{y}&optimizer=sgd(lr=0.3)&steps=20") for y in (1.9, 0.1)
    )
    (beside,), (below,) = (Edge(found, SHEET, "en").words(ends(found)) for found in (near, far))
    assert below
    assert below.shift[0] == 0
    assert beside
    assert beside.shift != below.shift


def test_where_there_is_no_room_there_are_no_words() -> None:
    found = picture(SADDLE)
    narrow = Sheet(60.0, 360.0, LINE, 1.0, SHEET.measure)
    assert set(Edge(found, narrow, "en").words(ends(found))) == {None}


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_plotly_and_tex_tell_of_each_path_that_left(locale: str) -> None:
    found = picture(f"{SADDLE}&panels=contour")
    expected = sorted(words.text for words in Edge(found, SHEET, locale).words(ends(found)) if words)
    traces = [trace for trace in figure(found, Context(link="", locale=locale))["data"] if trace.get("mode") == "text"]
    assert sorted(text for trace in traces for text in trace["text"] if text) == expected
    assert document(found, Context(link="", locale=locale)).count(r"\node[thalweg away=") == len(expected)
