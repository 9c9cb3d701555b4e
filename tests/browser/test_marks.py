"""A box that holds what was refused is marked until its number is set otherwise, and no other box is."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.explorer import Explorer, problem


def _type(box: Locator, text: str) -> None:
    box.fill(text)
    box.press("Enter")


def _rate(explorer: Explorer) -> Locator:
    return explorer.card(0).locator("[data-field='optimizers[0].lr']")


def _refuse(explorer: Explorer) -> Locator:
    """The rate of the first optimizer, which is wrong."""
    rate = _rate(explorer)
    _type(rate, "-1")
    _expect_marked(rate, "-1")
    return rate


def _expect_marked(box: Locator, text: str) -> None:
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value(text)


def _expect_nothing_wrong(page: Page) -> None:
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(page.locator(".field-error")).to_have_count(0)


def test_a_chart_that_is_turned_on_leaves_what_is_wrong(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    rate = _refuse(explorer)
    explorer.page.get_by_role("button", name="Distance", exact=True).click()
    expect(explorer.page.locator("#distance[data-drawn]")).to_be_attached()
    _expect_marked(rate, "-1")
    expect(explorer.page.locator("#status")).to_have_text("SGD: lr must be at least 0, not -1")


def test_a_ground_that_comes_in_the_end_leaves_what_is_wrong(explorer: Explorer) -> None:
    explorer.forgive("503")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/surface*", lambda route: route.fulfill(**problem(503, "busy")))
    page.mouse.move(*explorer.at(-3, 1))
    page.mouse.wheel(0, -300)
    expect(page.locator("#remark")).to_contain_text("busy")
    rate = _refuse(explorer)
    expect(page.locator("#remark")).to_contain_text("busy")
    explorer.release()
    expect(page.locator("#remark")).to_be_empty()
    _expect_marked(rate, "-1")


def test_a_box_in_which_nobody_wrote_is_not_marked(explorer: Explorer) -> None:
    """What is too much in all is told of the steps, which may have been right for one optimizer."""
    explorer.open("optimizer=sgd(lr=0.5)&optimizer=adam&steps=100000")
    page = explorer.page
    explorer.card(0).get_by_role("button", name="Duplicate").click()
    expect(page.locator("#status")).not_to_be_empty()
    expect(page.locator("#steps")).not_to_have_attribute("aria-invalid", "true")
    page.locator(".handle").first.press("ArrowRight")
    _expect_nothing_wrong(page)


def test_reset_mends_the_box_beside_it(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.5)")
    rate = _refuse(explorer)
    explorer.card(0).locator(".reset").first.click()
    explorer.expect_query("optimizer=sgd(lr=0.95)")
    expect(rate).to_have_value("0.95")
    _expect_nothing_wrong(explorer.page)


@pytest.mark.parametrize("how", ["own", "gallery"])
def test_what_sets_the_scene_anew_leaves_nothing_wrong(explorer: Explorer, how: str) -> None:
    explorer.open("optimizer=sgd(lr=0.5)&steps=44")
    _refuse(explorer)
    _type(explorer.page.locator("#steps"), "0")
    expect(explorer.page.locator("#status")).to_have_text("Steps must be at least 1, not 0")
    if how == "own":
        explorer.page.locator("#own-scene").click()
        explorer.expect_query("")
        expect(explorer.page.locator("#steps")).to_have_value("30")
    else:
        explorer.choose("himmelblau")
    _expect_nothing_wrong(explorer.page)


def test_a_domain_that_is_gone_is_told_no_longer(explorer: Explorer) -> None:
    explorer.open("landscape=x**2%2By**2&start=1,1&optimizer=sgd(lr=0.5)")
    edges = explorer.page.locator("[data-field='landscape.domain']")
    _type(edges.nth(1), "1e308")
    _expect_marked(edges.nth(1), "1e+308")
    expect(edges.nth(2)).not_to_have_attribute("aria-invalid", "true")
    _type(edges.nth(1), "4")
    expect(edges.nth(1)).to_have_value("4")
    _expect_nothing_wrong(explorer.page)


def test_a_parameter_that_is_gone_is_told_no_longer(explorer: Explorer) -> None:
    explorer.open("landscape=bowl&optimizer=sgd(lr=0.1)")
    page = explorer.page
    box = page.locator("[data-field^='landscape.parameters.']").first
    _type(box, "-1e9")
    expect(page.locator("#status")).to_have_text("kappa must be at least 1, not -1000000000")
    page.get_by_label("Formula in x and y").fill("x**2+y**2")
    expect(page).to_have_url(re.compile(r"landscape=x\*\*2\+y\*\*2&"))
    _expect_nothing_wrong(page)


def test_what_a_slider_has_set_may_be_typed_again(explorer: Explorer) -> None:
    """Also before the answer: what was refused is no longer what the box shows of itself."""
    explorer.open("optimizer=sgd(lr=0.95)")
    rate = _refuse(explorer)
    explorer.card(0).locator(".parameter[data-symbol=lr] input[type=range]").press("ArrowRight")
    rate.fill("-1")
    # Along with the boxes.
    expect(explorer.page.get_by_role("link", name="Numbers")).to_have_attribute("href", re.compile(r"lr=(?!0\.95\))"))
    expect(rate).to_have_value("-1")


def test_what_is_no_number_is_told_beside_its_box_until_one_writes_again(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    _refuse(explorer)
    steps = page.locator("#steps")
    _type(steps, "many")
    expect(page.locator(".transport .field-error")).to_have_text("many is not a number.")
    expect(page.locator("#status")).to_have_text("many is not a number.")
    steps.press("1")
    expect(page.locator(".transport .field-error")).to_have_count(0)
    # What is wrong elsewhere still is.
    expect(page.locator("#status")).to_have_text("SGD: lr must be at least 0, not -1")
    _type(steps, "many")
    expect(page.locator(".transport .field-error")).to_have_text("many is not a number.")
    page.locator("#contour").press("n")
    expect(page).to_have_url(re.compile("preset="))
    _expect_nothing_wrong(page)


def test_what_is_typed_stays_while_it_is_awaited(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/**", lambda route: route.abort())
    typed = (
        (page.get_by_label("Tolerance"), "0.5"),
        (page.locator("[data-field='start[0][0]']"), "-5"),
        (_rate(explorer), "0.3"),
    )
    for box, text in typed:
        _type(box, text)
    page.get_by_role("button", name="Distance", exact=True).click()
    expect(page.locator("#distance[data-drawn]")).to_be_attached()
    for box, text in typed:
        expect(box).to_have_value(text)
    explorer.release()
    explorer.expect_query("start=-5,2&optimizer=sgd(lr=0.3)&tolerance=0.5&panels=contour,loss,distance")


def test_the_limits_of_a_run_go_by_their_names(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&lang=ko")
    explorer.page.locator("#stop-summary").click()
    _type(explorer.page.locator("#stop-grad-norm"), "-1")
    expect(explorer.page.locator("#status")).to_contain_text("기울기의 크기 한계의 값은")
