"""The address always holds the scene and the view, and what cannot be read of it is told."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

LONG = (
    "landscape=x**2/20+y**2+x*y/10&domain=-8,8,-4,4&start=-7,2&start=3,1&"
    "optimizer=sgd(lr=0.5,weight_decay=0.01)&optimizer=adam(lr=0.3,beta1=0.5)&steps=50"
)


@pytest.mark.journey
def test_a_scene_comes_back_from_its_address(explorer: Explorer) -> None:
    explorer.open(LONG)
    drawn = explorer.paths()
    assert [path["x"] for path in drawn] == [one["x"] for one in explorer.trajectories(LONG)]
    explorer.page.reload()
    explorer.settle()
    assert explorer.paths() == drawn
    assert explorer.query == LONG


@pytest.mark.journey
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


@pytest.mark.journey
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


def test_what_trackers_hang_on_a_link_is_taken_off(explorer: Explorer) -> None:
    explorer.open("landscape=sphere&utm_source=mail&fbclid=abc&steps=9")
    explorer.expect_query("landscape=sphere&steps=9")
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    expect(explorer.page.locator("#status")).to_be_empty()


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
