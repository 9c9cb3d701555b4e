"""The address always holds the scene; what is refused is told, and a server that is gone for a while does no harm."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, problem

LONG = (
    "landscape=x**2/20+y**2+x*y/10&domain=-8,8,-4,4&start=-7,2&start=3,1&"
    "optimizer=sgd(lr=0.5,weight_decay=0.01)&optimizer=adam(lr=0.3,beta1=0.5)&steps=50"
)


def test_a_scene_comes_back_from_its_address(explorer: Explorer) -> None:
    explorer.open(LONG)
    drawn = explorer.paths()
    assert [path["x"] for path in drawn] == [one["x"] for one in explorer.trajectories(LONG)]
    explorer.page.reload()
    explorer.settle()
    assert explorer.paths() == drawn
    assert explorer.query == LONG


def test_back_and_forward_walk_through_the_scenes(explorer: Explorer) -> None:
    explorer.open()
    explorer.choose("rosenbrock")
    explorer.expect_query("landscape=rosenbrock")
    explorer.choose("himmelblau")
    explorer.expect_query("landscape=himmelblau")
    explorer.page.go_back()
    expect(explorer.page.locator("#landscape-name")).to_have_text("Rosenbrock")
    explorer.page.go_back()
    expect(explorer.page.locator("#landscape-name")).to_have_text("Ravine")
    explorer.until("starts", [[-7, 2]])
    explorer.page.go_forward()
    expect(explorer.page.locator("#landscape-name")).to_have_text("Rosenbrock")
    explorer.expect_query("landscape=rosenbrock")


def test_a_formula_leaves_the_suggestion_a_suggestion(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.get_by_label("Formula in x and y").fill("x**2+y**2")
    expect(explorer.page).to_have_url(re.compile(r"optimizer=sgd\(lr=0\.95\)"))
    explorer.choose("rosenbrock")
    explorer.expect_query("landscape=rosenbrock")


@pytest.mark.parametrize("landscape", ["rosenbrock", "goldstein_price"])
def test_a_formula_leaves_the_suggestion_a_suggestion_after_a_reload(explorer: Explorer, landscape: str) -> None:
    explorer.open(f"landscape={landscape}")
    explorer.page.get_by_label("Formula in x and y").fill("x**2+y**2")
    expect(explorer.page).to_have_url(re.compile(r"optimizer=sgd\(lr=.*steps="))
    explorer.page.reload()
    explorer.settle()
    explorer.choose("himmelblau")
    explorer.expect_query("landscape=himmelblau")


def test_an_optimizer_changed_beside_a_formula_is_a_choice(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.get_by_label("Formula in x and y").fill("x**2+y**2")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.5")
    entry.press("Enter")
    expect(explorer.page).to_have_url(re.compile(r"optimizer=sgd\(lr=0\.5\)"))
    explorer.choose("rosenbrock")
    expect(explorer.page).to_have_url(re.compile(r"\?landscape=rosenbrock&optimizer=sgd\(lr=0\.5\)&"))


def test_a_slider_moved_again_after_back_is_a_new_step(explorer: Explorer) -> None:
    start = "optimizer=sgd(lr=0.95)"
    explorer.open(start)
    slider = explorer.card(0).locator("input[type=range]").first
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    place = slider.input_value()
    for _ in range(2):
        slider.press("ArrowLeft")
        slider.press("ArrowLeft")
        expect(entry).not_to_have_value("0.95")
        explorer.expect_query(f"optimizer=sgd(lr={entry.input_value()})")
        explorer.page.go_back()
        explorer.expect_query(start)
        expect(entry).to_have_value("0.95")
        expect(slider).to_have_value(place)


def test_the_numbers_are_one_click_away(explorer: Explorer) -> None:
    explorer.open(LONG)
    href = explorer.page.get_by_role("link", name="Numbers").get_attribute("href")
    assert href == f"/api/v1/trajectories?{LONG}"


def test_only_the_newest_of_quick_edits_counts(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    for rate in ("0.1", "0.2", "0.3", "0.4"):
        entry.fill(rate)
        entry.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    assert explorer.paths()[0]["x"] == explorer.trajectories("optimizer=sgd(lr=0.4)")[0]["x"]


def test_an_edit_overtaken_while_it_waits_for_its_ground_is_given_up(explorer: Explorer) -> None:
    query = "landscape=x**2%2By**2&domain=-8,8,-4,4&start=-7,2&optimizer=sgd(lr=0.1)"
    explorer.open(query)
    explorer.hold("**/surface")
    edge = explorer.page.get_by_label("x from")
    with explorer.page.expect_response("**/trajectories"):
        edge.fill("-9")
        edge.press("Enter")
    with explorer.page.expect_event("requestfailed", lambda request: request.url.endswith("/surface")):
        edge.fill("-8")
        edge.press("Enter")
    explorer.release()
    expect(explorer.page.locator("body")).not_to_have_attribute("data-busy", "")
    assert explorer.page.evaluate("document.querySelector('#ground-layer').data[0].x[0]") == -8


def test_a_refused_edit_leaves_the_one_before_it(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    explorer.hold("**/trajectories")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.7")
    entry.press("Enter")
    steps = explorer.page.locator("#steps")
    steps.fill("0")
    steps.press("Enter")
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.7)")
    expect(explorer.page.locator("#status")).not_to_be_empty()
    expect(steps).to_have_attribute("aria-invalid", "true")
    expect(entry).to_have_value("0.7")


def test_a_refusal_names_the_card(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)")
    entry = explorer.card(1).locator("[data-field='optimizers[1].lr']")
    entry.fill("-1")
    entry.press("Enter")
    expect(explorer.page.locator("#status")).to_have_text("Adam: lr must be at least 0, not -1")


def test_a_server_that_declines_a_fine_ground_is_asked_for_its_own(explorer: Explorer) -> None:
    explorer.forgive("status of 422")
    told = problem(422, "Too fine.", {"field": "resolution", "message": "resolution: too fine"})
    explorer.page.route("**/surface?*resolution=*", lambda route: route.fulfill(**told))
    explorer.open()
    expect(explorer.page.locator("#status")).to_be_empty()


def test_plots_that_cannot_be_drawn_are_not_the_server(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.page.route("**/plotly*.js*", lambda route: route.abort())
    explorer.page.goto(explorer.server)
    expect(explorer.page.locator("#status")).to_contain_text("The plots cannot be drawn")


def test_a_server_that_is_gone_is_waited_for(explorer: Explorer) -> None:
    explorer.forgive("ERR_INTERNET_DISCONNECTED")
    explorer.open("optimizer=sgd(lr=0.95)")
    before = explorer.paths()
    explorer.page.context.set_offline(True)
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.4")
    entry.press("Enter")
    expect(explorer.page.locator("#status")).to_have_text("The server does not answer. Trying again …")
    assert explorer.paths() == before
    explorer.page.context.set_offline(False)
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    expect(explorer.page.locator("#status")).to_be_empty()


NO_ANSWERS = [
    (200, "{}"),
    (200, "null"),
    (200, '"hello"'),
    (200, "<html></html>"),
    (200, '{"trajectories": 5, "problem": null}'),
    (200, '{"trajectories": [{}], "problem": null}'),
    (200, '{"trajectories": [], "scene": {}, "query": "", "problem": null}'),
    (200, '{"x": [1], "y": [1], "z": [], "problem": null}'),
    (403, "<html>Forbidden</html>"),
    (404, "{}"),
    (422, '{"errors": [{}]}'),
    (422, '{"detail": [{"loc": ["a"], "msg": "b"}]}'),
]
"""What something between the page and the server may say in its place."""


@pytest.mark.parametrize(("status", "body"), NO_ANSWERS)
def test_what_is_no_answer_is_as_none(explorer: Explorer, status: int, body: str) -> None:
    explorer.forgive(f"status of {status}")
    explorer.open("optimizer=sgd(lr=0.95)")
    before = explorer.paths()
    explorer.page.route(
        "**/api/v1/**", lambda route: route.fulfill(status=status, body=body, content_type="application/json")
    )
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.4")
    entry.press("Enter")
    expect(explorer.page.locator("#status")).to_have_text("The server does not answer. Trying again …")
    assert explorer.paths() == before
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    expect(explorer.page.locator("#status")).to_be_empty()


@pytest.mark.parametrize(("status", "body"), NO_ANSWERS)
@pytest.mark.parametrize("asked", ["trajectories", "surface"])
def test_what_is_no_answer_to_a_part_of_a_question_is_as_none(
    explorer: Explorer, status: int, body: str, asked: str
) -> None:
    explorer.forgive(f"status of {status}")
    explorer.page.route(
        f"**/api/v1/{asked}*", lambda route: route.fulfill(status=status, body=body, content_type="application/json")
    )
    explorer.page.goto(f"{explorer.server}/?optimizer=sgd(lr=0.95)")
    expect(explorer.page.locator("#status")).to_have_text("The server does not answer. Trying again …")
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("#status")).to_be_empty()
    assert explorer.query == "optimizer=sgd(lr=0.95)"


def test_a_page_that_opens_to_no_answers_waits_for_the_server(explorer: Explorer) -> None:
    explorer.page.route("**/api/v1/**", lambda route: route.fulfill(body="{}", content_type="application/json"))
    explorer.page.goto(f"{explorer.server}/?optimizer=sgd(lr=0.95)")
    expect(explorer.page.locator("#status")).to_have_text("The server does not answer. Trying again …")
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("#status")).to_be_empty()


def test_on_a_phone_what_is_said_moves_nothing_and_is_seen_from_everywhere(explorer: Explorer) -> None:
    explorer.forgive("ERR_INTERNET_DISCONNECTED")
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open()
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.scroll_into_view_if_needed()
    before = entry.bounding_box()
    explorer.page.context.set_offline(True)
    entry.fill("0.4")
    entry.press("Enter")
    line = explorer.page.locator("#status")
    expect(line).to_have_text("The server does not answer. Trying again …")
    expect(line).to_be_in_viewport(ratio=1)
    assert entry.bounding_box() == before
    explorer.page.context.set_offline(False)
    expect(line).to_be_hidden()


def test_a_step_beyond_the_last_is_told_and_leaves_the_address(explorer: Explorer) -> None:
    explorer.open("at=99&theme=dark")
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    expect(explorer.page.locator("#status")).to_contain_text("at: there is no step 99; the last one is 30.")
    explorer.expect_query("theme=dark")
    explorer.open("at=20")
    explorer.page.locator("#steps").fill("12")
    explorer.page.locator("#steps").press("Enter")
    explorer.expect_query("steps=12")
    explorer.page.go_back()
    expect(explorer.page.locator("#step")).to_have_text("step 20 of 30")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [1440, 1280, 1100, 1000, 800])
def test_a_long_remark_has_a_row_of_its_own_and_leaves_the_tools_where_they_are(
    explorer: Explorer, width: int, lang: str
) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.open(f"lang={lang}")
    tools, line = explorer.page.locator(".header-tools"), explorer.page.locator("#status")
    before = tools.bounding_box()
    for query in ("foo=1", "optimiser=sgd&foo=1&speed=50&theme=pink"):
        explorer.open(f"{query}&lang={lang}")
        expect(line).not_to_be_empty()
        after, told = tools.bounding_box(), line.bounding_box()
        assert before
        assert after
        assert told
        assert (after["x"], after["width"]) == (before["x"], before["width"])
        # Beside the tools it has two lines at the most.
        assert told["height"] < 40 or told["width"] > 0.9 * width
        assert told["height"] < 60


def test_what_cannot_be_read_of_a_view_is_passed_over_and_told(explorer: Explorer) -> None:
    """All that can be read is shown; the sentence is gone with the next change."""
    explorer.open("speed=50&panels=contour,loss,foo&sort=foo&theme=dark&at=1e1")
    status = explorer.page.locator("#status")
    expect(status).to_contain_text("speed must be at most 16, not 50.")
    expect(status).to_contain_text("there is no 'foo'")
    expect(explorer.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(explorer.page.locator("#speed")).to_have_value("1")
    expect(explorer.page.locator("#step")).to_have_text("step 10 of 30")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(status).to_have_text("")
    explorer.expect_query("steps=12&theme=dark&at=10")


def test_a_key_that_there_is_not_is_passed_over_and_told(explorer: Explorer) -> None:
    """Also after going back to the link; with the next change it is gone from the address."""
    explorer.open("landscape=sphere&%66oo=1&steps=9&inspect=Nobody")
    status = explorer.page.locator("#status")
    expect(status).to_contain_text("A part of this link cannot be read and is passed over. 'foo': there is no such key")
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(status).to_be_empty()
    explorer.expect_query("landscape=sphere&steps=12")
    explorer.page.go_back()
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    expect(status).to_be_empty()


def test_what_trackers_hang_on_a_link_is_taken_off(explorer: Explorer) -> None:
    explorer.open("landscape=sphere&utm_source=mail&fbclid=abc&steps=9")
    explorer.expect_query("landscape=sphere&steps=9")
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    expect(explorer.page.locator("#status")).to_be_empty()


def test_back_to_a_link_that_cannot_be_read_shows_what_it_showed(explorer: Explorer) -> None:
    explorer.forgive("status of 422")
    explorer.open("landscape=sphere&steps=0")
    expect(explorer.page.locator("#status")).to_contain_text("here is the textbook scene instead")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator("#step")).to_have_text("step 12 of 12")
    explorer.page.go_back()
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    expect(explorer.page.locator("#status")).to_contain_text("here is the textbook scene instead")


def test_a_speed_of_a_link_is_one_of_the_choices(explorer: Explorer) -> None:
    explorer.open("speed=3")
    expect(explorer.page.locator("#speed option:checked")).to_have_text("3×")


def test_every_digit_of_a_learning_rate_is_seen(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.0102)&optimizer=momentum(lr=0.00123)&optimizer=adam(lr=0.000123)")
    for index in range(3):
        field = explorer.card(index).locator(".entry input").first
        assert field.evaluate("(field) => field.scrollWidth <= field.clientWidth")


def test_a_deep_zoom_has_level_ticks_that_do_not_meet(explorer: Explorer) -> None:
    explorer.open("window=-7.12253416721,-7.12253413209,2.0187793304,2.01877934796")
    boxes = explorer.page.locator("#path-layer .xtick text").evaluate_all(
        "ticks => ticks.map((tick) => tick.getBoundingClientRect())"
        ".map(({ left, right, height }) => [left, right, height])"
    )
    assert len(boxes) > 1
    for (_, right, height), (left, _, _) in pairwise(sorted(boxes)):
        assert right < left
        assert height < 25
