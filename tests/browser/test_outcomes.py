"""The table of outcomes, and the same in words."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
DIVERGING = "optimizer=sgd(lr=0.95)&optimizer=sgd(lr=30)&optimizer=adam(lr=0.3)&steps=300"

LINES = """(names) => names.map((name) => {
    const letters = document.createRange();
    const words = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    const lines = [];
    let bottom = -Infinity;
    while (words.nextNode()) {
        for (let at = 0; at < words.currentNode.length; at += 1) {
            letters.setStart(words.currentNode, at);
            letters.setEnd(words.currentNode, at + 1);
            const box = letters.getBoundingClientRect();
            if (box.height && box.top > bottom - 4) lines.push("");
            if (box.height) bottom = Math.max(bottom, box.bottom);
            lines[lines.length - 1] += letters.toString();
        }
    }
    return [name.textContent, lines];
})"""
"""What of each name stands in which line."""


def _names(explorer: Explorer) -> list[str]:
    return explorer.page.locator("#outcome-rows th").all_text_contents()


def _heading(explorer: Explorer, name: str) -> Locator:
    return explorer.page.locator("#outcome-headings").get_by_role("button", name=name)


@pytest.mark.journey
def test_a_column_sorts_up_and_down_and_lets_go(explorer: Explorer) -> None:
    explorer.open()
    served = explorer.trajectories()
    names = [one["label"] for one in served]
    by_loss = sorted(names, key=lambda name: served[names.index(name)]["summary"]["final_loss"])
    heading = _heading(explorer, "final loss")
    column = explorer.page.locator("th[data-column=final_loss]")
    heading.press("Enter")
    assert _names(explorer) == by_loss
    expect(column).to_have_attribute("aria-sort", "ascending")
    heading.press("Enter")
    assert _names(explorer) == by_loss[::-1]
    expect(column).to_have_attribute("aria-sort", "descending")
    heading.press("Enter")
    assert _names(explorer) == names
    expect(explorer.page.locator("[aria-sort]")).to_have_count(0)


def test_outcomes_are_sorted_by_how_good_they_are(explorer: Explorer) -> None:
    explorer.open(f"{DIVERGING}&sort=outcome")
    served = explorer.trajectories(DIVERGING)
    ends = ["converged", "completed", "diverged"]
    wanted = sorted(served, key=lambda one: (ends.index(one["outcome"]["status"]), one["summary"]["final_loss"] or 0))
    statuses = explorer.page.locator("#outcome-rows tr").evaluate_all("rows => rows.map((row) => row.dataset.status)")
    assert statuses == [one["outcome"]["status"] for one in wanted]
    assert statuses[-1] == "diverged"


def test_the_order_is_in_the_link_and_back_undoes_it(explorer: Explorer) -> None:
    served = explorer.trajectories()
    by_loss = sorted(served, key=lambda one: one["summary"]["final_loss"])
    explorer.open("sort=-final_loss")
    expect(explorer.page.locator("#outcome-rows th")).to_have_text([one["label"] for one in by_loss[::-1]])
    _heading(explorer, "trajectory").click()
    explorer.expect_query("sort=name")
    explorer.page.go_back()
    explorer.expect_query("sort=-final_loss")
    expect(explorer.page.locator("#outcome-rows th")).to_have_text([one["label"] for one in by_loss[::-1]])


@pytest.mark.parametrize("direction", ["ascending", "descending"])
def test_what_has_no_number_comes_last(explorer: Explorer, direction: str) -> None:
    explorer.open(DIVERGING)
    for _ in range(["ascending", "descending"].index(direction) + 1):
        _heading(explorer, "final loss").click()
    expect(explorer.page.locator("th[data-column=final_loss]")).to_have_attribute("aria-sort", direction)
    expect(explorer.page.locator("#outcome-rows tr").last).to_have_attribute("data-status", "diverged")


def test_the_order_follows_the_cursor(explorer: Explorer) -> None:
    explorer.open()
    _heading(explorer, "loss at 30").click()
    served = explorer.trajectories()
    for step in (30, 5):
        explorer.page.locator("#scrub").fill(str(step))
        expect(_heading(explorer, f"loss at {step}")).to_be_visible()
        wanted = [one["label"] for one in sorted(served, key=lambda one: one["loss"][step])]
        assert _names(explorer) == wanted


@pytest.mark.journey
def test_an_outcome_is_told_in_the_sentence_of_the_api(explorer: Explorer) -> None:
    explorer.open(DIVERGING)
    for index, one in enumerate(explorer.trajectories(DIVERGING)):
        expect(explorer.row(index).locator(".outcome")).to_contain_text(one["outcome"]["message"])


@pytest.mark.journey
def test_the_tolerance_is_changed_where_it_is_named(explorer: Explorer) -> None:
    explorer.open(TWO)
    tolerance = explorer.page.get_by_label("Tolerance")
    expect(tolerance).to_have_value("0.001")
    tolerance.fill("0.5")
    tolerance.press("Enter")
    explorer.expect_query(f"{TWO}&tolerance=0.5")
    arrived = explorer.trajectories(f"{TWO}&tolerance=0.5")[0]["summary"]["steps_to_tolerance"]
    expect(explorer.row(0).locator("td").nth(6)).to_have_text(str(arrived))


@pytest.mark.journey
def test_a_run_stops_early_by_a_rule(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.get_by_text("Stop early").click()
    entry = explorer.page.get_by_label("once the gradient norm is at most")
    entry.fill("0.5")
    entry.press("Enter")
    explorer.expect_query(f"{TWO}&stop=grad_norm=0.5")
    expect(explorer.page.get_by_text("Stops early: gradient norm ≤ 0.5")).to_be_visible()
    expect(explorer.row(0)).to_have_attribute("data-status", "converged")
    entry.fill("")
    entry.press("Enter")
    explorer.expect_query(TWO)


@pytest.mark.journey
def test_the_table_is_copied_with_all_digits(explorer: Explorer) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.open(TWO)
    explorer.page.get_by_role("button", name="Copy the table").click()
    expect(explorer.page.locator("#remark")).to_contain_text("copied")
    copied = [line.split("\t") for line in explorer.page.evaluate("navigator.clipboard.readText()").split("\n")]
    served = explorer.trajectories(TWO)
    assert [line[0] for line in copied[1:]] == ["SGD", "Adam"]
    for line, one in zip(copied[1:], served, strict=True):
        assert float(line[3]) == one["summary"]["final_loss"]
        assert float(line[5]) == one["summary"]["distance_to_minimum"]


def test_a_selection_is_copied_with_all_digits(explorer: Explorer) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.open(TWO)
    explorer.page.evaluate("getSelection().selectAllChildren(document.querySelector('#outcome-rows tr').cells[3])")
    explorer.page.keyboard.press("Control+c")
    copied = explorer.page.evaluate("navigator.clipboard.readText()")
    assert float(copied) == explorer.trajectories(TWO)[0]["summary"]["final_loss"]


def test_a_word_is_copied_as_a_word(explorer: Explorer) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.open(TWO)
    explorer.page.evaluate(
        """() => { const text = document.querySelector('#outcome-rows td.outcome').firstChild;
                   getSelection().setBaseAndExtent(text, 0, text, 4); }"""
    )
    explorer.page.keyboard.press("Control+c")
    assert explorer.page.evaluate("navigator.clipboard.readText()") == "Took"


@pytest.mark.journey
def test_a_row_chooses_what_the_inspector_shows(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.row(1).locator(".outcome").click()
    explorer.page.wait_for_url("**inspect=Adam*")
    expect(explorer.row(1)).to_have_class("is-inspected")
    # Hidden, it is not looked into, and the mark says what is.
    explorer.card(1).get_by_title("Hide").click()
    expect(explorer.row(0)).to_have_class("is-inspected")
    expect(explorer.row(1)).not_to_have_class("is-inspected is-hidden")
    explorer.row(0).get_by_role("button").press("Enter")
    explorer.page.wait_for_url("**inspect=SGD*")


def test_a_row_under_the_pointer_brings_out_its_path(explorer: Explorer) -> None:
    explorer.open(TWO)
    opacity = """() => document.querySelector('#path-layer').traces.filter((t) => t.name)
        .map((t) => [t.name, t.opacity ?? 1])"""
    explorer.row(1).hover()
    faint = dict(explorer.page.evaluate(opacity))
    assert faint["SGD"] < faint["Adam"] == 1


@pytest.mark.journey
def test_every_visible_path_is_told_in_words(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&optimizer=sgd(lr=30)&optimizer=adam(lr=0.3)&steps=300&hide=adam")
    explorer.page.get_by_text("In words").click()
    items = explorer.page.locator("#summary li")
    expect(items).to_have_count(2)
    served = explorer.trajectories("optimizer=sgd(lr=0.95)&steps=300")[0]
    expect(items.nth(0)).to_contain_text("starts at (−7, 2) with a loss of 6.45 and is after 300 steps at")
    expect(items.nth(0)).to_contain_text(f"turning by {served['summary']['turning_angle']:.0f}° at each step")
    expect(items.nth(1)).to_contain_text("diverges")


def test_a_narrow_table_shows_that_it_goes_on(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open(TWO)
    window = explorer.page.locator(".outcomes-window")
    expect(window).to_have_attribute("data-more", "")
    name = explorer.row(0).locator("th")
    before = name.bounding_box()
    explorer.page.locator("#outcomes-scroll").evaluate("(scroller) => scroller.scrollTo(scroller.scrollWidth, 0)")
    expect(window).not_to_have_attribute("data-more", "")
    assert name.bounding_box() == before


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_on_a_phone_the_loss_at_the_cursor_is_read_whole(explorer: Explorer, lang: str) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open(f"lang={lang}")
    expect(explorer.page.locator(".outcomes-window[data-more]")).to_be_attached()
    left = explorer.page.evaluate(
        """() => {
            const window = document.querySelector(".outcomes-window");
            const veil = parseFloat(getComputedStyle(window, "::after").width);
            const ends = [...document.querySelectorAll("#outcome-rows tr")].map((row) => {
                const words = document.createRange();
                words.selectNodeContents(row.cells[2]);
                return words.getBoundingClientRect().right;
            });
            return window.getBoundingClientRect().right - veil - Math.max(...ends);
        }"""
    )
    assert left >= 0


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_starts_of_an_optimizer_are_told_apart_by_name(explorer: Explorer, lang: str) -> None:
    """However long that is, and a word of it is not broken."""
    cosine = "adam(lr=0.1,schedule=cosine_restarts(t_0=10,t_mult=2),weight_decay={})"
    two = f"optimizer={cosine.format(0.01)}&optimizer={cosine.format(0.02)}"
    explorer.open(f"optimizer=sgd(lr=0.95)&{two}&start=-7,2&start=5,-3&lang={lang}")
    names = explorer.page.locator(".row-name")
    expect(names).to_have_count(6)
    for width in (1440, 1280, 390):
        explorer.page.set_viewport_size({"width": width, "height": 844})
        for name, lines in names.evaluate_all(LINES):
            assert "".join(lines) == name
            assert not [line for line, after in pairwise(lines) if line[-1].isalpha() and after[0].isalpha()]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_all_columns_are_seen_on_a_small_laptop(explorer: Explorer, lang: str) -> None:
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    explorer.open(f"lang={lang}")
    expect(explorer.page.locator("#outcome-rows tr").first).to_be_visible()
    hidden = "(scroller) => scroller.scrollWidth - scroller.clientWidth"
    assert explorer.page.locator("#outcomes-scroll").evaluate(hidden) == 0


def test_headings_stay_where_the_table_is_scrolled_and_the_names_cover_what_goes_under_them(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open("&".join(f"optimizer=sgd(lr=0.{place})" for place in range(1, 10)))
    table = explorer.page.locator(".outcomes-scroll")
    table.scroll_into_view_if_needed()
    table.evaluate("(table) => Object.assign(table, { scrollLeft: 130, scrollTop: 60 })")
    texts = table.evaluate(
        """(table) => {
            const { left, top } = table.getBoundingClientRect();
            const under = (x, y) => document.elementFromPoint(left + x, top + y).closest("th, td")?.dataset.column;
            return [[4, 12], [30, 12], [60, 12]].map(([x, y]) => under(x, y));
        }"""
    )
    assert texts == ["name"] * 3
