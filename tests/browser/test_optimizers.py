"""The cards: what one does with the optimizers of a scene."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
LIT = ".is-lit"


def _colour(chip: Locator) -> str:
    found: str = chip.evaluate("(chip) => getComputedStyle(chip).backgroundColor")
    return found


@pytest.mark.journey
def test_a_twin_stands_below_in_its_own_colour(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_role("button", name="Duplicate SGD").click()
    explorer.expect_query("optimizer=sgd(lr=0.95)&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&colours=0,2,1")
    expect(explorer.page.locator(".card")).to_have_count(3)
    expect(explorer.card(1).locator("input[type=range]").first).to_be_focused()
    colours = [_colour(explorer.card(index).locator(".chip")) for index in range(3)]
    assert len(set(colours)) == 3
    entry = explorer.card(1).locator("[data-field='optimizers[1].lr']")
    entry.fill("0.1")
    entry.press("Enter")
    explorer.expect_query("optimizer=sgd(lr=0.95)&optimizer=sgd(lr=0.1)&optimizer=adam(lr=0.3)&colours=0,2,1")


def test_a_name_is_written_where_it_stands(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.card(0).locator(".card-summary").click()
    label = explorer.card(0).get_by_label("Name in the legend")
    expect(label).to_have_attribute("placeholder", "SGD")
    label.fill("Plain")
    label.press("Enter")
    explorer.expect_query("optimizer=sgd(label=Plain,lr=0.95)&optimizer=adam(lr=0.3)")
    expect(explorer.row(0).locator("th")).to_have_text("Plain")


@pytest.mark.journey
def test_a_colour_is_chosen_with_the_pointer(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_role("button", name="Colour of SGD").click()
    expect(explorer.page.get_by_role("radio", name="blue, solid")).to_be_checked()
    explorer.page.get_by_role("radio", name="green, solid").click()
    explorer.expect_query(f"{TWO}&colours=2,1")
    expect(explorer.page.locator(".swatches")).to_be_hidden()
    wanted = explorer.page.evaluate("getComputedStyle(document.querySelectorAll('.swatch .chip')[2]).backgroundColor")
    assert _colour(explorer.card(0).locator(".chip")) == wanted
    assert _colour(explorer.row(0).locator(".chip")) == wanted
    lines = explorer.page.evaluate(
        "document.querySelector('#path-layer').traces.filter((t) => t.name).map((t) => t.line.color)"
    )
    assert wanted in lines


def test_a_colour_is_chosen_with_the_arrow_keys(explorer: Explorer) -> None:
    explorer.open(TWO)
    chip = explorer.page.get_by_role("button", name="Colour of Adam")
    chip.press("Enter")
    radio = explorer.page.get_by_role("radio", name="red, solid")
    expect(radio).to_be_focused()
    radio.press("ArrowRight")
    explorer.expect_query(f"{TWO}&colours=0,2")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator(".swatches")).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_colour_that_is_taken_is_traded(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_role("button", name="Colour of SGD").click()
    explorer.page.get_by_role("radio", name="red, solid: trade with Adam").click()
    explorer.expect_query(f"{TWO}&colours=1,0")


def test_beyond_the_fifth_colour_lines_are_dashed_too(explorer: Explorer) -> None:
    explorer.open("&".join(f"optimizer=sgd(lr=0.{digit})" for digit in range(1, 9)))
    dashes = explorer.page.evaluate(
        "document.querySelector('#path-layer').traces.filter((t) => t.name).map((t) => t.line.dash)"
    )
    assert dashes == ["solid"] * 5 + ["dash"] * 3


@pytest.mark.journey
def test_a_changed_number_is_marked_and_goes_back(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3,beta1=0.5)")
    card = explorer.card(0)
    card.locator(".card-summary").click()
    beta = card.locator(".parameter[data-symbol=beta1]")
    expect(beta).to_have_class(re.compile("is-changed"))
    expect(card.locator(".parameter[data-symbol=beta2]")).not_to_have_class(re.compile("is-changed"))
    beta.get_by_role("button", name="reset to 0.9").click()
    explorer.expect_query("optimizer=adam(lr=0.3)")
    expect(beta).not_to_have_class(re.compile("is-changed"))
    expect(beta.get_by_role("button")).to_be_hidden()


def test_a_double_click_takes_a_slider_back(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3)")
    card = explorer.card(0)
    card.locator(".card-summary").click()
    card.locator(".parameter[data-symbol=beta2] input[type=range]").dblclick(position={"x": 20, "y": 8})
    expect(card.locator(".parameter[data-symbol=beta2] input:not([type=range])")).to_have_value("0.999")
    explorer.expect_query("optimizer=adam(lr=0.3)")


def test_the_rate_that_the_landscape_suggests_is_the_usual_one(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.5)&optimizer=adam(lr=0.3)")
    assert "is-changed" in (explorer.card(0).locator(".parameter").first.get_attribute("class") or "")
    assert "is-changed" not in (explorer.card(1).locator(".parameter").first.get_attribute("class") or "")
    explorer.card(0).get_by_role("button", name="reset to 0.95").click()
    explorer.expect_query(TWO)


def test_cards_change_places_by_keyboard(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.card(1).locator(".card-summary").press("Alt+ArrowUp")
    explorer.expect_query("optimizer=adam(lr=0.3)&optimizer=sgd(lr=0.95)&colours=1,0")
    expect(explorer.card(0).locator(".card-summary")).to_be_focused()
    explorer.card(0).locator(".card-summary").press("Alt+ArrowUp")
    expect(explorer.card(0).locator(".card-name")).to_have_text("Adam")


@pytest.mark.parametrize(
    ("landscape", "optimizer"),
    [("ravine", "lion"), ("rosenbrock", "nadam"), ("saddle", "lion"), ("x**2%2By**4/4&start=2,2", "sgd")],
)
def test_an_added_optimizer_comes_at_the_best_rate_of_those_tried(
    explorer: Explorer, landscape: str, optimizer: str
) -> None:
    explorer.open(f"landscape={landscape}&optimizer=adagrad(lr=0.1)&steps=40")
    explorer.page.get_by_label("Add an optimizer").select_option(optimizer)
    expect(explorer.page.locator(".card")).to_have_count(2)
    expect(explorer.page.locator("#remark")).to_contain_text("the best of 19 rates tried")
    chosen = float(explorer.card(1).locator("[data-field='optimizers[1].lr']").input_value())
    ground = explorer.page.evaluate(
        "(({x, y}) => [x[0], x.at(-1), y[0], y.at(-1)])(document.querySelector('#ground-layer').data[0])"
    )
    tried = {}
    for rate in [float(f"{digit}e{power}") for power in range(-5, 1) for digit in (1, 2, 5)] + [10.0]:
        path = explorer.trajectories(f"landscape={landscape}&optimizer={optimizer}(lr={rate})&steps=40")[0]
        seen = [
            ground[0] <= x <= ground[1] and ground[2] <= y <= ground[3]
            for x, y in zip(path["x"], path["y"], strict=True)
        ]
        stayed = seen.index(False) if False in seen else len(seen)
        tried[rate] = (-stayed, path["summary"]["final_loss"])
    assert tried[chosen] == min(tried.values())
    assert f"η = {chosen:g}" in (explorer.page.locator("#remark").text_content() or "")


def test_an_optimizer_that_the_landscape_knows_comes_as_suggested(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.5)")
    explorer.page.get_by_label("Add an optimizer").select_option("rmsprop")
    explorer.expect_query("optimizer=sgd(lr=0.5)&optimizer=rmsprop(lr=0.3,alpha=0.9)")
    expect(explorer.page.locator("#remark")).to_contain_text("this landscape suggests")
    explorer.page.go_back()
    expect(explorer.card(1)).to_be_hidden()
    expect(explorer.page.locator("#remark")).to_be_empty(timeout=1000)


def test_a_trial_that_fails_leaves_the_default(explorer: Explorer) -> None:
    explorer.forgive("status of 503")
    explorer.open("optimizer=sgd(lr=0.5)")
    refused: list[Route] = []

    def refuse_the_first(route: Route) -> None:
        refused.append(route)
        if len(refused) == 1:
            route.fulfill(status=503, body="{}")
        else:
            route.continue_()

    explorer.page.route("**/trajectories", refuse_the_first)
    explorer.page.get_by_label("Add an optimizer").select_option("lion")
    explorer.expect_query("optimizer=sgd(lr=0.5)&optimizer=lion")
    expect(explorer.page.locator("#remark")).to_contain_text("default learning rate")


def test_a_symbol_lights_up_with_its_slider_and_its_other_uses(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3)&optimizer=adam(lr=0.1)")
    for index in range(2):
        explorer.card(index).locator(".card-summary").click()
    card = explorer.card(0)
    card.locator(".rule [data-symbol=beta1]").first.hover()
    uses = card.locator(".rule [data-symbol=beta1]")
    assert uses.count() > 1
    expect(card.locator(f".rule {LIT}")).to_have_count(uses.count())
    expect(card.locator(".parameter[data-symbol=beta1]")).to_have_class(re.compile("is-lit"))
    expect(card.locator(".parameter[data-symbol=beta2]")).not_to_have_class(re.compile("is-lit"))
    expect(explorer.card(1).locator(LIT)).to_have_count(0)
    explorer.page.mouse.move(1, 1)
    expect(explorer.page.locator(LIT)).to_have_count(0)


def test_the_keyboard_lights_up_symbols_too(explorer: Explorer) -> None:
    explorer.open("optimizer=adam(lr=0.3)")
    card = explorer.card(0)
    card.locator(".card-summary").press("Enter")
    explorer.page.keyboard.press("Tab")
    card.locator(".parameter[data-symbol=beta2] input[type=range]").focus()
    expect(card.locator(f".rule {LIT}").first).to_have_attribute("data-symbol", "beta2")
    card.locator(".symbols button[data-symbol=v]").focus()
    expect(card.locator(f".rule {LIT}").first).to_have_attribute("data-symbol", "v")


@pytest.mark.journey
def test_a_schedule_is_drawn_with_the_rate_at_the_cursor(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.8,schedule=step(step_size=10,gamma=0.5))&steps=30&at=0")
    card = explorer.card(0)
    card.locator(".card-summary").click()
    rates = explorer.trajectories("optimizer=sgd(lr=0.8,schedule=step(step_size=10,gamma=0.5))&steps=30")[0][
        "learning_rate"
    ]
    expect(card.locator(".rate-now")).to_have_text(f"η = {rates[0]} at step 1")
    explorer.page.locator("#scrub").fill("15")
    expect(card.locator(".rate-now")).to_have_text(f"η = {rates[15]} at step 16")
    heights = {point.split(" ")[1] for point in (card.locator(".rate-line").get_attribute("d") or "")[1:].split("L")}
    assert len(heights) == len(set(rates))
    card.get_by_label("Schedule of the rate").select_option("")
    expect(card.locator(".rate")).to_be_hidden()


def test_looking_through_the_menu_by_keyboard_adds_nothing(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    explorer.page.locator("#add").focus()
    for key in ("ArrowDown", "ArrowDown", "a"):
        explorer.page.keyboard.press(key)
    explorer.page.keyboard.press("Escape")
    expect(explorer.page.locator(".card")).to_have_count(1)
    assert explorer.query == "optimizer=sgd(lr=0.95)"
    explorer.page.keyboard.press("ArrowDown")
    explorer.page.keyboard.press("ArrowDown")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator(".card")).to_have_count(2)
