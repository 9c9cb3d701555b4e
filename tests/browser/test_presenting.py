"""What a lecturer does: present, walk through examples, light one optimizer, change the language, start over."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from tests.browser.test_space import DRIVER

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"


def _opacities(explorer: Explorer) -> list[float]:
    found: list[float] = explorer.page.evaluate(
        """() => document.querySelector("#path-layer").traces.filter((trace) => trace.name)
            .map(({ opacity }) => opacity)"""
    )
    return found


@pytest.mark.journey
def test_the_presenters_mode_leaves_what_an_audience_needs(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.keyboard.press("p")
    explorer.expect_query(f"{TWO}&present=true")
    expect(explorer.page.locator(".controls")).to_be_hidden()
    expect(explorer.row(0).locator(".learning-rate")).to_have_text("0.95")
    large = explorer.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert large >= 20
    explorer.page.keyboard.press("ArrowLeft")
    expect(explorer.page.locator("#step")).to_have_text("step 29 of 30")
    for width, height in ((1024, 768), (800, 600), (1280, 720)):
        explorer.page.set_viewport_size({"width": width, "height": height})
        for part in ("#path-layer", ".plot-footer", "#play"):
            expect(explorer.page.locator(part).first).to_be_in_viewport(ratio=1)
        below = explorer.page.evaluate(
            "document.querySelector('.plot-footer').getBoundingClientRect().top"
            " - document.querySelector('#path-layer').getBoundingClientRect().bottom"
        )
        assert below >= 0
    explorer.page.keyboard.press("Escape")
    expect(explorer.page.locator(".controls")).to_be_visible()


def test_keys_change_how_fast_and_how_often_it_plays(explorer: Explorer) -> None:
    """Also where nothing else does, and what they did is said there."""
    explorer.open(f"{TWO}&speed=3")
    explorer.page.keyboard.press("p")
    said = explorer.page.locator("#remark")
    for key, query, words in (
        (">", "&speed=4", "Speed 4×"),
        (">", "&speed=4", "Speed 4×"),
        ("<", "&speed=2", "Speed 2×"),
        ("<", "", "Speed 1×"),
        ("<", "&speed=0.5", "Speed 0.5×"),
        ("l", "&speed=0.5&loop=true", "Plays again and again"),
        ("l", "&speed=0.5", "Plays once"),
    ):
        explorer.page.keyboard.press(key)
        explorer.expect_query(f"{TWO}&present=true{query}")
        expect(said).to_have_text(words)
        expect(said).to_be_in_viewport(ratio=1)


def test_space_plays_whatever_was_clicked_before(explorer: Explorer) -> None:
    """Who presents looks at the audience, not at what has the focus."""
    explorer.open(f"{TWO}&steps=100&speed=0.25")
    page, play = explorer.page, explorer.page.locator("#play")
    page.locator("#present").click()
    page.keyboard.press(" ")
    expect(play).to_have_attribute("data-playing", "true")
    page.keyboard.press(" ")
    page.locator("#presets-open").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#preset")).to_be_visible()
    expect(play).to_have_attribute("data-playing", "true")
    page.keyboard.press(" ")
    expect(play).to_have_attribute("data-playing", "false")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert "present=true" in explorer.page.url


def test_space_plays_after_a_start_was_dragged(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&steps=100&speed=0.25&at=0")
    handle = explorer.page.locator(".handle").first
    handle.focus()
    explorer.page.keyboard.press(" ")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")


def test_the_list_of_keys_opens_at_its_top(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 1024, "height": 400})
    explorer.open()
    explorer.page.keyboard.press("?")
    expect(explorer.page.locator("#keys-heading")).to_be_in_viewport(ratio=1)
    expect(explorer.page.locator("#keys kbd").first).to_be_in_viewport(ratio=1)
    explorer.page.keyboard.press("End")
    expect(explorer.page.locator("#keys kbd").last).to_be_in_viewport(ratio=1)
    explorer.page.get_by_role("button", name="Close").click()
    expect(explorer.page.locator("#keys")).to_be_hidden()


def test_keys_are_heard_before_there_is_anything_to_play(explorer: Explorer) -> None:
    explorer.hold("**/api/v1/trajectories*")
    explorer.page.goto(f"{explorer.server}/?speed=0.5")
    entries = explorer.page.evaluate("history.length")
    for key in (">", ">", "l", "l", "l"):
        explorer.page.keyboard.press(key)
    explorer.expect_query("speed=2&loop=true")
    # As anything that changes only how it plays, it is nothing that Back undoes.
    assert explorer.page.evaluate("history.length") == entries
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("#speed")).to_have_value("2")
    expect(explorer.page.locator("#loop")).to_be_checked()


@pytest.mark.parametrize(
    "event",
    [
        {"key": "P", "code": "KeyP"},
        {"key": "ㅔ", "code": "KeyP"},
        {"key": "з", "code": "KeyP"},
        {"key": "p", "code": "KeyR"},
    ],
)
def test_a_letter_is_heard_while_caps_lock_is_on_or_the_keyboard_writes_hangul(
    explorer: Explorer, event: dict[str, str]
) -> None:
    explorer.open(TWO)
    explorer.page.locator("body").dispatch_event("keydown", event)
    explorer.expect_query(f"{TWO}&present=true")
    # With Shift it is another, and AltGr writes one of its own.
    explorer.page.locator("body").dispatch_event("keydown", {"key": "ł", "code": "KeyL", "modifierAltGraph": True})
    explorer.page.locator("body").dispatch_event("keydown", {**event, "key": event["key"].upper(), "shiftKey": True})
    explorer.expect_query(f"{TWO}&present=true")


def test_the_charts_that_were_put_aside_come_back(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,learning_rate")
    explorer.page.keyboard.press("h")
    explorer.expect_query(f"{TWO}&panels=contour")
    explorer.page.keyboard.press("h")
    explorer.expect_query(f"{TWO}&panels=contour,loss,learning_rate")


def test_the_learning_rate_is_seen_beside_a_long_name(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 1024, "height": 768})
    explorer.page.goto(
        f"{explorer.server}/?present=true&start=-7,2&start=3.25,-1.5&steps=40"
        "&optimizer=momentum(lr=0.12,schedule=cosine(t_max=30))&optimizer=momentum(lr=0.12)"
    )
    expect(explorer.row(0).locator(".learning-rate")).to_be_in_viewport(ratio=1)


@pytest.mark.journey
def test_one_optimizer_after_the_other_stands_in_the_light(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.mouse.move(2, 2)
    explorer.page.keyboard.press("o")
    expect(explorer.row(0)).to_have_class("is-inspected")
    assert sorted(_opacities(explorer)) == [0.22, 1]
    for _ in range(2):
        explorer.page.keyboard.press("o")
    assert _opacities(explorer) == [1, 1]


def test_the_light_goes_out_with_the_scene(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.mouse.move(2, 2)
    for _ in range(2):
        explorer.page.keyboard.press("o")
    explorer.page.locator("#reset").click()
    explorer.expect_query("")
    explorer.page.mouse.move(2, 2)
    expect(explorer.page.locator(".card")).to_have_count(5)
    assert _opacities(explorer) == [1] * 5


@pytest.mark.journey
def test_a_remote_control_walks_through_the_examples(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/?present=true&preset=too_small&landscape=sphere&optimizer=sgd(lr=0.01)")
    expect(explorer.page.locator("#preset-place")).to_have_text("2 of 26")
    explorer.page.keyboard.press("PageDown")
    expect(explorer.page.locator("#preset-place")).to_have_text("3 of 26")
    explorer.page.keyboard.press("PageUp")
    expect(explorer.page.locator("#preset-place")).to_have_text("2 of 26")


@pytest.mark.journey
def test_the_language_is_switched_where_one_is(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&at=7")
    explorer.page.get_by_role("link", name="한국어").click()
    explorer.expect_query(f"{TWO}&lang=ko&at=7")
    expect(explorer.page.locator("html")).to_have_attribute("lang", "ko")
    expect(explorer.row(0).locator(".outcome")).to_contain_text("스텝을 마쳤습니다")
    explorer.page.get_by_role("link", name="English").click()
    expect(explorer.row(0).locator(".outcome")).to_contain_text("Took all 30 steps")


def test_switching_the_language_keeps_the_step_of_what_plays(explorer: Explorer) -> None:
    explorer.open("steps=100&speed=0.25&at=7")
    explorer.page.locator("#play").click()
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")
    explorer.page.get_by_role("link", name="한국어").click()
    expect(explorer.page.locator("html")).to_have_attribute("lang", "ko")
    expect(explorer.page).to_have_url(re.compile(r"&at=([7-9]|[1-4]\d)(&|$)"))


@pytest.mark.journey
def test_reset_is_undone_by_back(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/?{TWO}&colorscale=earth&panels=contour")
    expect(explorer.page.locator(".card")).to_have_count(2)
    explorer.page.locator("#reset").click()
    explorer.expect_query("")
    expect(explorer.page.locator("#loss")).to_be_visible()
    explorer.page.go_back()
    expect(explorer.page.locator(".card")).to_have_count(2)
    expect(explorer.page.locator("#loss")).to_be_hidden()


def test_a_step_under_the_pointer_is_marked_on_the_map(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    box = explorer.page.locator("#loss").bounding_box()
    assert box is not None
    explorer.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    marked = explorer.page.evaluate(
        """() => { const { traces } = document.querySelector("#path-layer");
            const mark = traces.at(-3), path = traces.find(({ name }) => name);
            return [mark.x.length, path.x.includes(mark.x[0])]; }"""
    )
    assert marked == [1, True]


def test_two_charts_are_seen_whole_beside_the_map_even_internals(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 1024, "height": 768})
    explorer.open("optimizer=sgd&optimizer=adam(lr=0.3)&panels=contour,loss,state&inspect=Adam")
    explorer.page.keyboard.press("p")
    expect(explorer.page.locator("#state[data-drawn]")).to_be_visible()
    for course in explorer.page.locator(".course").all():
        expect(course).to_be_in_viewport(ratio=1)
    charts = explorer.page.locator("#charts")
    assert charts.evaluate("(charts) => charts.scrollHeight - charts.clientHeight") == 0


@pytest.mark.parametrize("panels", ["surface,loss", "loss,grad_norm,distance"])
def test_two_charts_are_seen_whole_beside_a_long_table_as_well(explorer: Explorer, panels: str) -> None:
    explorer.forgive(DRIVER)
    explorer.page.set_viewport_size({"width": 1280, "height": 720})
    explorer.open(f"panels=contour,{panels}")
    explorer.page.keyboard.press("p")
    expect(explorer.page.locator(".card").first).to_be_hidden()
    box = explorer.page.locator("#charts").bounding_box()
    charts = [explorer.page.locator(".course").nth(place).bounding_box() for place in range(2)]
    assert box
    for chart in charts:
        assert chart
        assert chart["y"] + chart["height"] <= box["y"] + box["height"] + 1
        assert chart["height"] > 150


@pytest.mark.parametrize("panels", ["contour,loss,inspector", "contour,inspector"])
def test_the_step_that_is_looked_into_has_room_on_a_low_screen(explorer: Explorer, panels: str) -> None:
    explorer.page.set_viewport_size({"width": 1024, "height": 768})
    explorer.open(f"panels={panels}&at=3" if "loss" in panels else "")
    if "loss" not in panels:
        for chart in ("Loss", "Inspector"):
            explorer.page.locator(".chart-bar").get_by_role("button", name=chart).click()
    explorer.page.keyboard.press("p")
    for name in ("SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"):
        expect(explorer.page.locator("#outcome-rows").get_by_text(name, exact=True)).to_be_in_viewport()
    expect(explorer.page.locator("#inspector")).to_be_in_viewport(ratio=0.4)
    explorer.page.wait_for_function(
        """() => {
            const heights = ["#inspector", ".charts"].map((part) => document.querySelector(part).offsetHeight);
            return heights[0] > 0.5 * heights[1];
        }"""
    )


def test_the_picture_of_the_landscape_is_there_after_a_link_that_began_presenting(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.server}/?present=true")
    expect(page.locator("body[data-ready]")).to_be_attached()
    page.keyboard.press("p")
    canvas = page.locator("#landscape-picture")
    expect(canvas).to_be_visible()
    painted = "(canvas) => canvas.width > 20 && canvas.getContext('2d').getImageData(9, 9, 1, 1).data[3] === 255"
    page.wait_for_function(painted, arg=canvas.element_handle())
