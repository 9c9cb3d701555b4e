"""Zooming and panning: what is seen is in the address, the ground follows, and no number changes."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.explorer import Explorer, problem
from tests.browser.ground import axes, rested_window, surfaces_asked, turn_wheel, wait_for_ground

ONE = "optimizer=sgd(lr=0.1)"
STARTS = [[-7, 2]]


@pytest.mark.journey
def test_the_wheel_zooms_around_the_pointer_and_fetches_what_is_in_view(explorer: Explorer) -> None:
    explorer.open(ONE)
    paths = explorer.paths()
    asked = surfaces_asked(explorer)
    turn_wheel(explorer, explorer.at(5, 2.5), 4)
    window = rested_window(explorer)
    x0, x1, y0, y1 = window
    # The point under the pointer, three quarters across and up, stays there.
    assert (5 - x0) / (x1 - x0) == pytest.approx(0.75, abs=0.01)
    assert (2.5 - y0) / (y1 - y0) == pytest.approx(0.75, abs=0.01)
    assert x1 - x0 < 12
    assert asked[-1]["domain"] == [[x0, x1], [y0, y1]]
    assert len(asked) == 1
    assert explorer.paths() == paths


@pytest.mark.journey
def test_a_zoom_is_one_step_back_and_comes_back_from_its_address(explorer: Explorer) -> None:
    explorer.open(ONE)
    turn_wheel(explorer, explorer.at(0, 0), 5)
    window = rested_window(explorer)
    explorer.page.reload()
    explorer.settle()
    assert rested_window(explorer) == window
    explorer.page.go_back()
    explorer.expect_query(ONE)
    wait_for_ground(explorer, [-10, 10, -5, 5])


@pytest.mark.journey
def test_a_drag_on_empty_ground_moves_the_map_and_no_start(explorer: Explorer) -> None:
    explorer.open(ONE)
    # Where these are before the map moves with the pointer.
    (here, there) = explorer.at(2, 0), explorer.at(4, 1)
    explorer.page.mouse.move(*here)
    explorer.page.mouse.down()
    explorer.page.mouse.move(*there, steps=5)
    explorer.page.mouse.up()
    window = rested_window(explorer)
    assert window == pytest.approx([-12, 8, -6, 4], abs=0.06)
    explorer.until("starts", STARTS)


@pytest.mark.journey
def test_the_map_zooms_and_moves_by_keys_and_buttons(explorer: Explorer) -> None:
    explorer.open(ONE)
    explorer.page.locator("#contour").focus()
    explorer.page.keyboard.press("+")
    near = rested_window(explorer)
    assert near[1] - near[0] < 20
    explorer.page.keyboard.press("Shift+ArrowRight")
    assert rested_window(explorer)[0] > near[0]
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    explorer.page.keyboard.press("0")
    explorer.expect_query(ONE)
    whole = explorer.page.get_by_role("button", name="Show the whole landscape")
    expect(whole).to_be_hidden()
    explorer.page.get_by_role("button", name="Zoom out").click()
    assert rested_window(explorer)[0] < -10
    whole.click()
    explorer.expect_query(ONE)


def test_a_zoom_has_its_limits(explorer: Explorer) -> None:
    explorer.open(f"window=1,1.00000002,2,2.00000002&{ONE}")
    explorer.page.locator("#contour").focus()
    before = axes(explorer)
    for _ in range(3):
        explorer.page.keyboard.press("+")
    explorer.page.keyboard.press("-")
    explorer.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert axes(explorer)[1] - axes(explorer)[0] >= before[1] - before[0]


def test_a_link_to_what_cannot_be_drawn_shows_the_whole(explorer: Explorer) -> None:
    """And asks the server for nothing that it refuses, which a browser would report."""
    for window in ("0,1e-320,0,1", "-1e308,1e308,-1,1", "1,1.00000000005,0,1"):
        explorer.open(f"{ONE}&window={window}&levels=500")
        wait_for_ground(explorer, [-10, 10, -5, 5])


def test_another_landscape_is_shown_whole(explorer: Explorer) -> None:
    explorer.open(f"{ONE}&window=-2,2,-1,1&scale=log")
    explorer.choose("himmelblau")
    explorer.expect_query(f"landscape=himmelblau&{ONE}")
    wait_for_ground(explorer, [-5, 5, -5, 5])


def test_a_formula_keeps_its_domain_when_one_has_zoomed_in(explorer: Explorer) -> None:
    explorer.open(f"landscape=x**2%2By**2&domain=-4,4,-3,3&start=1,1&{ONE}&window=-1,1,-1,1")
    wait_for_ground(explorer, [-1, 1, -1, 1])
    explorer.page.get_by_label("Formula in x and y").fill("x**2+2*y**2")
    explorer.expect_query(f"landscape=x**2+2*y**2&domain=-4,4,-3,3&start=1,1&{ONE}&window=-1,1,-1,1")
    wait_for_ground(explorer, [-1, 1, -1, 1])


def test_a_start_can_be_dragged_while_one_has_zoomed_in(explorer: Explorer) -> None:
    explorer.open(f"start=1,1&{ONE}&window=-2,2,-2,2")
    wait_for_ground(explorer, [-2, 2, -2, 2])
    explorer.page.mouse.move(*explorer.at(1, 1))
    explorer.page.mouse.down()
    explorer.page.mouse.move(*explorer.at(-1, 0.5), steps=5)
    explorer.page.mouse.up()
    expect(explorer.page.locator(".handle")).to_have_attribute("aria-label", re.compile("^Start 1 at"))
    expect(explorer.page).to_have_url(re.compile(r"start=-(1|1\.0\d*|0\.99\d*),0\.(5\d*|49\d*)&"))
    served = explorer.trajectories(explorer.query)
    assert explorer.paths()[0]["x"] == served[0]["x"]
    assert axes(explorer) == [-2, 2, -2, 2]


def test_a_refused_ground_leaves_the_last_one(explorer: Explorer) -> None:
    explorer.open(ONE)
    explorer.forgive("status of 422")
    explorer.page.route("**/api/v1/surface", lambda route: route.fulfill(**problem(422, "Unprocessable.")))
    explorer.page.locator("#contour").focus()
    explorer.page.keyboard.press("+")
    expect(explorer.page.locator("#status")).to_contain_text("Unprocessable")
    explorer.page.unroute_all()
    assert explorer.page.locator("#ground-layer .contourlayer path").count() > 0
    explorer.page.mouse.click(*explorer.at(2, 1))
    expect(explorer.page).to_have_url(re.compile(r"start=(2|1\.9\d*|2\.0\d*),(1|0\.9\d*|1\.0\d*)&"))
    explorer.page.keyboard.press("+")
    wait_for_ground(explorer, axes(explorer))


@pytest.mark.journey
def test_two_fingers_zoom_the_map(server: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    explorer = Explorer(context.new_page(), server)
    explorer.open(ONE)
    explorer.page.locator("#contour").scroll_into_view_if_needed()
    session = context.new_cdp_session(explorer.page)
    (x, y) = explorer.at(0, 0)

    def touch(kind: str, apart: float | None) -> None:
        points = [] if apart is None else [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 30)
    for apart in (40, 50, 60):
        touch("touchMove", apart)
    touch("touchEnd", None)
    window = rested_window(explorer)
    assert window[1] - window[0] == pytest.approx(10, abs=0.3)
    explorer.until("starts", STARTS)
    # A step of the history, as any other zoom.
    explorer.page.go_back()
    explorer.expect_query(ONE)
    assert explorer.complaints == []
    context.close()


def test_the_numbers_of_a_deep_zoom_stand_whole_beside_the_ground(explorer: Explorer) -> None:
    explorer.open("window=-7.00001,-6.99999,1.99999,2.00001")
    expect(explorer.page.locator("#path-layer .ytick text").first).to_have_text("1.99999")
    map_, ground, axes_, words = explorer.page.evaluate(
        """() => {
            const plot = document.querySelector("#path-layer");
            const left = (part) => part.getBoundingClientRect().left;
            const frame = document.querySelector(".ground-frame");
            return [left(plot), left(frame), left(plot) + plot._fullLayout.xaxis._offset,
                    Math.min(...[...plot.querySelectorAll(".ytick text")].map(left))];
        }"""
    )
    assert words >= map_
    assert abs(ground - axes_) < 1
