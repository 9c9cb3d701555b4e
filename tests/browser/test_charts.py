"""The charts beside the map: which are shown, what their axes say, and what runs through all of them."""

import math
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
CURVES = ("loss", "grad_norm", "distance", "learning_rate", "state")
ALL = f"{TWO}&panels=contour,{','.join(CURVES)}"


def _traces(explorer: Explorer, chart: str) -> list[dict[str, Any]]:
    """The curves of a chart as they are drawn: name, x, y and what is said under the pointer."""
    found: list[dict[str, Any]] = explorer.page.evaluate(
        """(chart) => document.getElementById(chart).traces.filter((trace) => trace.mode === "lines")
            .map(({ name, x, y, customdata }) => ({ name, x, y, customdata }))""",
        chart,
    )
    return found


def _ticks(explorer: Explorer, chart: str, axis: str = "y") -> list[str]:
    expect(explorer.page.locator(f"#{chart} .{axis}tick text").first).to_be_visible()
    return explorer.page.locator(f"#{chart} .{axis}tick text").all_text_contents()


def _drawn(explorer: Explorer, *charts: str) -> None:
    for chart in charts:
        expect(explorer.page.locator(f"#{chart}[data-drawn]")).to_be_attached()


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


def test_charts_are_shown_and_hidden_and_the_address_knows(explorer: Explorer) -> None:
    explorer.open(TWO)
    page = explorer.page
    button = _toggle(explorer, "Gradient")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    explorer.expect_query(f"{TWO}&panels=contour,loss,grad_norm")
    expect(button).to_have_attribute("aria-pressed", "true")
    _drawn(explorer, "grad_norm")
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


def test_the_numbers_drawn_are_those_of_the_api(explorer: Explorer) -> None:
    explorer.open(ALL)
    served = explorer.trajectories(f"{TWO}&include=distance")
    for chart in ("loss", "grad_norm", "distance", "learning_rate"):
        _drawn(explorer, chart)
        for curve, one in zip(_traces(explorer, chart), served, strict=True):
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


def test_one_cursor_runs_through_all_charts(explorer: Explorer) -> None:
    explorer.open(ALL)
    _drawn(explorer, *CURVES)
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
    _drawn(explorer, chart)
    explorer.page.mouse.click(*_place(explorer, chart, 10.2))
    expect(explorer.page.locator("#step")).to_have_text("step 10 of 30")


def test_the_hovered_step_is_marked_in_every_chart(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&panels=contour,loss,grad_norm")
    _drawn(explorer, "loss", "grad_norm")
    explorer.page.mouse.move(*_place(explorer, "loss", 17.3))
    for chart in ("loss", "grad_norm"):
        line = explorer.page.locator(f".course:has(#{chart}) .course-line.is-hovered")
        expect(line).to_be_visible()
        expect(line).to_have_attribute("data-step", "17")
    explorer.page.mouse.move(5, 5)
    expect(explorer.page.locator(".course-line.is-hovered:visible")).to_have_count(0)


def test_the_loss_axis_is_linear_log_or_symlog(explorer: Explorer) -> None:
    explorer.open(TWO)
    kind = "document.querySelector('#loss')._fullLayout.yaxis.type"
    assert explorer.page.evaluate(kind) == "log"
    explorer.page.get_by_text("linear", exact=True).click()
    explorer.expect_query(f"{TWO}&loss_axis=linear")
    assert explorer.page.evaluate(kind) == "linear"


def test_the_ticks_of_a_symlog_axis_are_true_values(explorer: Explorer) -> None:
    query = "landscape=-x**2-y**2&domain=-2,2,-2,2&start=1,1&optimizer=sgd(lr=0.2)&steps=12"
    explorer.open(f"{query}&loss_axis=symlog")
    axis = explorer.page.evaluate(
        "(({tickvals, ticktext}) => ({tickvals, ticktext}))(document.querySelector('#loss')._fullLayout.yaxis)"
    )
    losses = explorer.trajectories(query)[0]["loss"]
    drawn = _traces(explorer, "loss")[0]["y"]
    said = [_number(text) for text in axis["ticktext"]]
    assert len(said) > 2
    # A height and what stands for it at the axis rise together, and by the same measure.
    threshold = _threshold(explorer)
    for place, value in [*zip(axis["tickvals"], said, strict=True), *zip(drawn, losses, strict=True)]:
        assert math.isclose(place, math.asinh(value / threshold), rel_tol=1e-9)


def _threshold(explorer: Explorer) -> float:
    note = explorer.page.locator(".course-note").first
    expect(note).to_contain_text("linear below")
    return _number(note.inner_text().split()[-1])


def _number(text: str) -> float:
    """A number as an axis writes it: −10³ for -1000."""
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    sign, plain = (-1, text[1:]) if text.startswith("−") else (1, text)
    mantissa, _, power = plain.partition("×10") if "×" in plain else ("1", "", plain.removeprefix("10"))
    raised = power.translate(digits)
    return sign * (float(mantissa) * 10.0 ** int(raised) if raised != power else float(plain))


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("landscape=x**2-y&domain=-2,2,-2,2&start=1,1&optimizer=sgd(lr=0.1)", "above the lowest one shown"),
        ("landscape=x**2%2By**2-1&domain=-2,2,-2,2&start=1,1&optimizer=sgd(lr=0.1)", "above the minimum"),
        ("landscape=rosenbrock", ""),
    ],
)
def test_a_logarithmic_axis_says_what_it_shows_and_drops_no_loss(explorer: Explorer, query: str, note: str) -> None:
    explorer.open(query)
    expect(explorer.page.locator(".course-note").first).to_have_text(note)
    drawn = _traces(explorer, "loss")[0]["y"]
    losses = explorer.trajectories(query)[0]["loss"]
    assert sum(height is None for height in drawn) <= losses.count(min(losses))


def test_a_logarithmic_axis_without_anything_to_show_offers_the_linear_one(explorer: Explorer) -> None:
    explorer.open("start=0,0&optimizer=sgd(lr=0.1)")
    expect(explorer.page.locator(".course-notice")).to_contain_text("above zero")
    explorer.page.get_by_role("button", name="Linear axis").click()
    explorer.expect_query("start=0,0&optimizer=sgd(lr=0.1)&loss_axis=linear")
    expect(explorer.page.locator(".course-notice")).to_be_hidden()
    assert "0" in _ticks(explorer, "loss")


def test_without_a_known_minimum_the_distance_says_so(explorer: Explorer) -> None:
    explorer.open("landscape=x-y&domain=-2,2,-2,2&start=1,1&optimizer=sgd(lr=0.1)&panels=contour,loss,distance")
    expect(explorer.page.locator(".course:has(#distance) .course-notice")).to_contain_text("No minimum is known")


@pytest.mark.parametrize("query", ["steps=1", "landscape=-x**2-y**2&loss_axis=linear", TWO, f"{TWO}&loss_axis=symlog"])
def test_the_ticks_of_the_axes_can_be_read(explorer: Explorer, query: str) -> None:
    explorer.open(query)
    expect(explorer.page.locator("#loss .ytick text").nth(1)).to_be_visible()
    chart = explorer.page.locator("#loss").bounding_box()
    assert chart is not None
    for tick in explorer.page.locator("#loss .ytick text").all():
        box = tick.bounding_box()
        assert box is not None
        assert box["x"] >= chart["x"]
    assert all(step.isdecimal() for step in _ticks(explorer, "loss", "x"))


def test_a_diverging_run_leaves_the_others_to_be_seen(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=3)&optimizer=adam(lr=0.3)&steps=2000&panels=contour,loss,grad_norm,distance,state")
    _drawn(explorer, "loss", "grad_norm", "distance", "state")
    top = explorer.page.evaluate("document.querySelector('#loss')._fullLayout.yaxis.range[1]")
    assert top < 6
    expect(explorer.page.locator(".course-notice:visible")).to_have_count(0)


@pytest.mark.parametrize(("how", "charts"), [("back", ["grad_norm", "learning_rate"]), ("edit", ["learning_rate"])])
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
    if how == "back":
        page.evaluate("history.back()")
    else:
        steps.fill("30")
        steps.press("Enter")
    for chart in charts:
        page.locator(f".chart-bar [data-panel={chart}]").click()
    for chart in charts:
        count = 31 if chart == "grad_norm" else 30
        drawn = "([id, count]) => document.getElementById(id)?.traces?.[0]?.y.length === count"
        page.wait_for_function(drawn, arg=[chart, count])
    page.unroute_all()
    served = explorer.trajectories()
    for chart in charts:
        curves = [trace for trace in _traces(explorer, chart) if trace.get("name")]
        assert [list(curve["customdata"]) for curve in curves] == [one[chart] for one in served]


def test_what_stands_beyond_the_axis_is_told_of_by_an_arrow_at_its_edge(explorer: Explorer) -> None:
    optimizers = "optimizer=sgd(lr=1.5)&optimizer=adam(lr=0.1)&optimizer=sgd(lr=0.4)"
    explorer.open(f"landscape=sphere&{optimizers}&steps=600&loss_axis=log&at=300")
    found = """() => {
        const plot = document.getElementById("loss");
        const { y, marker } = plot.traces.at(-1);
        return [marker.symbol, marker.angle, y.map(Math.log10), plot._fullLayout.yaxis.range];
    }"""
    symbols, angles, heights, (low, high) = explorer.page.evaluate(found)
    # Its loss shoots up; stays in sight; becomes zero, which has no logarithm.
    assert symbols == ["triangle-up", "circle", "triangle-up"]
    assert angles == [0, 0, 180]
    assert heights[0] == pytest.approx(high)
    assert low < heights[1] < high
    assert heights[2] == pytest.approx(low)
    explorer.page.locator("#contour").focus()
    explorer.page.keyboard.press("Home")
    expect(explorer.page.locator("#step")).to_have_text("step 0 of 600")
    assert explorer.page.evaluate(found)[0] == ["circle"] * 3
    # In the end it is beyond all numbers.
    explorer.page.keyboard.press("End")
    expect(explorer.page.locator("#step")).to_have_text("step 600 of 600")
    assert explorer.trajectories(f"landscape=sphere&{optimizers}&steps=600")[0]["outcome"]["status"] == "diverged"
    symbols, angles, *_ = explorer.page.evaluate(found)
    assert (symbols[0], angles[0]) == ("triangle-up", 0)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_name_of_a_chart_is_a_shorter_one_where_it_would_be_cut(explorer: Explorer, width: int, lang: str) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 900})
    explorer.open(f"panels=contour,loss,grad_norm,distance,learning_rate&lang={lang}")
    _drawn(explorer, "grad_norm", "distance")
    cut = (
        "(titles) => titles.filter((title) => title.scrollWidth > title.clientWidth).map((title) => title.textContent)"
    )
    titles = explorer.page.locator(".course-title")
    assert titles.evaluate_all(cut) == []
    if lang == "en":
        long = "Distance to the nearest minimum"
        expect(titles.nth(2)).to_have_text(long if width == 1920 else "Distance")
        expect(explorer.page.get_by_role("region", name=long)).to_be_attached()


@pytest.mark.parametrize("height", [650, 768, 900])
@pytest.mark.parametrize("panels", ["contour,loss", "contour,loss,grad_norm,distance,learning_rate,state"])
def test_the_player_is_in_sight_on_a_laptop_however_many_charts_there_are(
    explorer: Explorer, panels: str, height: int
) -> None:
    explorer.page.set_viewport_size({"width": 1366, "height": height})
    explorer.open(f"panels={panels}")
    map_, player = (explorer.page.locator(name).bounding_box() for name in (".ground", ".transport"))
    assert map_
    assert player
    assert map_["height"] >= 320
    assert player["y"] + player["height"] <= height
