"""Choosing a landscape: from the pictures of all, by name, by keyboard."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"

_COLOURS = """canvas => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3]) seen.add(data.slice(i, i + 3).join());
    return { count: seen.size, sharp: canvas.width === Math.round(canvas.clientWidth * devicePixelRatio) };
}"""
_PAINTED = """canvas => new Promise((resolve) => {
    const ended = () => canvas.classList.contains("is-drawn") ? resolve() : requestAnimationFrame(ended);
    ended();
})"""


def _tiles(explorer: Explorer) -> Locator:
    return explorer.page.locator("#gallery .tile:visible")


def _landscapes(explorer: Explorer) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = explorer.page.request.get(f"{explorer.server}/api/v1/landscapes").json()["landscapes"]
    return found


@pytest.mark.journey
def test_every_landscape_has_its_picture(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    landscapes = _landscapes(explorer)
    expect(_tiles(explorer)).to_have_count(len(landscapes))
    for tile in _tiles(explorer).all():
        canvas = tile.locator("canvas")
        canvas.evaluate(_PAINTED)
        seen = canvas.evaluate(_COLOURS)
        assert seen["count"] > 10
        assert seen["sharp"]
    for landscape in landscapes:
        tile = explorer.page.get_by_role(
            "button", name=landscape["label"], exact=True, description=landscape["sentence"]
        )
        expect(tile.locator("math")).to_have_count(1)


def test_the_pictures_are_fetched_when_they_are_wanted(explorer: Explorer) -> None:
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.url))
    explorer.open()
    expect(explorer.page.locator("#gallery .tile").first).to_be_attached()
    assert [url for url in asked if "levels=10" in url] == []
    explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("#gallery .is-drawn")).to_have_count(len(_landscapes(explorer)))
    explorer.page.keyboard.press("Escape")
    explorer.page.locator("#landscape").click()
    assert len([url for url in asked if "levels=10" in url]) == len(_landscapes(explorer))


@pytest.mark.parametrize("reopened", [False, True])
def test_a_picture_that_could_not_come_is_fetched_again(explorer: Explorer, reopened: bool) -> None:
    explorer.forgive("Failed to load resource")
    explorer.open()
    explorer.page.route(re.compile("levels=10"), lambda route: route.abort())
    with explorer.page.expect_event("requestfailed"):
        explorer.page.locator("#landscape").click()
    expect(_tiles(explorer).first).to_be_visible()
    if reopened:
        explorer.page.keyboard.press("Escape")
    explorer.release()
    if reopened:
        explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("#gallery .is-drawn")).to_have_count(len(_landscapes(explorer)))


def test_no_picture_is_lost_or_asked_for_twice_when_it_is_closed_and_opened_in_a_hurry(explorer: Explorer) -> None:
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.url) if "levels=10" in request.url else None)
    explorer.open()
    explorer.hold("**/api/v1/surface*levels=10*")
    for _ in range(2):
        with explorer.page.expect_request(re.compile("levels=10")):
            explorer.page.locator("#landscape").click()
        explorer.page.keyboard.press("Escape")
    explorer.release()
    explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("#gallery .is-drawn")).to_have_count(len(_landscapes(explorer)))
    assert len(asked) == len({*asked}) == len(_landscapes(explorer))


def test_a_picture_that_is_refused_is_left_out(explorer: Explorer) -> None:
    """As where an operator allows smaller scenes only; the others come."""
    explorer.forgive("Failed to load resource")
    explorer.open()
    problem = json.dumps({"type": "about:blank", "title": "Too much", "status": 422, "detail": "No.", "errors": []})
    explorer.page.route(
        re.compile("landscape=himmelblau.*levels=10"),
        lambda route: route.fulfill(status=422, body=problem, content_type="application/problem+json"),
    )
    explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("#gallery .is-drawn")).to_have_count(len(_landscapes(explorer)) - 1)


@pytest.mark.journey
def test_a_landscape_is_found_and_chosen_by_keyboard(explorer: Explorer) -> None:
    explorer.open()
    button = explorer.page.locator("#landscape")
    button.focus()
    button.press("Enter")
    explorer.page.keyboard.type("hump many")
    expect(explorer.page.get_by_label("Search the landscapes")).to_be_focused()
    expect(explorer.page.get_by_role("status").filter(has_text="2 landscapes")).to_be_visible()
    expect(_tiles(explorer).locator(".tile-name")).to_have_text(["Three-hump camel", "Six-hump camel"])
    explorer.page.keyboard.press("ArrowDown")
    explorer.page.keyboard.press("ArrowRight")
    explorer.page.keyboard.press("Enter")
    explorer.expect_query("landscape=six_hump_camel")
    expect(button).to_be_focused()
    expect(button).to_have_accessible_name("Six-hump camel: choose another landscape")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("nowhere", []),
        ("ROSENBROCK", ["Rosenbrock"]),
        ("price goldstein", ["Goldstein–Price"]),
        ("non-smooth", ["Absolute value", "Bukin N. 6"]),
        ("x**2-y**2", ["Saddle", "Schaffer N. 2"]),
        ("wells three depths", ["Styblinski–Tang"]),
    ],
)
def test_the_search_reads_name_family_formula_and_sentence(explorer: Explorer, wanted: str, found: list[str]) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    explorer.page.get_by_label("Search the landscapes").fill(wanted)
    expect(_tiles(explorer).locator(".tile-name")).to_have_text(found)
    expect(explorer.page.locator("#gallery-nothing")).to_be_visible(visible=not found)


def test_the_first_find_is_chosen_with_enter(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    explorer.page.keyboard.type("eggh")
    explorer.page.keyboard.press("Enter")
    explorer.expect_query("landscape=eggholder")


def test_a_search_without_a_find_can_be_cleared(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    explorer.page.get_by_label("Search the landscapes").fill("zzz")
    explorer.page.get_by_role("button", name="Show all landscapes").click()
    expect(_tiles(explorer)).to_have_count(len(_landscapes(explorer)))
    expect(explorer.page.get_by_label("Search the landscapes")).to_be_focused()


def test_the_arrows_walk_the_grid_as_it_is_seen(explorer: Explorer) -> None:
    explorer.open("landscape=ravine")
    explorer.page.locator("#landscape").click()
    focused = explorer.page.locator("#gallery .tile:focus .tile-name")
    expect(focused).to_have_text("Ravine")
    for key, name in (
        ("ArrowDown", "Monkey saddle"),
        ("ArrowRight", "Rosenbrock"),
        ("ArrowUp", "Matyas"),
        ("ArrowLeft", "Ravine"),
        ("Home", "Sphere"),
        ("End", "Bukin N. 6"),
    ):
        explorer.page.keyboard.press(key)
        expect(focused).to_have_text(name)
    explorer.page.keyboard.press("Home")
    explorer.page.keyboard.press("ArrowUp")
    expect(explorer.page.get_by_label("Search the landscapes")).to_be_focused()


def test_escape_leaves_everything_as_it_was(explorer: Explorer) -> None:
    explorer.open("landscape=beale")
    button = explorer.page.locator("#landscape")
    button.press("Enter")
    explorer.page.keyboard.type("bowl")
    explorer.page.keyboard.press("Escape")
    expect(explorer.page.locator("#gallery")).to_be_hidden()
    expect(button).to_be_focused()
    explorer.expect_query("landscape=beale")


def test_the_keys_of_the_page_rest_behind_the_gallery(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    explorer.page.keyboard.press("ArrowLeft")
    explorer.page.keyboard.press("ArrowRight")
    explorer.page.keyboard.press("Escape")
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")


def test_the_arrows_on_the_button_go_through_the_landscapes(explorer: Explorer) -> None:
    explorer.open()
    button = explorer.page.locator("#landscape")
    button.press("ArrowDown")
    explorer.expect_query("landscape=matyas")
    button.press("ArrowUp")
    explorer.expect_query("")


@pytest.mark.journey
def test_a_landscape_brings_its_own_suggestions(explorer: Explorer) -> None:
    explorer.open()
    explorer.choose("rosenbrock")
    explorer.expect_query("landscape=rosenbrock")
    explorer.until("starts", [[-1.2, 1]])


def test_a_landscape_leaves_the_optimizers_that_a_person_chose(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.choose("rosenbrock")
    explorer.expect_query(f"landscape=rosenbrock&{TWO}")


def test_a_landscape_gives_back_its_own_scene(explorer: Explorer) -> None:
    explorer.open(f"landscape=rosenbrock(a=0.5)&start=1,1&{TWO}&steps=50&hide=sgd")
    own = explorer.page.get_by_role("button", name="Back to this landscape’s own optimizers, start and steps")
    own.click()
    explorer.expect_query("landscape=rosenbrock(a=0.5)")
    expect(own).to_be_disabled()


def test_one_can_write_a_formula_instead(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    explorer.page.get_by_role("button", name="Write a formula of your own").click()
    formula = explorer.page.get_by_label("Formula in x and y")
    expect(formula).to_be_focused()
    formula.fill("x**2 + y**4")
    expect(explorer.page.locator("#landscape-name")).to_have_text("Your own formula")


def test_the_pictures_come_without_moving_anything(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("#gallery .is-drawn")).to_have_count(len(_landscapes(explorer)))
    # Those of the page before it count from its own start.
    shifts = explorer.page.evaluate(
        """() => new Promise((resolve) => {
            const gallery = document.querySelector("#gallery");
            const inside = ({ sources }) => sources.some(({ node }) => gallery.contains(node));
            new PerformanceObserver((list) => resolve(list.getEntries().filter(inside).map(({ value }) => value)))
                .observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
        })"""
    )
    assert shifts == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_the_gallery_fits_the_screen(explorer: Explorer, width: int) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 844})
    explorer.open()
    explorer.page.locator("#landscape").click()
    hidden = explorer.page.locator("#gallery-families").evaluate(
        "({scrollWidth, clientWidth}) => scrollWidth - clientWidth"
    )
    assert hidden == 0
    expect(explorer.page.get_by_role("button", name="Close", exact=True)).to_be_in_viewport(ratio=1)
