"""What is refused is told until it is mended, takes no other edit with it and can be taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer


@pytest.mark.journey
def test_what_is_wrong_is_told_until_it_is_mended_though_something_else_is_done(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    status, steps, tolerance = page.locator("#status"), page.locator("#steps"), page.get_by_label("Tolerance")
    card = explorer.card(0)
    rate = card.locator("[data-field='optimizers[0].lr']")
    for box, number in ((rate, "-1"), (tolerance, "-2"), (steps, "0")):
        box.fill(number)
        box.press("Enter")
    expect(status).to_have_text("Steps must be at least 1, not 0")
    page.locator(".handle").first.press("ArrowRight")
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)")
    for box, number in ((rate, "-1"), (tolerance, "-2"), (steps, "0")):
        expect(box).to_have_value(number)
        expect(box).to_have_attribute("aria-invalid", "true")
    steps.fill("20")
    steps.press("Enter")
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)&steps=20")
    expect(steps).not_to_have_attribute("aria-invalid", "true")
    expect(status).to_have_text("Tolerance must be at least 0, not -2")
    tolerance.fill("0.5")
    tolerance.press("Enter")
    expect(status).to_have_text("SGD: lr must be at least 0, not -1")
    card.locator(".parameter[data-symbol=lr] input[type=range]").press("ArrowRight")
    expect(status).to_be_empty()
    expect(card.locator(".field-error")).to_have_count(0)
    expect(rate).not_to_have_value("-1")
    rate.fill("-3")
    rate.press("Enter")
    expect(status).not_to_be_empty()
    card.get_by_role("button", name="Duplicate").click()
    expect(explorer.page.locator(".card")).to_have_count(2)
    expect(rate).to_have_value("-3")
    card.get_by_role("button", name="Remove").click()
    expect(status).to_be_empty()
    steps.fill("0")
    steps.press("Enter")
    expect(steps).to_have_attribute("aria-invalid", "true")
    page.go_back()
    expect(steps).to_have_value("20")
    expect(status).to_be_empty()


def test_a_step_back_ends_what_was_refused(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.get_by_role("button", name="Distance", exact=True).click()
    page.locator("#steps").fill("0")
    page.locator("#steps").press("Enter")
    expect(page.locator("#status")).to_have_text("Steps must be at least 1, not 0")
    page.go_back()
    expect(page.locator("#distance")).to_be_hidden()
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator("#steps")).to_have_value("30")


def test_what_is_refused_after_an_outage_is_waited_for_no_longer(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    page.route("**/api/v1/**", lambda route: route.abort())
    page.locator("#steps").fill("0")
    page.locator("#steps").press("Enter")
    expect(page.locator("#remark")).to_contain_text("Trying again")
    explorer.release()
    expect(page.locator("#status")).to_have_text("Steps must be at least 1, not 0")
    expect(page.locator("#remark")).to_be_empty()
    page.locator(".handle").first.press("ArrowRight")
    explorer.expect_query("start=-6.9,2&optimizer=sgd(lr=0.95)")
    page.go_back()
    explorer.until("starts", [[-7, 2]])
    explorer.expect_query("optimizer=sgd(lr=0.95)")
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator("#steps")).to_have_value("30")


@pytest.mark.parametrize("nudged", [True, False], ids=["between others", "first"])
def test_what_is_refused_takes_no_other_edit_with_it(explorer: Explorer, nudged: bool) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    rate = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    tolerance = page.get_by_label("Tolerance")
    page.route("**/api/v1/**", lambda route: route.abort())
    if nudged:
        page.locator(".handle").first.press("ArrowRight")
        explorer.until("awaited", [[-6.9, 2]])
    for box, what, number in ((page.locator("#steps"), "steps", 0), (rate, "rate", 0.4), (tolerance, "tolerance", 0.5)):
        box.fill(str(number))
        box.press("Enter")
        explorer.until(f"{what}_awaited", number)
    x = -6.9 if nudged else -7
    for _ in range(2):
        page.locator(".handle").first.press("ArrowUp")
    explorer.until("awaited", [[x, 2.2]])
    explorer.release()
    explorer.expect_query(f"start={x:g},2.2&optimizer=sgd(lr=0.4)&tolerance=0.5")
    expect(page.locator("#status")).to_have_text("Steps must be at least 1, not 0")
    expect(page.locator("#steps")).to_have_attribute("aria-invalid", "true")
    explorer.until("starts", [[x, 2.2]])
    page.locator("#steps").fill("20")
    page.locator("#steps").press("Enter")
    expect(page.locator("#status")).to_be_empty()
    explorer.expect_query(f"start={x:g},2.2&optimizer=sgd(lr=0.4)&steps=20&tolerance=0.5")
    # Each edit is taken back by itself, and nothing is refused again.
    page.go_back()
    page.go_back()
    start = "start=-6.9,2&" if nudged else ""
    explorer.expect_query(f"{start}optimizer=sgd(lr=0.4)&tolerance=0.5")
    page.go_back()
    explorer.expect_query(f"{start}optimizer=sgd(lr=0.4)")
    page.go_back()
    explorer.expect_query(f"{start}optimizer=sgd(lr=0.95)")
    expect(page.locator("#steps")).to_have_value("30")
    expect(page.locator("#status")).to_be_empty()
    page.go_forward()
    page.go_forward()
    explorer.expect_query(f"{start}optimizer=sgd(lr=0.4)&tolerance=0.5")


@pytest.mark.parametrize("reloaded", [False, True], ids=["back and forth", "reloaded"])
def test_what_is_refused_when_one_comes_to_it_again_takes_nothing_with_it(explorer: Explorer, reloaded: bool) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    rate, steps = explorer.card(0).locator("[data-field='optimizers[0].lr']"), page.locator("#steps")
    page.route("**/api/v1/**", lambda route: route.abort())
    for box, what, number in ((rate, "rate", 0.5), (steps, "steps", 0)):
        box.fill(str(number))
        box.press("Enter")
        explorer.until(f"{what}_awaited", number)
    if reloaded:
        page.reload()
    else:
        page.go_back()
        explorer.until("rate_awaited", 0.5)
        page.go_forward()
    explorer.until("steps_awaited", 0)
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.5)")
    expect(rate).to_have_value("0.5")
    expect(page.locator("#status")).to_have_text("Steps must be at least 1, not 0")


def test_what_is_refused_before_a_step_back_is_answered_leaves_the_page_as_its_address(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    page = explorer.page
    rate, steps = explorer.card(0).locator("[data-field='optimizers[0].lr']"), page.locator("#steps")
    rate.fill("0.4")
    rate.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    explorer.hold("**/api/v1/trajectories*")
    page.go_back()
    steps.fill("0")
    steps.press("Enter")
    expect(page.locator("#status")).to_have_text("Steps must be at least 1, not 0")
    explorer.release()
    expect(rate).to_have_value("0.95")
    explorer.expect_query("optimizer=sgd(lr=0.95)")
