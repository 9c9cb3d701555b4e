"""What is done while the server is gone is done when it is back, and can be taken back."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer


@pytest.mark.journey
def test_what_waits_for_the_server_is_a_step_of_the_history(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    tried = page.locator("#remark").get_by_text("Trying again")
    rate = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    rate.fill("0.4")
    rate.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    page.route("**/api/v1/**", lambda route: route.abort())
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    for x in (-6, -5, -4):
        page.mouse.move(*explorer.at(x, 1))
        expect(tried).to_be_visible()
    page.mouse.up()
    page.keyboard.press("n")
    explorer.until("awaited", "fitting_rate")
    page.get_by_role("button", name="Distance", exact=True).click()
    page.go_back()
    page.go_back()
    expect(page.locator("#distance")).to_be_hidden()
    explorer.release()
    explorer.expect_query("start=-4,1&optimizer=sgd(lr=0.4)")
    page.go_back()
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    page.go_back()
    explorer.expect_query("optimizer=sgd(lr=0.95)")
    page.go_forward()
    page.go_forward()
    explorer.expect_query("start=-4,1&optimizer=sgd(lr=0.4)")
    explorer.until("starts", [[-4, 1]])
    page.go_forward()
    expect(page).to_have_url(re.compile("preset="))
    page.go_back()
    explorer.expect_query("start=-4,1&optimizer=sgd(lr=0.4)")


def test_what_goes_back_while_the_server_is_gone_is_gone_on_from(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/**", lambda route: route.abort())
    steps = page.locator("#steps")
    handle = page.locator(".handle").first
    handle.press("ArrowRight")
    explorer.until("awaited", [[-6.9, 2]])
    page.go_back()
    handle.press("ArrowUp")
    explorer.until("awaited", [[-7, 2.1]])
    steps.fill("12")
    steps.press("Enter")
    explorer.release()
    explorer.expect_query("start=-7,2.1&optimizer=sgd(lr=0.95)&steps=12")
    page.go_back()
    explorer.expect_query("start=-7,2.1&optimizer=sgd(lr=0.95)")
    page.go_back()
    explorer.expect_query("optimizer=sgd(lr=0.95)")


@pytest.mark.journey
def test_a_start_stays_under_the_hand_however_late_its_paths_are(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    held = page.locator("#hand")
    box = page.locator(".handle").first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.route("**/api/v1/trajectories*", lambda route: route.abort())
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y)
    expect(page.locator("#remark")).to_contain_text("Trying again")
    page.mouse.move(x + 120, y + 30)
    expect(held).to_be_visible()
    ring = held.bounding_box()
    assert ring
    assert ring["x"] + ring["width"] / 2 == pytest.approx(x + 120, abs=1)
    assert ring["y"] + ring["height"] / 2 == pytest.approx(y + 30, abs=1)
    page.mouse.up()
    expect(held).to_be_visible()
    explorer.release()
    expect(held).to_be_hidden()
    there = page.locator(".handle").first.bounding_box()
    assert there
    assert there["x"] + there["width"] / 2 == pytest.approx(x + 120, abs=2)


def test_what_a_hand_holds_goes_with_the_scene_that_is_left(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/trajectories*", lambda route: route.abort())
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    page.mouse.move(*explorer.at(-5, 1))
    expect(page.locator("#remark")).to_contain_text("Trying again")
    page.mouse.up()
    expect(page.locator("#hand")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("#hand")).to_be_hidden()
    expect(page.locator("#remark")).to_contain_text("Trying again")


def test_a_server_that_hangs_makes_no_difference_to_the_history(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    steps = page.locator("#steps")
    explorer.hold("**/api/v1/**")
    page.locator(".handle").first.press("ArrowRight")
    explorer.until("awaited", [[-6.9, 2]])
    steps.fill("12")
    steps.press("Enter")
    explorer.until("steps_awaited", 12)
    page.go_back()
    explorer.release()
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)")
    page.go_forward()
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)&steps=12")
    expect(steps).to_have_value("12")
    page.go_back()
    page.go_back()
    explorer.expect_query("optimizer=sgd(lr=0.95)")
    expect(steps).to_have_value("30")


def test_a_drag_over_a_server_that_hangs_ends_where_the_hand_did(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    explorer.hold("**/api/v1/**")
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    for x in (-6.5, -6, -5.5):
        page.mouse.move(*explorer.at(x, 1))
    explorer.until("awaited", [[-5.5, 1]])
    page.mouse.move(*explorer.at(-5, 1))
    explorer.until("awaited", [[-5, 1]])
    page.mouse.up()
    page.keyboard.press("n")
    explorer.until("awaited", "fitting_rate")
    page.go_back()
    explorer.release()
    explorer.expect_query("start=-5,1&optimizer=sgd(lr=0.95)")


def test_what_waits_is_not_lost_with_a_reload(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/**", lambda route: route.abort())
    page.locator(".handle").first.press("ArrowRight")
    explorer.until("awaited", [[-6.9, 2]])
    explorer.release()
    page.reload()
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)")
    explorer.until("starts", [[-6.9, 2]])
    page.go_back()
    explorer.expect_query("optimizer=sgd(lr=0.95)")


def test_what_is_chosen_to_be_seen_meanwhile_stays_so(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open()
    page = explorer.page
    page.route("**/api/v1/**", lambda route: route.abort())
    page.locator("#contour").press("n")
    explorer.until("awaited", "fitting_rate")
    page.get_by_role("button", name="Distance", exact=True).click()
    explorer.release()
    expect(page).to_have_url(re.compile("panels=contour,loss,distance.*preset="))
    expect(page.locator("#distance")).to_be_visible()


def test_a_box_shows_the_number_of_the_step_that_one_goes_back_to(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    rate = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    page.route("**/api/v1/**", lambda route: route.abort())
    rate.fill("0.5")
    rate.press("Enter")
    explorer.until("steps_awaited", 30)
    page.go_back()
    explorer.release()
    expect(rate).to_have_value("0.95")


def test_a_start_that_waits_can_be_taken_hold_of_again(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/trajectories*", lambda route: route.abort())
    for start, end in pairwise([(-7, 2), (-5, 1), (-3, -1)]):
        page.mouse.move(*explorer.at(*start))
        page.mouse.down()
        page.mouse.move(*explorer.at(*end))
        explorer.until("awaited", [[*end]])
        page.mouse.up()
        expect(page.locator("#hand")).to_be_visible()
    explorer.release()
    explorer.expect_query("start=-3,-1&optimizer=sgd(lr=0.95)")


def test_the_ring_of_a_late_start_stops_where_the_start_does(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/trajectories*", lambda route: route.abort())
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    page.mouse.move(*explorer.at(-8, 2))
    expect(page.locator("#remark")).to_contain_text("Trying again")
    page.mouse.move(*explorer.at(-14, 2))
    explorer.until("awaited", [[-10, 2]])
    box = page.locator("#hand").bounding_box()
    assert box
    assert box["x"] + box["width"] / 2 == pytest.approx(explorer.at(-10, 2)[0], abs=1)
    page.mouse.up()
