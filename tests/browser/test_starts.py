"""The starts: typed, nudged, added, removed, suggested."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"


@pytest.mark.journey
def test_a_start_can_be_typed_added_and_removed(explorer: Explorer) -> None:
    explorer.open(TWO)
    first = explorer.page.get_by_label("x of start 1")
    first.fill("−3,5")
    first.press("Enter")
    explorer.until("starts", [[-3.5, 2]])
    explorer.page.get_by_role("button", name="Add a start").click()
    explorer.until("names", ["SGD from (−3.5, 2)", "SGD from (−7, 2)", "Adam from (−3.5, 2)", "Adam from (−7, 2)"])
    expect(explorer.page.locator("#outcome-rows tr")).to_have_count(4)
    explorer.page.get_by_role("button", name="Remove start 1").click()
    explorer.until("starts", [[-7, 2]])
    explorer.until("names", ["SGD", "Adam"])


def test_a_start_moved_while_another_goes_is_the_one_meant(explorer: Explorer) -> None:
    explorer.open(f"start=-7,2&start=3,1&{TWO}")
    explorer.hold("**/trajectories")
    explorer.page.get_by_role("button", name="Remove start 1").click()
    entry = explorer.page.get_by_label("x of start 2")
    entry.fill("4")
    entry.press("Enter")
    explorer.release()
    explorer.until("starts", [[4, 1]])
    explorer.expect_query(f"start=4,1&{TWO}")


@pytest.mark.journey
def test_a_suggested_start_is_one_click_away(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrock")
    suggestion = explorer.page.get_by_role("button", name="High on the wall")
    expect(suggestion).to_have_attribute("aria-pressed", "false")
    suggestion.click()
    explorer.until("starts", [[1.5, -0.5]])
    expect(suggestion).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_a_suggested_start_is_good_for_is_read_whole(explorer: Explorer, lang: str) -> None:
    explorer.open(f"landscape=rosenbrock&lang={lang}")
    captions = explorer.page.locator(".suggestion-caption")
    assert captions.count() == 3
    assert not captions.evaluate_all("(all) => all.filter((one) => one.scrollWidth > one.clientWidth)")


def test_all_suggested_starts_can_be_used_at_once(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrock")
    explorer.page.get_by_role("button", name="Start from all 3 of these").click()
    explorer.until("starts", [[-1.2, 1], [1.5, -0.5], [0, 0]])
    expect(explorer.page.get_by_role("button", name="Start from all 3 of these")).to_be_disabled()


def test_added_starts_are_the_suggested_ones_and_then_spread(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrock&optimizer=sgd(lr=0.001)")
    add = explorer.page.get_by_role("button", name="Add a start")
    for count in range(2, 8):
        add.click()
        expect(explorer.page.locator("#starts li")).to_have_count(count)
    fields = explorer.page.locator("#starts input")
    values = [float(field.input_value()) for field in fields.all()]
    starts = [list(place) for place in zip(values[::2], values[1::2], strict=True)]
    assert starts[:3] == [[-1.2, 1], [1.5, -0.5], [0, 0]]
    shares = [((x + 2) / 4, (y + 1) / 4) for x, y in starts]
    assert all(0 <= part <= 1 for place in shares for part in place)
    gaps = [((a - c) ** 2 + (b - d) ** 2) ** 0.5 for a, b in shares[3:] for c, d in shares if (a, b) != (c, d)]
    assert min(gaps) >= 0.15


def test_an_added_start_lies_where_the_formula_has_a_value(explorer: Explorer) -> None:
    explorer.open("landscape=log(x)%2By**2&domain=-5,5,-5,5&start=3,1&optimizer=sgd(lr=0.1)")
    explorer.page.get_by_role("button", name="Add a start").click()
    expect(explorer.page.locator("#starts li")).to_have_count(2)
    assert float(explorer.page.get_by_label("x of start 2").input_value()) > 0


def test_from_where_the_formula_has_no_value_one_is_led_to_where_it_has(explorer: Explorer) -> None:
    explorer.open("landscape=log(x)%2By**2&domain=-5,5,-5,5&start=-3,1&optimizer=sgd(lr=0.1)&steps=5")
    expect(explorer.page.locator("td.outcome").first).to_contain_text("Could not start")
    explorer.page.get_by_role("button", name="Here f has a value").click()
    explorer.until("starts", [[3, -1]])
    expect(explorer.page.locator("td.outcome").last).to_contain_text("Took all 5 steps")
    expect(explorer.page.get_by_role("button", name="Here f has a value")).to_have_count(0)


def test_hatching_is_of_whole_lines(explorer: Explorer) -> None:
    """From edge to edge, each a piece of its own: none is left out, and none runs on into the next."""
    explorer.open("landscape=log(x)%2By**2&domain=-3,3,-3,3&start=2,1&optimizer=sgd(lr=0.1)")
    hatching = explorer.page.evaluate(
        "() => document.querySelector('#ground-layer').traces.findLast(({ mode }) => mode === 'lines').x"
    )
    assert [index % 3 for index, x in enumerate(hatching) if x is None] == [2] * (len(hatching) // 3)
    # The left half of the picture is crossed by 67 of the 89 lines of the whole.
    assert len(hatching) == 67 * 3


@pytest.mark.parametrize(
    ("key", "x"), [("ArrowUp", -6.8), ("ArrowDown", -7.2), ("Shift+ArrowUp", -5), ("Shift+ArrowDown", -9)]
)
def test_the_arrows_nudge_a_coordinate(explorer: Explorer, key: str, x: float) -> None:
    explorer.open(TWO)
    explorer.page.get_by_label("x of start 1").press(key)
    explorer.until("starts", [[x, 2]])
    explorer.expect_query(f"start={x},2&{TWO}")


@pytest.mark.journey
def test_nudges_in_a_row_are_one_step_of_the_history(explorer: Explorer) -> None:
    explorer.open(TWO)
    field = explorer.page.get_by_label("y of start 1")
    for _ in range(5):
        field.press("ArrowUp")
    explorer.until("starts", [[-7, 2.5]])
    explorer.expect_query(f"start=-7,2.5&{TWO}")
    explorer.page.go_back()
    explorer.until("starts", [[-7, 2]])
