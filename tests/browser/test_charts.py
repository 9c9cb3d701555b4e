"""The charts beside the map: which are shown, what their axes say, and what runs through all of them."""

import math
import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.charts import TWO, drawn, traces
from tests.browser.explorer import Explorer

CURVES = ("loss", "grad_norm", "distance", "learning_rate", "state")
ALL = f"{TWO}&panels=contour,{','.join(CURVES)}"


def _toggle(explorer: Explorer, name: str) -> Locator:
    return explorer.page.get_by_role("group", name="Charts").get_by_role("button", name=name, exact=True)


def _place(explorer: Explorer, chart: str, step: float) -> tuple[float, float]:
    """Where a step is on the screen, in the middle of a chart's height."""
    found: list[float] = explorer.page.evaluate(
        """([chart, step]) => {
            const plot = document.getElementById(chart);
            const { xaxis } = plot._fullLayout;
            const box = plot.getBoundingClientRect();
            return [box.left + xaxis._offset + xaxis.d2p(step), box.top + box.height / 2];
        }""",
        [chart, step],
    )
    return found[0], found[1]


@pytest.mark.journey
def test_charts_are_shown_and_hidden_and_the_address_knows(explorer: Explorer) -> None:
    explorer.open(TWO)
    page = explorer.page
    button = _toggle(explorer, "Gradient")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    explorer.expect_query(f"{TWO}&panels=contour,loss,grad_norm")
    expect(button).to_have_attribute("aria-pressed", "true")
    drawn(explorer, "grad_norm")
    page.get_by_role("button", name="Hide Loss").click()
    expect(page.locator("#loss")).to_have_count(0)
    expect(_toggle(explorer, "Loss")).to_be_focused()
    page.go_back()
    expect(page.locator("#loss")).to_be_visible()
    page.go_back()
    expect(page.locator("#grad_norm")).to_have_count(0)
    explorer.expect_query(TWO)


def test_the_map_can_be_hidden_and_comes_back_whole(explorer: Explorer) -> None:
    explorer.open(TWO)
    _toggle(explorer, "Contours").click()
    expect(explorer.page.locator("#contour")).to_be_hidden()
    _toggle(explorer, "Loss").click()
    expect(explorer.page.get_by_text("No chart is shown.")).to_be_visible()
    explorer.expect_query(f"{TWO}&panels=none")
    _toggle(explorer, "Contours").click()
    expect(explorer.page.locator("#contour")).to_be_visible()
    assert [path["name"] for path in explorer.paths()] == ["SGD", "Adam"]


def test_a_chart_can_have_the_place_of_all(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,grad_norm")
    page = explorer.page
    before = page.locator("#loss").bounding_box()
    page.get_by_role("button", name="Enlarge Loss").click()
    expect(page.locator("#grad_norm")).to_have_count(0)
    after = page.locator("#loss").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 1.5 * before["width"]
    page.keyboard.press("Escape")
    expect(page.locator("#grad_norm")).to_be_visible()


@pytest.mark.journey
def test_the_numbers_drawn_are_those_of_the_api(explorer: Explorer) -> None:
    explorer.open(ALL)
    served = explorer.trajectories(f"{TWO}&include=distance")
    for chart in ("loss", "grad_norm", "distance", "learning_rate"):
        drawn(explorer, chart)
        for curve, one in zip(traces(explorer, chart), served, strict=True):
            assert curve["name"] == one["label"]
            assert curve["customdata"] == one[chart]
            assert curve["x"][-1] == one["outcome"]["step"]


def test_the_number_under_the_pointer_has_all_its_digits(explorer: Explorer) -> None:
    explorer.open("landscape=x*y&start=1,1&optimizer=sgd(lr=0.1)&steps=12&loss_axis=linear")
    loss = explorer.trajectories("landscape=x*y&start=1,1&optimizer=sgd(lr=0.1)&steps=12")[0]["loss"]
    x, _ = _place(explorer, "loss", 9)
    height = explorer.page.evaluate("(step) => document.querySelector('#loss').placed[0].y[step]", 9)
    top = explorer.page.locator("#loss").bounding_box()
    assert top is not None
    explorer.page.mouse.move(x, top["y"] + height)
    expect(explorer.page.locator("#loss .tip")).to_contain_text(f"f = {loss[9]}".replace("-", "−"))


@pytest.mark.journey
def test_the_internals_are_those_of_the_api(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,state&inspect=Adam&at=12")
    page = explorer.page
    expect(page.locator(".row")).to_have_count(3)
    adam = explorer.trajectories(f"{TWO}&include=state")[1]
    known = {**adam["state"], "effective_step": adam["effective_step"]}
    shown = page.locator(".row-line").all()
    names = [line.get_attribute("data-name") for line in shown]
    assert names == ["m", "m_hat", "v", "v_hat", "effective_step"]
    for name, line in zip(names, shown, strict=True):
        for axis in ("x", "y"):
            text = line.locator(f"[data-along={axis}]").get_attribute("title")
            assert text is not None
            assert float(text.replace("−", "-")) == known[str(name)][axis][12]
    page.get_by_label("Whose internals").select_option("SGD")
    expect(page.locator(".row")).to_have_count(2)
    explorer.expect_query(f"{TWO}&panels=contour,loss,state&inspect=SGD&at=12")


@pytest.mark.journey
def test_one_cursor_runs_through_all_charts(explorer: Explorer) -> None:
    explorer.open(ALL)
    drawn(explorer, *CURVES)
    for step in (30, 7):
        explorer.page.locator("#scrub").fill(str(step))
        for chart in CURVES:
            line = explorer.page.locator(f".course:has(#{chart}) .course-line").first
            expect(line).to_have_attribute("data-step", str(step))
            box = line.bounding_box()
            assert box is not None
            assert math.isclose(box["x"], _place(explorer, chart, step)[0], abs_tol=1)


@pytest.mark.parametrize("chart", CURVES)
def test_a_click_in_a_chart_moves_the_cursor(explorer: Explorer, chart: str) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,{chart}")
    drawn(explorer, chart)
    explorer.page.mouse.click(*_place(explorer, chart, 10.2))
    expect(explorer.page.locator("#step")).to_have_text("step 10 of 30")


@pytest.mark.journey
def test_the_hovered_step_is_marked_in_every_chart(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,grad_norm")
    drawn(explorer, "loss", "grad_norm")
    explorer.page.mouse.move(*_place(explorer, "loss", 17.3))
    for chart in ("loss", "grad_norm"):
        line = explorer.page.locator(f".course:has(#{chart}) .course-line.is-hovered")
        expect(line).to_be_visible()
        expect(line).to_have_attribute("data-step", "17")
    explorer.page.mouse.move(5, 5)
    expect(explorer.page.locator(".course-line.is-hovered:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("how", "charts"),
    [("back", ["distance"]), ("back", ["grad_norm", "learning_rate"]), ("edit", ["learning_rate"])],
)
def test_a_chart_that_is_opened_while_an_answer_is_awaited_has_its_numbers(
    explorer: Explorer, how: str, charts: list[str]
) -> None:
    page = explorer.page
    steps = page.get_by_label("Steps", exact=True)
    # A link brings the rates along, which an edit leaves out where nothing shows them.
    explorer.open("" if how == "back" else "steps=12")
    if how == "back":
        steps.fill("12")
        steps.press("Enter")
        explorer.expect_query("steps=12")

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(re.compile("/api/v1/trajectories"), late)
    page.evaluate(
        """() => {
            const remark = document.querySelector("#remark");
            window.said = [];
            new MutationObserver(() => said.push(remark.textContent)).observe(remark, { childList: true });
        }"""
    )
    if how == "back":
        page.evaluate("history.back()")
    else:
        steps.fill("30")
        steps.press("Enter")
    for chart in charts:
        page.locator(f".chart-bar [data-panel={chart}]").click()
    for chart in charts:
        count = 30 if chart == "learning_rate" else 31
        complete = "([id, count]) => document.getElementById(id)?.traces?.[0]?.y.length === count"
        page.wait_for_function(complete, arg=[chart, count])
    assert page.evaluate("said") == []
    page.unroute_all()
    served = explorer.trajectories("include=distance")
    for chart in charts:
        curves = [trace for trace in traces(explorer, chart) if trace.get("name")]
        assert [list(curve["customdata"]) for curve in curves] == [one[chart] for one in served]
