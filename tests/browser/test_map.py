"""The map: what is drawn of the ground, starts by hand and by keyboard, and paths that leave."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

from app.figures import points
from app.figures.edge import Edge, Sheet, away
from app.figures.picture import compose, understand
from app.figures.places import Gone, head
from app.i18n import tell
from tests.browser.explorer import Explorer
from tests.browser.ground import edge_labels, heads, surfaces_asked

ONE = "optimizer=sgd(lr=0.1)"


@pytest.mark.journey
def test_a_click_with_alt_adds_a_start(explorer: Explorer) -> None:
    explorer.open(ONE)
    explorer.page.keyboard.down("Alt")
    explorer.page.mouse.click(*explorer.at(4, 3))
    explorer.page.keyboard.up("Alt")
    expect(explorer.page.locator(".handle")).to_have_count(2)
    (first, second) = (path["x"][0] for path in explorer.paths())
    assert (first, round(second, 1)) == (-7, 4)


def test_starts_are_moved_and_removed_by_keyboard(explorer: Explorer) -> None:
    explorer.open(f"start=-7,2&start=3,1&{ONE}")
    first = explorer.page.get_by_role("button", name="Start 1 at (−7, 2)")
    first.focus()
    explorer.page.keyboard.press("ArrowRight")
    explorer.page.keyboard.press("ArrowRight")
    explorer.page.keyboard.press("Shift+ArrowDown")
    explorer.until("starts", [[-6.8, 1], [3, 1]])
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    explorer.page.keyboard.press("Tab")
    expect(explorer.page.get_by_role("button", name="Start 2 at (3, 1)")).to_be_focused()
    explorer.page.keyboard.press("Delete")
    explorer.until("starts", [[-6.8, 1]])
    expect(explorer.page.get_by_role("button", name="Start 1 at (−6.8, 1)")).to_be_focused()
    explorer.page.go_back()
    explorer.page.go_back()
    explorer.until("starts", [[-7, 2], [3, 1]])


@pytest.mark.journey
def test_overlays_are_put_on_and_taken_off(explorer: Explorer) -> None:
    explorer.open(ONE)
    asked = surfaces_asked(explorer)
    explorer.page.get_by_label("Contours and overlays").first.click()
    explorer.page.get_by_label("streamlines").check()
    expect(explorer.page).to_have_url(re.compile("overlays=fill,lines,streams,points,legend"))
    expect(explorer.page.locator("#legend")).to_contain_text("−∇f")
    explorer.page.get_by_label("Minima, saddles, maxima").uncheck()
    expect(explorer.page.locator("#legend")).not_to_contain_text("minimum")
    explorer.page.get_by_label("Values on the lines").check()
    explorer.until("labels", True)
    assert asked[0]["include"] == ["gradient"]
    explorer.page.get_by_label("Cividis").check()
    expect(explorer.page).to_have_url(re.compile("colorscale=cividis"))
    explorer.page.get_by_role("button", name="Reset", exact=True).last.click()
    explorer.expect_query(ONE)
    explorer.page.keyboard.press("Escape")
    expect(explorer.page.get_by_label("streamlines")).to_be_hidden()


@pytest.mark.journey
def test_the_number_and_the_spacing_of_levels_can_be_chosen(explorer: Explorer) -> None:
    explorer.open(ONE)
    asked = surfaces_asked(explorer)
    explorer.page.get_by_label("Contours and overlays").first.click()
    entry = explorer.page.get_by_role("textbox", name="Number of levels")
    expect(entry).to_have_value("24")
    explorer.page.get_by_label("logarithmic").check()
    expect(explorer.page).to_have_url(re.compile("scale=log"))
    entry.fill("8")
    entry.press("Enter")
    expect(explorer.page).to_have_url(re.compile("levels=8&scale=log"))
    explorer.until("levels", 8)
    assert (asked[-1]["levels"], asked[-1]["scale"]) == (8, "log")
    entry.fill("500")
    entry.press("Enter")
    expect(explorer.page.locator("#remark")).to_have_text(
        "The number of levels must be a whole number from 2 to 200, not 500."
    )
    expect(entry).to_have_value("8")


@pytest.mark.journey
def test_arrows_point_the_way_of_the_served_gradient(explorer: Explorer) -> None:
    explorer.open(f"landscape=x%2B2*y&domain=0,1,0,1&start=0.5,0.5&{ONE}&overlays=arrows")
    explorer.until("field", True)
    lines = explorer.page.evaluate(
        "() => (({ x, y }) => ({ x, y }))(document.querySelector('#ground-layer').traces.at(-2))"
    )
    ways = [
        (lines["x"][at + 1] - lines["x"][at], lines["y"][at + 1] - lines["y"][at])
        for at in range(0, len(lines["x"]), 3)
    ]
    assert len(ways) == 400
    for across, up in ways:
        assert across < 0
        assert up == pytest.approx(2 * across)


def test_a_path_that_never_was_in_the_picture_says_where_it_is(explorer: Explorer) -> None:
    explorer.open("start=30,4&optimizer=sgd(lr=0.1)&steps=2&at=0")
    head = heads(explorer)
    assert (head["marker"]["symbol"], head["marker"]["angle"]) == (["triangle-up"], [90])
    assert (head["x"], head["y"]) == ([10], [4])
    assert edge_labels(explorer) == ["20 away at step 0"]
    assert "SGD is not in the picture" in head["hovertext"][0]


def test_many_paths_do_not_hide_one_another(explorer: Explorer) -> None:
    """All casings lie below all lines, and what is drawn of each becomes finer."""
    starts = "&".join(f"start={x},{y}" for x in (-8, -5, 2, 5, 8) for y in (-3, 1, 4))
    explorer.open(f"{starts}&optimizer=sgd(lr=0.1)&steps=5")
    drawn = explorer.page.evaluate(
        "() => document.querySelector('#path-layer').traces.filter(({ mode }) => mode === 'lines')"
        ".map(({ name, line, x }) => [Boolean(name), line.width, x.length])"
    )
    assert [named for named, _, _ in drawn] == [False] * 15 + [True] * 15
    assert drawn[-1][1] == pytest.approx(2.25 * (12 / 15) ** 0.5)
    explorer.page.get_by_role("button", name="One step back").click()
    expect(explorer.page.locator("#step")).to_have_text("step 4 of 5")
    assert {len(path["x"]) for path in explorer.paths()} == {5}


@pytest.mark.journey
def test_a_path_that_left_says_how_far_away_it_is_and_when(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=1.1)&at=20")
    (served,) = explorer.trajectories("optimizer=sgd(lr=1.1)")
    assert heads(explorer)["marker"]["symbol"] == ["triangle-up"]
    distance = abs(served["y"][20]) - 5
    assert edge_labels(explorer) == [f"{distance:.2g} away at step 20"]
    assert "left the picture after step" in heads(explorer)["hovertext"][0]
    explorer.page.get_by_role("button", name="One step back").click()
    expect(explorer.page.locator("#step")).to_have_text("step 19 of 30")
    assert edge_labels(explorer)[0].endswith("away at step 19")


@pytest.mark.parametrize("extra", ["", "&lang=ko"])
def test_paths_that_left_at_one_place_are_told_one_below_the_other(explorer: Explorer, extra: str) -> None:
    explorer.open(f"landscape=saddle&start=-1.5,0&start=-1.5,1e-06{extra}")
    rooms = [
        room
        for room in explorer.page.evaluate("() => document.querySelector('#path-layer').placed.at(-1).rooms")
        if room
    ]
    assert len(rooms) == 3
    for one, other in combinations(rooms, 2):
        beside = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
    size = explorer.page.locator("#path-layer").bounding_box()
    assert size
    assert all(0 <= room["left"] < room["right"] <= size["width"] for room in rooms)


@pytest.mark.parametrize("query", ["landscape=saddle&start=-1.5,0&start=-1.5,1e-06", "window=-1.4,-1.3,-0.7,-0.6"])
def test_the_page_places_words_as_pictures_do(explorer: Explorer, query: str) -> None:
    """The same rules, told of the same places and the same sizes."""
    picture = compose(*understand(query))
    sheet = Sheet(600.0, 400.0, 14.0, 1.0, lambda words: 7.0 * len(words))
    ends = [head(run.trajectory.path, picture.domain, picture.at) for run in picture.layered]
    found = Edge(picture, sheet, "en").words(ends)
    (x0, x1), (y0, y1) = picture.domain

    def pixels(x: float, y: float) -> tuple[float, float]:
        return (x - x0) / (x1 - x0) * sheet.width, (y1 - y) / (y1 - y0) * sheet.height

    arrows = [(*pixels(*end.at), end.angle) if isinstance(end, Gone) else None for end in ends]
    messages = [away(end) for end in ends if isinstance(end, Gone)]
    widths = [sheet.measure(tell(message, "en")) if message else 0 for message in messages]
    marks = [(*pixels(*start), 16.0) for start in points.starts(picture)]
    marks += [(*pixels(p.x, p.y), points.KINDS[k].size) for k, some in points.seen(picture).items() for p in some]
    marks += [(*arrow[:2], 13) for arrow in arrows if arrow]
    explorer.open()
    module = explorer.page.locator("link[href$='charts/edge.js']").get_attribute("href")
    rooms = explorer.page.evaluate(
        """async ([module, arrows, widths, marks, box]) => {
            const { written } = await import(module);
            const wide = widths.values();
            const words = arrows.map((arrow) => {
                const width = arrow && wide.next().value;
                return arrow && { x: arrow[0], y: arrow[1], angle: arrow[2], width: () => width };
            });
            const around = ([x, y, size]) => {
                const reach = size / 2;
                return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
            };
            return written(words, box, { line: 14, gap: 9, apart: 6 }, marks.map(around));
        }""",
        [module, arrows, widths, marks, {"left": 0, "top": 0, "right": 600, "bottom": 400}],
    )
    edge = Edge(picture, sheet, "en")
    assert sum(words is not None for words in found) > 1
    for room, words in zip(rooms, found, strict=True):
        assert (room is None) == (words is None)
        if room and words:
            middle = ((room["left"] + room["right"]) / 2, (room["top"] + room["bottom"]) / 2)
            assert middle == pytest.approx(pixels(*edge.place(words)))


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_the_hint_is_a_shorter_one_where_it_would_be_cut(explorer: Explorer, width: int, lang: str) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.open(f"lang={lang}")
    readout = explorer.page.locator("#readout")
    assert readout.evaluate("(line) => line.scrollWidth <= line.clientWidth")
    explorer.page.mouse.move(*explorer.at(2, 2))
    expect(readout).to_contain_text("f(2, 2)")
    explorer.page.mouse.move(0, 0)
    expect(readout).to_contain_text("scroll zooms" if lang == "en" else "스크롤")
