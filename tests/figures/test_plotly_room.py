"""The room in a Plotly figure: for its panels, its legend, its caption and its slider."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.figures.base import Context
from app.figures.picture import compose, understand
from app.figures.plotly_figure import figure
from tests.figures.test_plotly import PANELS, loaded


def test_more_words_than_there_is_room_for_are_refused(client: TestClient) -> None:
    caption = "%20".join(["word"] * 90)
    answer = client.get(f"/figure.json?size=320,240&caption={caption}&steps=2")
    assert answer.status_code == 422
    error = answer.json()["errors"][0]
    assert error["field"] == "caption"
    assert error["message"].startswith("caption: the lines of the caption leave the plots less than 35 %")
    lines = loaded(client, f"size=960,540&caption={caption}&steps=2&frames=2")["layout"]["annotations"][0]["text"]
    assert lines.replace("<br>", " ").split() == ["word"] * 90


def test_a_short_caption_is_not_blamed_for_a_high_legend_which_scrolls(client: TestClient) -> None:
    names = "&".join(f"optimizer=sgd(lr={rate}e-3,label={'long%20' * 8}{rate})" for rate in range(24))
    query = f"size=480,360&steps=2&caption=a&{names}"
    layout = loaded(client, query)["layout"]
    assert layout["margin"]["t"] >= 0.5 * layout["height"]
    assert room(layout) >= 0.35 * layout["height"]
    error = client.get(f"/figure.svg?{query}").json()["errors"][0]
    assert error["message"].startswith("size: the names of 24 optimizers leave the plots less than 35 %")


def test_a_caption_stands_above_all_rows_of_the_legend(client: TestClient) -> None:
    """Plotly makes rows of 29 pixels for type of this size; these names take two."""
    layout = loaded(client, "size=330,900&font=11&steps=2&caption=a")["layout"]
    assert layout["annotations"][0]["yshift"] >= 2 * 29 - 4


def room(layout: dict[str, Any]) -> float:
    """The height that is left to the panels."""
    return float(layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])


@pytest.mark.parametrize("panels", ["panels=contour", PANELS])
@pytest.mark.parametrize("size", ["320,160", "320,120", "200,100", "160,90", "120,90", "960,540"])
def test_the_panels_keep_their_part_of_the_height(client: TestClient, size: str, panels: str) -> None:
    caption = "" if size in ("200,100", "160,90", "120,90") else "caption=" + "%20".join(["word"] * 20)
    query = f"landscape=ravine&optimizer=sgd(lr=0.9)&steps=5&{panels}&size={size}&font=8&overlays=fill&{caption}"
    layout = loaded(client, query)["layout"]
    assert room(layout) >= 0.35 * layout["height"]
    large = size == "960,540"
    assert ("sliders" in layout) is ("updatemenus" in layout) is large
    domains = [layout[key]["domain"] for key in layout if key.startswith("yaxis")]
    assert min(end - start for start, end in domains) * room(layout) > 2
    titles = {"<b>Ravine</b>", "<b>Loss</b>"} & {note["text"] for note in layout["annotations"]}
    labelled = {layout[key].get("showticklabels", True) for key in layout if key.startswith("yaxis")}
    named = "title" in layout["yaxis"]
    if large:
        assert titles
        assert named
        assert labelled == {True}
    elif panels == PANELS:
        assert not titles
        assert not named
        assert labelled == {False}


def test_a_small_figure_plays_without_its_slider(client: TestClient) -> None:
    found = loaded(client, "size=160,90&steps=5&optimizer=sgd(lr=0.9)&panels=contour")
    assert len(found["frames"]) == 6
    assert "sliders" not in found["layout"]


@pytest.mark.parametrize(
    ("size", "caption"), [("1000,300", "W" * 300), ("480,360", "가나다" * 60), ("480,360", "a " + "W" * 60 + " b")]
)
def test_a_word_that_is_wider_than_the_figure_is_broken(client: TestClient, size: str, caption: str) -> None:
    text = loaded(client, f"size={size}&caption={caption}&steps=2&frames=2")["layout"]["annotations"][0]
    lines = text["text"].split("<br>")
    assert "".join(lines).replace(" ", "") == caption.replace(" ", "")
    letters = int(size.partition(",")[0]) / text["font"]["size"]
    # Both a W and a Korean letter are about as wide as they are high.
    assert max(map(len, lines)) <= letters
    assert len(lines) <= len(caption) / letters + 3


@pytest.mark.parametrize("size", ["320,240", "640,800", "960,540", "3840,2160"])
@pytest.mark.parametrize("count", range(1, 8))
def test_panels_lie_beside_one_another_within_the_figure(size: str, count: int) -> None:
    panels = ",".join(PANELS.removeprefix("panels=").split(",")[:count])
    scene, view = understand(f"optimizer=adam&steps=2&frames=2&panels={panels}&size={size}")
    layout = figure(compose(scene, view), Context(link=""))["layout"]
    boxes = [
        (layout[key]["domain"], layout[key.replace("x", "y", 1)]["domain"]) for key in layout if key.startswith("xaxis")
    ]
    boxes += [(layout["scene"]["domain"]["x"], layout["scene"]["domain"]["y"])] if "surface" in panels else []
    assert len(boxes) == count + 2 * ("state" in panels)
    for (x0, x1), (y0, y1) in boxes:
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
    for place, (one_x, one_y) in enumerate(boxes):
        for other_x, other_y in boxes[:place]:
            apart = [a[1] <= b[0] or b[1] <= a[0] for a, b in ((one_x, other_x), (one_y, other_y))]
            assert any(apart)
