"""Changing the scene: by a click, by typing, with sliders and on the cards."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"


@pytest.mark.journey
def test_a_click_places_the_start(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.mouse.click(*explorer.at(4, 3))
    expect(explorer.page).to_have_url(re.compile(r"start="))
    x, y = (float(part) for part in explorer.query.removeprefix("start=").split(","))
    assert (x, y) == pytest.approx((4, 3), abs=0.05)
    explorer.until("starts", [[x, y]])
    served = explorer.trajectories(explorer.query)
    assert [path["x"] for path in explorer.paths()] == [one["x"] for one in served]


@pytest.mark.journey
def test_a_landscape_parameter_moves_the_ground(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrock")
    entry = explorer.page.locator("[data-field='landscape.parameters.a']")
    entry.fill("0.5")
    entry.press("Enter")
    explorer.expect_query("landscape=rosenbrock(a=0.5)")
    expect(explorer.page.locator("#outcome-rows tr")).not_to_have_count(0)


@pytest.mark.journey
def test_the_learning_rate_moves_with_its_slider(explorer: Explorer) -> None:
    explorer.open(TWO)
    slider = explorer.card(0).locator("input[type=range]").first
    slider.press("ArrowLeft")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    expect(entry).not_to_have_value("0.95")
    explorer.expect_query(f"optimizer=sgd(lr={entry.input_value()})&optimizer=adam(lr=0.3)")
    assert explorer.paths()[0]["x"] == explorer.trajectories(explorer.query)[0]["x"]


def test_a_slider_leads_back_to_a_number_between_its_places(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.1234567)")
    slider = explorer.card(0).locator("input[type=range]").first
    slider.press("ArrowRight")
    explorer.page.wait_for_url(lambda url: "0.1234567" not in url)
    slider.press("ArrowLeft")
    explorer.expect_query("optimizer=sgd(lr=0.1234567)")


def test_every_place_of_a_slider_is_a_number_of_its_own(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3)")
    module = explorer.page.locator("link[rel=modulepreload][href$='controls/parameter.js']").get_attribute("href")
    declared = explorer.page.request.get(f"{explorer.server}/api/v1/optimizers").json()["optimizers"]
    sliders = [one for each in declared for one in each["hyperparameters"] if one["slider"] and one["kind"] == "float"]
    strays = explorer.page.evaluate(
        """async ([module, sliders]) => {
            const { valueAt, shareOf } = await import(module);
            return sliders.flatMap((slider) => [...Array(241).keys()]
                .filter((place) => Math.round(240 * shareOf(slider, valueAt(slider, place / 240))) !== place)
                .map((place) => [slider.name, place]));
        }""",
        [module, sliders],
    )
    assert sliders
    assert strays == []


@pytest.mark.journey
def test_the_learning_rate_takes_any_number(explorer: Explorer) -> None:
    explorer.open(TWO)
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.123456789")
    entry.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.123456789)&optimizer=adam(lr=0.3)")
    assert explorer.paths()[0]["x"][1] == -7 + 0.123456789 * 0.7


@pytest.mark.journey
def test_a_number_out_of_bounds_is_refused_where_it_stands(explorer: Explorer) -> None:
    explorer.open(TWO)
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("-1")
    entry.press("Enter")
    expect(explorer.page.locator("#status")).to_contain_text("-1")
    expect(entry).to_have_attribute("aria-invalid", "true")
    entry.fill("0.5")
    entry.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.5)&optimizer=adam(lr=0.3)")
    expect(explorer.page.locator("#status")).to_be_empty()
    expect(entry).not_to_have_attribute("aria-invalid", "true")


def test_a_slider_reaches_the_value_of_its_scene(explorer: Explorer) -> None:
    explorer.open("landscape=goldstein_price")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    slider = explorer.card(0).locator("input[type=range]").first
    expect(entry).to_have_value("0.00002")
    slider.press("ArrowRight")
    assert 0.00002 < float(entry.input_value()) < 0.000024


@pytest.mark.journey
def test_an_optimizer_can_be_added_renamed_and_removed(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_label("Add an optimizer").select_option("adam")
    expect(explorer.page.locator(".card")).to_have_count(3)
    explorer.card(2).locator(".card-summary").click()
    label = explorer.card(2).get_by_label("Name in the legend")
    label.fill("Mine <b>")
    label.press("Enter")
    expect(explorer.row(2).locator("th")).to_have_text("Mine <b>")
    explorer.page.get_by_role("button", name="Remove SGD").click()
    expect(explorer.page.locator("#outcome-rows th")).to_have_text(["Adam", "Mine <b>"])
    explorer.page.get_by_role("button", name="Remove Adam").click()
    expect(explorer.page.get_by_role("button", name="Remove Mine")).to_be_disabled()


def test_an_optimizer_keeps_its_colour_when_another_goes(explorer: Explorer) -> None:
    explorer.open(TWO)
    colour = "(chip) => getComputedStyle(chip).backgroundColor"
    before = explorer.card(1).locator(".chip").evaluate(colour)
    explorer.page.get_by_role("button", name="Remove SGD").click()
    explorer.expect_query("optimizer=adam(lr=0.3)&colours=1")
    assert explorer.card(0).locator(".chip").evaluate(colour) == before
    explorer.page.reload()
    explorer.settle()
    assert explorer.card(0).locator(".chip").evaluate(colour) == before


@pytest.mark.journey
def test_an_optimizer_can_be_hidden(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_role("button", name="Show SGD").click()
    explorer.until("names", ["Adam"])
    explorer.expect_query(f"{TWO}&hide=sgd")
    explorer.page.reload()
    explorer.settle()
    explorer.until("names", ["Adam"])
    explorer.page.get_by_role("button", name="Show SGD").click()
    explorer.page.mouse.move(1, 1)
    explorer.until("names", ["SGD", "Adam"])


def test_cards_removed_quickly_are_the_ones_meant(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&optimizer=momentum(lr=0.05)")
    explorer.hold("**/trajectories")
    explorer.page.get_by_role("button", name="Remove SGD").click()
    explorer.page.get_by_role("button", name="Remove Adam").click()
    explorer.release()
    explorer.expect_query("optimizer=momentum(lr=0.05)&colours=2")
    explorer.until("names", ["Momentum"])


def test_a_card_gone_before_its_edit_is_no_error(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.hold("**/trajectories")
    explorer.page.get_by_role("button", name="Remove Adam").click()
    entry = explorer.card(1).locator("[data-field='optimizers[1].lr']")
    entry.fill("0.2")
    entry.press("Enter")
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.95)")


@pytest.mark.journey
def test_two_of_one_optimizer_are_told_apart(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3)&optimizer=adam(lr=0.1)&optimizer=adam(lr=0.2)")
    explorer.card(1).locator(".card-summary").click()
    explorer.card(2).get_by_role("button", name="Show Adam").click()
    explorer.expect_query("optimizer=adam(lr=0.3)&optimizer=adam(lr=0.1)&optimizer=adam(lr=0.2)&hide=adam%20(3)")
    explorer.card(0).get_by_role("button", name="Remove").click()
    explorer.expect_query("optimizer=adam(lr=0.1)&optimizer=adam(lr=0.2)&hide=adam%20(2)&colours=1,2")
    expect(explorer.card(0).locator(".card-summary")).to_have_attribute("aria-expanded", "true")
    expect(explorer.card(1).locator(".card-summary")).to_have_attribute("aria-expanded", "false")
    entry = explorer.card(1).locator("[data-field='optimizers[1].lr']")
    entry.fill("0.4")
    entry.press("Enter")
    explorer.expect_query("optimizer=adam(lr=0.1)&optimizer=adam(lr=0.4)&hide=adam%20(2)&colours=1,2")


def test_what_is_removed_leaves_the_focus_beside_it(explorer: Explorer) -> None:
    explorer.open(f"start=-7,2&start=3,1&{TWO}")
    explorer.page.get_by_role("button", name="Remove start 1").click()
    explorer.until("starts", [[3, 1]])
    expect(explorer.page.locator("#add-start")).to_be_focused()
    explorer.page.get_by_role("button", name="Remove SGD").click()
    explorer.until("names", ["Adam"])
    expect(explorer.page.get_by_label("Add an optimizer")).to_be_focused()


@pytest.mark.journey
def test_a_schedule_is_chosen_on_the_card(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.card(0).locator(".card-summary").click()
    explorer.card(0).get_by_label("Schedule of the rate").select_option("cosine")
    explorer.expect_query("optimizer=sgd(lr=0.95,schedule=cosine)&optimizer=adam(lr=0.3)")
    entry = explorer.card(0).locator("[data-field='optimizers[0].schedule.eta_min']")
    entry.fill("0.05")
    entry.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.95,schedule=cosine(eta_min=0.05))&optimizer=adam(lr=0.3)")


@pytest.mark.journey
def test_a_card_explains_its_optimizer(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.card(1).locator(".card-summary").click()
    expect(explorer.card(1).locator(".rule math").first).to_be_visible()
    expect(explorer.card(1).locator(".reference a")).to_have_attribute("href", "https://arxiv.org/abs/1412.6980")


@pytest.mark.journey
def test_divergence_is_told_and_breaks_nothing(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=3)&optimizer=adam(lr=0.3)&steps=2000")
    row = explorer.row(0)
    expect(row).to_have_attribute("data-status", "diverged")
    expect(row.locator(".outcome")).to_contain_text("Diverged at")
    expect(row.locator(".outcome")).to_contain_text("Out of view from step 1.")
    heads = explorer.page.evaluate("document.querySelector('#path-layer').traces.at(-1).marker.symbol")
    assert heads == ["triangle-up", "circle"]
    explorer.page.get_by_text("linear", exact=True).click()
    explorer.expect_query("optimizer=sgd(lr=3)&optimizer=adam(lr=0.3)&steps=2000&loss_axis=linear")


@pytest.mark.parametrize("query", ["landscape=log(x)&start=-1,1", "landscape=sqrt(x)*0&domain=-5,-1,-5,-1"])
def test_a_ground_without_numbers_is_no_harm(explorer: Explorer, query: str) -> None:
    explorer.page.goto(f"{explorer.server}/?{query}")
    expect(explorer.page.locator("#outcome-rows tr").first).to_be_visible()
    expect(explorer.page.locator("#loss[data-drawn]")).to_be_attached()
