"""A start under the hand: what moves with it, what stands still, and what is right when the hand rests."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.explorer import Explorer

DRAG = """async ([places, time]) => {
    const host = document.querySelector("#path-layer");
    const plot = document.querySelector("#loss");
    const ranges = [[...plot._fullLayout.yaxis.range]];
    const begin = performance.now();
    let [drawn, last, gap] = [plot.dataset.drawn, begin, 0];
    for (let turn = 0; performance.now() - begin < time; turn += 1) {
        await new Promise(requestAnimationFrame);
        const [clientX, clientY] = places[Math.floor(turn / 4) % places.length];
        const pointer = { bubbles: true, pointerId: 1, pointerType: "mouse", buttons: 1 };
        host.dispatchEvent(new PointerEvent("pointermove", { ...pointer, clientX, clientY }));
        const range = plot._fullLayout.yaxis.range;
        if (String(range) !== String(ranges.at(-1))) ranges.push([...range]);
        gap = Math.max(gap, performance.now() - last);
        if (plot.dataset.drawn !== drawn) [drawn, last] = [plot.dataset.drawn, performance.now()];
    }
    return { ranges, gap };
}"""
"""Moves the pressed pointer between places for some milliseconds.

Gives the ranges of the loss axis meanwhile, and the longest time in which nothing was drawn.
"""

RESTED = """async () => {
    await new Promise((done) => setTimeout(done, 300));
    return [...document.querySelector("#loss")._fullLayout.yaxis.range];
}"""
"""The range of the loss axis, which waits for a moment of rest: nothing tells when none is to come."""

LONG = "landscape=rosenbrock&start=-1.5,2&optimizer=sgd(lr=0.001)&optimizer=nesterov(lr=0.002)&steps=100"

SETTLED = """(map) => new Promise((done) => {
  const look = () => (Math.abs(map._fullLayout.height - map.clientHeight) <= 1 ? done() : requestAnimationFrame(look));
  look();
})"""

WATCH = """() => {
  const map = document.querySelector("#path-layer");
  window.seen = [];
  new ResizeObserver(() => window.seen.push([map.clientWidth, map.clientHeight])).observe(map);
}"""


@pytest.mark.journey
def test_a_start_can_be_dragged_as_one_step_of_the_history(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.mouse.move(*explorer.at(-7, 2))
    explorer.page.mouse.down()
    for x in (-5, -3, 2):
        explorer.page.mouse.move(*explorer.at(x, -1))
    explorer.page.mouse.up()
    explorer.until("starts", [[2, -1]])
    explorer.expect_query("start=2,-1")
    explorer.page.go_back()
    explorer.expect_query("")
    explorer.until("starts", [[-7, 2]])


@pytest.mark.journey
def test_escape_puts_a_start_back_to_where_it_was(explorer: Explorer) -> None:
    explorer.open("start=-7.0625,2")
    explorer.page.mouse.move(*explorer.at(-7.05, 2.02))
    explorer.page.mouse.down()
    explorer.page.mouse.move(*explorer.at(2, -1))
    explorer.until("starts", [[2, -1]])
    explorer.page.keyboard.press("Escape")
    explorer.until("starts", [[-7.0625, 2]])
    for place in ((3, -2), (-7.05, 2.02)):
        explorer.page.mouse.move(*explorer.at(*place))
    explorer.page.mouse.up()
    explorer.expect_query("start=-7.0625,2")
    # It has not been a step, but can be had again.
    explorer.page.go_forward()
    explorer.until("starts", [[2, -1]])
    explorer.page.go_back()
    explorer.until("starts", [[-7.0625, 2]])
    explorer.page.mouse.click(*explorer.at(5, 1))
    explorer.page.wait_for_url(lambda url: "start=-7.0625" not in url)
    explorer.page.go_back()
    explorer.expect_query("start=-7.0625,2")


def test_a_drag_that_begins_where_it_was_is_a_step_of_the_history(explorer: Explorer) -> None:
    explorer.open()
    x, y = explorer.at(-7, 2)
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    with explorer.page.expect_response("**/api/v1/trajectories*"):
        explorer.page.mouse.move(x, y, steps=2)
    explorer.page.mouse.move(*explorer.at(2, -1))
    explorer.until("starts", [[2, -1]])
    explorer.page.mouse.up()
    explorer.expect_query("start=2,-1")
    explorer.page.go_back()
    explorer.until("starts", [[-7, 2]])
    expect(explorer.page.locator("html")).not_to_have_attribute("data-present", "")


@pytest.mark.journey
def test_the_map_keeps_its_size_under_the_hand(explorer: Explorer) -> None:
    explorer.open(LONG)
    explorer.page.evaluate(WATCH)
    explorer.page.mouse.move(*explorer.at(-1.5, 2))
    explorer.page.mouse.down()
    # On the way Nesterov goes from a short sentence of its outcome to a long one, which takes two lines.
    for x in (-1.4, -1.2, -1.9, -1.6, -1.9, -1.0):
        explorer.page.mouse.move(*explorer.at(x, 2))
        explorer.until("starts", [[x, 2]])
        # A hand that rests holds on: longer than the page waits to see whether a gesture goes on.
        explorer.page.wait_for_timeout(200)
    sizes = explorer.page.evaluate("window.seen")
    explorer.page.mouse.up()
    assert len({tuple(size) for size in sizes}) == 1


def test_a_row_keeps_the_room_that_its_outcome_has_taken_until_the_hand_lets_go(explorer: Explorer) -> None:
    """What is read below it would go up and down under the hand."""
    short, long = -1.6, -1.4
    explorer.open(LONG.replace("start=-1.5", f"start={short}"))
    row = explorer.row(1)
    height = "(row) => row.getBoundingClientRect().height"
    low = row.evaluate(height)
    explorer.page.mouse.move(*explorer.at(short, 2))
    explorer.page.mouse.down()
    heights = []
    for x, status in ((long, "diverged"), (short, "completed")):
        explorer.page.mouse.move(*explorer.at(x, 2))
        expect(row).to_have_attribute("data-status", status)
        explorer.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        heights.append(row.evaluate(height))
    assert heights == [heights[0]] * 2
    assert heights[0] > low
    explorer.page.mouse.up()
    expect(explorer.page.locator(".is-held")).to_have_count(0)
    assert row.evaluate(height) == low


def test_rows_that_change_places_under_the_hand_take_no_more_room(explorer: Explorer) -> None:
    """In a browser whose scrollbars take room, one would come."""
    # Along x the larger rate is the better one, along y the smaller.
    explorer.open("start=-7,0&optimizer=sgd(lr=0.5)&optimizer=momentum(lr=0.99,momentum=0)&sort=final_loss")
    rows = explorer.page.locator("#outcome-rows > tr")
    heights = "(rows) => rows.map((row) => row.getBoundingClientRect().height)"
    expect(rows.first).to_contain_text("Momentum")
    before = rows.evaluate_all(heights)
    explorer.page.mouse.move(*explorer.at(-7, 0))
    explorer.page.mouse.down()
    explorer.page.mouse.move(*explorer.at(0, 2))
    expect(rows.first).to_contain_text("SGD")
    after = rows.evaluate_all(heights)
    explorer.page.mouse.up()
    assert after == before


def test_outcomes_of_more_lines_take_room_once(explorer: Explorer) -> None:
    """No drag gives back what the next would take again; a step back does."""
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    others = "optimizer=adagrad(lr=0.3)&optimizer=rmsprop(lr=0.01)&optimizer=adam(lr=0.05)"
    explorer.open(f"{LONG.replace('steps=100', others)}&steps=300&lang=ko")
    page, ground = explorer.page, explorer.page.locator("#path-layer")
    heights = []
    way = [(-1.5, 2.0), (0.0, 0.0), (-1.5, 2.0), (-1.9, 2.9)]
    for before, start in pairwise(way):
        heights.append(ground.evaluate("(map) => Math.floor(map.getBoundingClientRect().height)"))
        page.mouse.move(*explorer.at(*before))
        page.mouse.down()
        page.mouse.move(*explorer.at(*start))
        explorer.until("starts", [[*start]])
        page.mouse.up()
        expect(page.locator(".outcomes-scroll:not(.is-held)")).to_be_attached()
        ground.evaluate(SETTLED)
    high, *low = [*heights, ground.evaluate("(map) => Math.floor(map.getBoundingClientRect().height)")]
    assert len({*low}) == 1
    assert high > low[0]
    page.go_back()
    page.go_back()
    page.go_back()
    explorer.until("starts", [[-1.5, 2]])
    expect(ground).to_have_css("height", re.compile(rf"^{high}\."))


def test_an_axis_stands_still_under_the_hand_while_the_curves_suit_it(explorer: Explorer) -> None:
    explorer.open("start=-7,2&optimizer=sgd(lr=0.9)&loss_axis=linear")
    explorer.page.mouse.move(*explorer.at(-7, 2))
    explorer.page.mouse.down()
    to_and_fro = [explorer.at(-6.1, 1.5), explorer.at(-6, 1.5)]
    for _ in range(24):
        found = explorer.page.evaluate(DRAG, [to_and_fro, 500])
        if found["gap"] < 80:  # A busy machine may rest as a hand does, and then the axis follows.
            break
        explorer.page.evaluate(DRAG, [[explorer.at(-7, 2)], 100])
        explorer.page.evaluate(RESTED)
    first, *others = found["ranges"]
    assert others == []
    # It is left through the top, which cannot wait until the hand rests.
    far = [explorer.at(-9.5, 4), explorer.at(-9.5, 4.2)]
    grown = explorer.page.evaluate(DRAG, [far, 1500])["ranges"][-1]
    assert grown[1] > 1.5 * first[1]
    # Nor can curves wait that have grown small on it.
    near = [explorer.at(-2, 0.4), explorer.at(-2, 0.5)]
    assert explorer.page.evaluate(DRAG, [near, 1500])["ranges"][-1][1] < 0.2 * grown[1]
    explorer.page.mouse.move(*explorer.at(-9, 4))
    explorer.page.mouse.up()
    explorer.until("starts", [[-9, 4]])
    settled = explorer.page.evaluate(RESTED)
    explorer.open("start=-9,4&optimizer=sgd(lr=0.9)&loss_axis=linear")
    assert explorer.page.evaluate(RESTED) == settled


def test_the_titles_of_the_table_are_right_after_a_drag(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    for x in (-6, -5, -4):
        page.mouse.move(*explorer.at(x, -1))
    page.mouse.up()
    explorer.until("starts", [[-4, -1]])
    expect(page.locator(".is-held")).to_have_count(0)
    for index, one in enumerate(explorer.trajectories("start=-4,-1")):
        cell = explorer.row(index).locator("td").nth(2)
        assert float((cell.get_attribute("title") or "").replace("−", "-")) == one["summary"]["final_loss"]


def test_keys_wait_until_the_hand_lets_go(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    page.mouse.move(*explorer.at(-5, -1))
    explorer.until("starts", [[-5, -1]])
    page.keyboard.press("n")
    page.keyboard.press("p")
    page.mouse.move(*explorer.at(-4, 1))
    explorer.until("starts", [[-4, 1]])
    page.mouse.up()
    explorer.expect_query("start=-4,1")
    page.keyboard.press("p")
    explorer.expect_query("start=-4,1&present=true")


@pytest.mark.journey
def test_a_finger_drags_a_start_and_leaves_the_page_where_it_is(server: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    explorer = Explorer(context.new_page(), server)
    explorer.open("start=-7,2&optimizer=sgd(lr=0.95)")
    session = context.new_cdp_session(explorer.page)
    begin, end = explorer.at(-7, 2), explorer.at(-4, -1)
    for share in (0, 0.25, 0.5, 0.75, 1):
        point = {axis: one + share * (other - one) for axis, one, other in zip("xy", begin, end, strict=True)}
        kind = "touchMove" if share else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(explorer.page.get_by_label("x of start 1")).to_have_value(re.compile(r"^-(4|4\.0\d|3\.9\d)$"))
    expect(explorer.page.get_by_label("y of start 1")).to_have_value(re.compile(r"^-(1|1\.0\d|0\.9\d)$"))
    assert explorer.page.evaluate("scrollY") == 0
    assert explorer.complaints == []
    context.close()
