"""Words beside the arrows to paths that have left the picture."""

import re
from itertools import combinations

import pytest

from app.figures.base import Context
from app.figures.clipping import Point
from app.figures.edge import Edge, Sheet
from app.figures.labels import labels
from app.figures.picture import Picture, compose, understand
from app.figures.places import Gone, head
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


def test_what_lies_on_top_is_told_nearest_to_its_arrow() -> None:
    found = picture(CORNER)
    told = [words for words in Edge(found, SHEET, "en").words(ends(found)) if words]
    heights = [-words.shift[1] for words in told]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(heights)


def test_words_cover_no_arrow_and_no_label_where_there_is_room() -> None:
    """Three paths leave through the top, of which the last one's words would lie on the arrows of the others."""
    found = picture(f"{SADDLE}&overlays=fill,lines,labels")
    edge = Edge(found, SHEET, "en")
    (x0, x1), (y0, y1) = found.domain
    gone = [end for end in ends(found) if isinstance(end, Gone)]
    arrows = [((end.at[0] - x0) / (x1 - x0), (end.at[1] - y0) / (y1 - y0), 12.0, 12.0) for end in gone]
    values = [(label.across, label.up, SHEET.measure(label.words), LINE) for label in labels(found)]
    assert values
    for words in edge.words(ends(found)):
        if words is None:
            continue
        place = edge.place(words)
        across, up = (place[0] - x0) / (x1 - x0), (place[1] - y0) / (y1 - y0)
        for other_across, other_up, width, height in arrows + values:
            apart = abs(across - other_across) * SHEET.width, abs(up - other_up) * SHEET.height
            assert apart[0] >= (SHEET.measure(words.text) + width) / 2 or apart[1] >= (LINE + height) / 2


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_plotly_and_tex_tell_of_each_path_that_left(locale: str) -> None:
    found = picture(f"{SADDLE}&panels=contour")
    expected = sorted(words.text for words in Edge(found, SHEET, locale).words(ends(found)) if words)
    traces = [trace for trace in figure(found, Context(link="", locale=locale))["data"] if trace.get("mode") == "text"]
    said = [place for trace in traces for place in zip(trace["text"], trace["x"], trace["y"], strict=True) if place[0]]
    assert sorted(text for text, _, _ in said) == expected
    # Below the top of the map, about where their arrows are, and each in a place of its own.
    assert all(-1.5 < x < 0.6 and 1.2 < y < 2 for _, x, y in said)
    assert all(
        abs(y - other_y) > 0.05 or abs(x - other_x) > 0.5 for (_, x, y), (_, other_x, other_y) in combinations(said, 2)
    )
    text = document(found, Context(link="", locale=locale))
    told = re.findall(r"\\node\[thalweg away=\w+, shift=\{\((\S+?)\*\\thalwegem,(\S+?)\*\\thalwegem\)\}\]", text)
    downwards = sorted(-float(up) for _, up in told)
    assert len(told) == len(expected)
    # In letters of the document: half a line and a gap below the arrow, and then line by line.
    assert downwards == pytest.approx([1.275, 2.475, 3.675])
    assert all(abs(float(across)) < 10 for across, _ in told)
