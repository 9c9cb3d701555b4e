"""The axes of the charts: what they say, what they show, and what tells of the rest."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.charts import TWO, drawn, traces
from tests.browser.explorer import Explorer


def _ticks(explorer: Explorer, chart: str, axis: str = "y") -> list[str]:
    expect(explorer.page.locator(f"#{chart} .{axis}tick text").first).to_be_visible()
    return explorer.page.locator(f"#{chart} .{axis}tick text").all_text_contents()


@pytest.mark.journey
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
    heights = traces(explorer, "loss")[0]["y"]
    said = [_number(text) for text in axis["ticktext"]]
    assert len(said) > 2
    # A height and what stands for it at the axis rise together, and by the same measure.
    threshold = _threshold(explorer)
    for place, value in [*zip(axis["tickvals"], said, strict=True), *zip(heights, losses, strict=True)]:
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
    heights = traces(explorer, "loss")[0]["y"]
    losses = explorer.trajectories(query)[0]["loss"]
    assert sum(height is None for height in heights) <= losses.count(min(losses))


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
    drawn(explorer, "loss", "grad_norm", "distance", "state")
    top = explorer.page.evaluate("document.querySelector('#loss')._fullLayout.yaxis.range[1]")
    assert top < 6
    expect(explorer.page.locator(".course-notice:visible")).to_have_count(0)


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


@pytest.mark.parametrize("scale", ["linear", "log", "symlog"])
def test_curves_of_one_number_have_that_number_at_their_axis(explorer: Explorer, scale: str) -> None:
    explorer.open(f"panels=contour,loss,learning_rate&optimizer=sgd(lr=0.3)&learning_rate_axis={scale}")
    drawn(explorer, "learning_rate")
    assert [text for text in _ticks(explorer, "learning_rate") if text] == ["0.3"]
