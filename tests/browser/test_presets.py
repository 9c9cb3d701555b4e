"""The examples: chosen from the dialog, walked through, edited and left."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.presets import PRESETS
from tests.browser.explorer import Explorer

FIRST, SECOND = list(PRESETS.values())[:2]
LAST = list(PRESETS.values())[-1]
ZIGZAG = PRESETS["zigzag"]


def caption(explorer: Explorer) -> Any:
    return explorer.page.locator("#preset")


def shows(explorer: Explorer, preset: Any) -> None:
    expect(caption(explorer)).to_contain_text(preset.label)
    expect(caption(explorer)).to_contain_text(preset.sentence)
    expect(explorer.page).to_have_url(re.compile(rf"preset={preset.id}(&|$)"))


@pytest.fixture
def calm(explorer: Explorer) -> Page:
    explorer.page.emulate_media(reduced_motion="reduce")
    return explorer.page


@pytest.mark.journey
def test_a_chosen_example_is_shown_with_what_to_observe_and_back_undoes_it(explorer: Explorer, calm: Page) -> None:
    explorer.open("landscape=sphere")
    calm.click("#presets-open")
    dialog = calm.get_by_role("dialog", name="Examples")
    expect(dialog.get_by_role("button", name=ZIGZAG.label, exact=True)).to_have_accessible_description(ZIGZAG.sentence)
    expect(dialog.locator("canvas.is-drawn")).to_have_count(len(PRESETS))
    dialog.get_by_role("button", name=ZIGZAG.label, exact=True).click()
    expect(dialog).to_be_hidden()
    shows(explorer, ZIGZAG)
    (run,) = explorer.trajectories(ZIGZAG.query)
    explorer.until("points", [len(run["x"])] * 1)
    assert explorer.paths()[0]["y"] == run["y"]
    calm.go_back()
    explorer.expect_query("landscape=sphere")
    expect(caption(explorer)).to_be_hidden()


@pytest.mark.journey
def test_it_plays_from_the_start_unless_nothing_is_to_move(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.click("#presets-open")
    explorer.page.get_by_role("button", name=ZIGZAG.label, exact=True).click()
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")
    expect(explorer.page.locator("#step")).to_contain_text("of 30")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "false", timeout=15_000)
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")


def test_back_from_an_example_that_plays_stands_where_it_stood(explorer: Explorer) -> None:
    explorer.open("steps=40&at=7")
    explorer.page.keyboard.press("n")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")
    explorer.page.go_back()
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "false")
    expect(explorer.page.locator("#step")).to_have_text("step 7 of 40")
    explorer.page.wait_for_timeout(400)  # The address follows a little later.
    explorer.expect_query("steps=40&at=7")


@pytest.mark.journey
def test_with_the_keyboard_alone(explorer: Explorer, calm: Page) -> None:
    explorer.open()
    calm.locator("#presets-open").focus()
    calm.keyboard.press("Enter")
    expect(calm.get_by_role("button", name=FIRST.label, exact=True)).to_be_focused()
    calm.keyboard.press("ArrowRight")
    expect(calm.get_by_role("button", name=SECOND.label, exact=True)).to_be_focused()
    calm.keyboard.press("Escape")
    expect(calm.get_by_role("dialog", name="Examples")).to_be_hidden()
    expect(calm.locator("#presets-open")).to_be_focused()
    calm.keyboard.press("Enter")
    calm.keyboard.press("End")
    calm.keyboard.press("Enter")
    shows(explorer, LAST)
    calm.locator("#preset-next").focus()
    calm.keyboard.press("Enter")
    shows(explorer, FIRST)
    calm.locator("#preset-previous").focus()
    calm.keyboard.press("Enter")
    shows(explorer, LAST)


def test_the_caption_stays_while_one_edits_and_the_example_can_be_had_again(explorer: Explorer, calm: Page) -> None:
    explorer.open(f"{ZIGZAG.query}&preset={ZIGZAG.id}")
    shows(explorer, ZIGZAG)
    again = calm.get_by_role("button", name="Show the example as it was")
    expect(again).to_be_hidden()
    explorer.card(0).get_by_role("textbox").first.fill("0.5")
    calm.keyboard.press("Enter")
    expect(again).to_be_visible()
    shows(explorer, ZIGZAG)
    again.click()
    expect(again).to_be_hidden()
    explorer.expect_query(f"{ZIGZAG.query}&preset={ZIGZAG.id}")


def test_leaving_the_examples_keeps_the_scene(explorer: Explorer, calm: Page) -> None:
    explorer.open(f"{ZIGZAG.query}&preset={ZIGZAG.id}")
    calm.get_by_role("button", name="Leave the examples").click()
    expect(caption(explorer)).to_be_hidden()
    explorer.expect_query(ZIGZAG.query)


def test_pictures_come_by_themselves_when_the_server_is_back(explorer: Explorer) -> None:
    explorer.forgive("Failed to load resource")
    explorer.open()
    explorer.page.route(re.compile("levels=10"), lambda route: route.abort())
    with explorer.page.expect_event("requestfailed"):
        explorer.page.locator("#presets-open").click()
    explorer.release()
    expect(explorer.page.locator("#presets canvas:not(.is-drawn)")).to_have_count(0)


def test_panels_that_an_example_brings_along_go_with_it(explorer: Explorer, calm: Page) -> None:
    kink = PRESETS["kink"]
    assert "learning_rate" in kink.view
    explorer.open()
    calm.click("#presets-open")
    calm.get_by_role("button", name=kink.label, exact=True).click()
    shows(explorer, kink)
    expect(calm).to_have_url(re.compile("learning_rate"))
    calm.locator("#preset-previous").click()
    expect(calm).not_to_have_url(re.compile(f"preset={kink.id}"))
    calm.go_back()
    shows(explorer, kink)


def test_an_unknown_example_in_a_link_is_none(explorer: Explorer) -> None:
    explorer.open("preset=nobody")
    expect(caption(explorer)).to_be_hidden()


def test_the_caption_of_a_link_is_there_from_the_first_paint(explorer: Explorer, calm: Page) -> None:
    calm.route("**/api/v1/**", lambda _route: None)
    calm.goto(f"{explorer.server}/?{ZIGZAG.query}&preset={ZIGZAG.id}")
    expect(caption(explorer)).to_contain_text(ZIGZAG.sentence)
    place = "() => document.querySelector('#contour').offsetTop"
    before = calm.evaluate(place)
    explorer.release()
    calm.goto(f"{explorer.server}/?{ZIGZAG.query}&preset={ZIGZAG.id}")
    explorer.settle()
    expect(caption(explorer)).to_contain_text("of")
    assert calm.evaluate(place) == before > 0


@pytest.mark.parametrize("gone", [False, True])
def test_going_on_twice_in_a_hurry_goes_on_by_two(explorer: Explorer, gone: bool) -> None:
    """Also while there is no answer; what was chosen last comes with the server."""
    explorer.forgive("ERR_FAILED")
    explorer.open(f"{FIRST.query}&preset={FIRST.id}")
    onwards = explorer.page.locator("#preset-next")
    if gone:
        explorer.page.route("**/api/v1/**", lambda route: route.abort())
        onwards.click()
        expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
        with explorer.page.expect_event("requestfailed"):
            onwards.click()
        explorer.release()
    else:
        explorer.page.evaluate("() => { for (const _ of [1, 2]) document.querySelector('#preset-next').click(); }")
    third = list(PRESETS.values())[2]
    shows(explorer, third)
    (run,) = explorer.trajectories(third.query)
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "false", timeout=15_000)
    explorer.until("points", [len(run["x"])])
