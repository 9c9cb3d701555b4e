"""When the page asks while a hand drags something, and what becomes of what it has not asked for yet."""

import json

import pytest
from playwright.sync_api import Request, expect

from tests.browser.explorer import Explorer

WAITING = """async (places) => {
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = function (body) {
        setTimeout(() => send.call(this, body), 60);
    };
    const host = document.querySelector("#path-layer");
    const begin = performance.now();
    let waited = false;
    for (let turn = 0; performance.now() - begin < 1200; turn += 1) {
        await new Promise(requestAnimationFrame);
        const [clientX, clientY] = places[turn % places.length];
        const pointer = { bubbles: true, pointerId: 1, pointerType: "mouse", buttons: 1 };
        host.dispatchEvent(new PointerEvent("pointermove", { ...pointer, clientX, clientY }));
        waited ||= document.body.hasAttribute("data-busy");
    }
    XMLHttpRequest.prototype.send = send;
    return waited;
}"""
"""Moves the pressed pointer for longer than the page waits before it says so, each answer taking a moment."""

LATE = """async ([places, last, key]) => {
    const { send } = XMLHttpRequest.prototype;
    const asked = [];
    XMLHttpRequest.prototype.send = function (body) {
        if (body) asked.push(JSON.parse(body).start[0]);
        setTimeout(() => send.call(this, body), 40);
    };
    const host = document.querySelector("#path-layer");
    const start = () => host.traces.findLast(({ marker }) => marker?.symbol === "circle-open").x[0];
    const begun = start();
    const drawn = new Promise((done) => {
        new MutationObserver(() => start() !== begun && done()).observe(host, { attributeFilter: ["data-drawn"] });
    });
    const move = ([clientX, clientY]) => {
        const pointer = { bubbles: true, pointerId: 1, pointerType: "mouse", buttons: 1 };
        host.dispatchEvent(new PointerEvent("pointermove", { ...pointer, clientX, clientY }));
    };
    for (const place of places) {
        await new Promise(requestAnimationFrame);
        move(place);
    }
    await drawn;
    if (last) move(last);
    if (key) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await new Promise((done) => setTimeout(done, 100));
    return asked;
}"""
"""Moves the pressed pointer, one place a frame, with late answers, and once more or a key when the first is drawn.

Gives the starts that were asked for, a moment later: nothing tells when none is to come.
"""


def test_a_drag_asks_for_what_is_shown_and_what_is_opened_later_comes_then(explorer: Explorer) -> None:
    explorer.open("panels=contour,loss")
    page = explorer.page
    asked: list[Request] = []

    def heard(request: Request) -> None:
        asked.append(request)

    page.on("request", heard)
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    page.mouse.move(*explorer.at(-5, -1))
    explorer.until("starts", [[-5, -1]])
    page.mouse.up()
    dragged = [one.post_data or "" for one in asked if one.method == "POST" and one.url.endswith("/trajectories")]
    assert dragged
    assert all(json.loads(question)["omit"] == ["grad_norm", "learning_rate"] for question in dragged)
    for name, chart in (("Gradient", "grad_norm"), ("Rate", "learning_rate")):
        page.locator(".chart-bar").get_by_role("button", name=name).click()
        served = explorer.trajectories("start=-5,-1")
        page.wait_for_function("(id) => document.getElementById(id)?.traces?.[0]?.y.length > 1", arg=chart)
        drawn = page.evaluate("(id) => document.getElementById(id).traces.map(({ customdata }) => customdata)", chart)
        assert [list(values) for values in drawn if values] == [one[chart] for one in served]


def test_a_drag_that_is_answered_does_not_look_like_waiting(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    waited = page.evaluate(WAITING, [list(explorer.at(-7 + turn / 20, 2)) for turn in range(80)])
    page.mouse.up()
    assert not waited


@pytest.mark.parametrize(
    ("then", "key", "wanted"),
    [(None, None, [-3, -1]), ([2, -1], None, [2, -1]), (None, "Escape", [-7, 2])],
    ids=["rests", "goes on", "gives up"],
)
def test_what_a_hand_did_last_is_shown_when_its_answers_come_late(
    explorer: Explorer, then: list[int] | None, key: str | None, wanted: list[int]
) -> None:
    """What it did before is left out, and a hand that rests is waited for no longer than a moment."""
    explorer.open()
    page = explorer.page
    page.mouse.move(*explorer.at(-7, 2))
    page.mouse.down()
    places = [explorer.at(x, -1) for x in (-5, -3)]
    asked = page.evaluate(LATE, [places, then and explorer.at(*then), key])
    assert asked == [[-5, -1], wanted]
    explorer.until("starts", [wanted])
    expect(page.locator("body")).not_to_have_attribute("data-busy", "")
    page.mouse.move(*explorer.at(*wanted))
    page.mouse.up()
    explorer.expect_query("" if key else f"start={wanted[0]},{wanted[1]}")
    if key is None:
        page.go_back()
        explorer.until("starts", [[-7, 2]])
        explorer.expect_query("")


def test_questions_go_with_the_frames_as_long_as_answers_are_drawn_within_one(explorer: Explorer) -> None:
    """Where they never are, as of a scene that takes longer, nobody waits for the next frame."""
    explorer.open()
    module = explorer.page.locator("link[rel=modulepreload][href$='/pace.js']").get_attribute("href")
    seen = explorer.page.evaluate(
        """async (module) => {
            const { createPace, FRAME } = await import(module);
            const pace = createPace();
            const after = (durations) => durations.map((duration) => (pace.took(duration), pace.framed));
            const long = after(Array(30).fill(3 * FRAME));
            return { first: createPace().framed, long, once: after([10]), mixed: after([60, 12, 40, 50, 11, 80]) };
        }""",
        module,
    )
    assert seen["first"]
    # What takes longer once, or a few times, does so by chance.
    assert seen["long"][:10] == [True] * 10
    assert not seen["long"][-1]
    assert seen["once"] == [True]
    assert seen["mixed"] == [True] * 6
