"""What one sees on opening the page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.explorer import Explorer

PAINTED = """async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const sketch = document.querySelector(".sketch");
    const pixels = sketch?.getContext("2d").getImageData(0, 0, sketch.width, sketch.height).data;
    const opaque = pixels?.filter((value, index) => index % 4 === 3 && value === 255);
    const places = (chart) => document.querySelector(chart).placed.filter(({ x }) => x.length)
        .map(({ x, y }) => [x[0], x.at(-1), y[0], y.at(-1)]);
    return {
        sketch: opaque && (4 * opaque.length) / pixels.length,
        "#path-layer": places("#path-layer"),
        "#loss": places("#loss"),
    };
}"""
"""How much of the sketch is painted, and where the ends of what the pencil draws are, in pixels."""
CORNER = """async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const { width, height } = document.querySelector(".sketch");
    const context = document.querySelector(".sketch").getContext("2d");
    return [...context.getImageData(width - 9, height - 9, 1, 1).data].slice(0, 3);
}"""
"""The colour of the sketch in a corner."""


@pytest.mark.journey
def test_opens_on_the_textbook_scene(explorer: Explorer) -> None:
    explorer.open()
    explorer.expect_query("")
    served = explorer.trajectories()
    assert [path["name"] for path in explorer.paths()] == [one["label"] for one in served]
    assert len(served) == 5
    for path, one in zip(explorer.paths(), served, strict=True):
        assert path["x"] == one["x"]
        assert path["y"] == one["y"]
    expect(explorer.page.locator(".card")).to_have_count(5)
    expect(explorer.page.locator("#outcome-rows tr")).to_have_count(5)
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")


def _without_plotly(explorer: Explorer, path: str) -> Callable[[], None]:
    """Open a page to which plotly.js does not come; what is given back lets it through."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    explorer.page.route("**/plotly*.js*", hold)
    explorer.page.goto(f"{explorer.server}/{path}", wait_until="commit")
    expect(explorer.page.locator(".sketch[data-painted]")).to_be_visible()
    return held[0].continue_


@pytest.mark.journey
@pytest.mark.parametrize("page", ["", "embed"])
def test_the_scene_is_to_be_seen_before_plotly_has_run(explorer: Explorer, page: str) -> None:
    release = _without_plotly(explorer, f"{page}?panels=contour,loss&play=none")
    early = explorer.page.evaluate(PAINTED)
    assert early["sketch"] > 0.99
    release()
    expect(explorer.page.locator("#ground-layer .contourlayer path").first).to_be_attached()
    expect(explorer.page.locator(".sketch")).to_have_count(0)
    expect(explorer.page.locator("#loss[data-drawn]")).to_be_attached()
    late = explorer.page.evaluate(PAINTED)
    # What the pencil draws lies where it will lie among the axes.
    for chart in ("#path-layer", "#loss"):
        assert len(early[chart]) > 3
        moved = [
            abs(before - after)
            for one, other in zip(early[chart], late[chart], strict=True)
            for before, after in zip(one, other, strict=True)
        ]
        assert max(moved) < 6


def test_plotly_waits_for_the_sketch(explorer: Explorer) -> None:
    explorer.page.add_init_script(
        """new MutationObserver(() => {
            if (!document.querySelector("script[src*=plotly]")) return;
            window.sketched ??= document.querySelector(".sketch[data-painted]") !== null;
        }).observe(document, { childList: true, subtree: true });"""
    )
    explorer.open()
    assert explorer.page.evaluate("window.sketched") is True


@pytest.mark.parametrize("change", ["dark", "window", "start"])
def test_the_sketch_follows_what_is_wanted_until_plotly_has_run(explorer: Explorer, change: str) -> None:
    release = _without_plotly(explorer, "?panels=contour,loss" + ("&window=-3,3,-2,2" if change == "window" else ""))
    page = explorer.page
    if change == "dark":
        page.emulate_media(color_scheme="dark")
    elif change == "start":
        page.get_by_label("x of start 1").fill("-3")
        page.get_by_label("x of start 1").press("Enter")
        explorer.until("starts", [[-3, 2]])
    expect(page.locator(".sketch")).to_have_count(1)
    # A zoomed ground comes after the whole one, which is stretched until then.
    expect(page.locator("#ground-layer")).not_to_have_attribute("style", re.compile("translate"))
    corner = page.evaluate(CORNER)
    assert (sum(corner) < 3 * 128) == (change == "dark")
    release()
    expect(page.locator("#ground-layer .contourlayer path").first).to_be_attached()
    expect(page.locator(".sketch")).to_have_count(0)


@pytest.mark.journey
def test_the_table_holds_the_numbers_of_the_api(explorer: Explorer) -> None:
    explorer.open()
    for index, one in enumerate(explorer.trajectories()):
        cells = explorer.row(index).locator("td")
        exact = str(one["summary"]["final_loss"])
        assert cells.nth(2).get_attribute("title") == exact
        assert float(re.sub("−", "-", exact)) == one["loss"][-1]


@pytest.mark.journey
def test_the_minimum_and_the_start_are_marked(explorer: Explorer) -> None:
    explorer.open("landscape=himmelblau")
    marks = explorer.page.evaluate(
        """() => { const { traces } = document.querySelector("#path-layer");
                   const trace = traces.find(({ text }) => text?.[0]?.startsWith("Global"));
                   return trace.text.map((text, i) => [text, trace.marker.symbol[i]]); }"""
    )
    assert [mark for mark in marks if mark[1] == "star"] == [
        [f"Global minimum, {place} of 4", "star"] for place in range(1, 5)
    ]
    assert next(text for text, symbol in marks if symbol == "x-thin-open").startswith("Saddle point")
    explorer.until("starts", [[start["x"], start["y"]] for start in _starts(explorer, "himmelblau")[:1]])


@pytest.mark.parametrize(
    ("landscape", "words"),
    [
        ("ravine", ["start", "★minimum, f = 0"]),
        ("himmelblau", ["start", "★minimum, f = 0", "×saddle", "△maximum, f = 182"]),
        ("three_hump_camel", ["start", "★minimum, f = 0", "☆local minimum, f = 0.299", "×saddle, f = 0.877"]),
        ("monkey_saddle", ["start", "◇degenerate, f = 0"]),
    ],
)
def test_the_legend_names_the_marks_on_the_map_and_no_others(
    explorer: Explorer, landscape: str, words: list[str]
) -> None:
    explorer.open(f"landscape={landscape}")
    expect(explorer.page.locator("#legend li")).to_have_text(words)
    expect(explorer.page.locator("#nowhere")).to_be_hidden()


def test_a_formula_without_a_value_says_so(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/?landscape=log(-x**2-1)&optimizer=sgd")
    expect(explorer.page.locator("#nowhere")).to_have_text("This formula has no value in this part of the plane.")
    expect(explorer.row(0).locator(".outcome")).to_contain_text("Could not start")


def test_a_start_cannot_be_dragged_off_the_map(explorer: Explorer) -> None:
    explorer.open()
    x, y = explorer.at(-7, 2)
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x - 300, y - 400)
    explorer.page.mouse.up()
    explorer.until("starts", [[-10, 5]])


def test_the_table_speaks_plainly_of_counts_and_angles(explorer: Explorer) -> None:
    explorer.open("landscape=x**2%2By**2&start=1,1&optimizer=sgd(lr=0.1)&steps=1")
    expect(explorer.row(0).locator("td").first).to_contain_text("Took")
    explorer.open("landscape=x**2%2By**2&start=1,1&optimizer=sgd(lr=0.1)&steps=3")
    expect(explorer.row(0).locator("td").nth(5)).to_have_text("0°")
    expect(explorer.page.locator("#outcome-headings").get_by_label("Tolerance")).to_have_value("0.001")


def test_a_long_label_does_not_push_the_numbers_out(explorer: Explorer) -> None:
    label = "the same rule under a name that will not fit into any column of this table"
    explorer.open(f"optimizer=sgd(lr=0.1,label='{label}')")
    assert explorer.page.evaluate(
        "(({scrollWidth, clientWidth}) => scrollWidth === clientWidth)(document.querySelector('.outcomes-scroll'))"
    )
    expect(explorer.row(0).locator("th")).to_have_attribute("title", label)


def _starts(explorer: Explorer, landscape: str) -> list[dict[str, float]]:
    response = explorer.page.request.get(f"{explorer.server}/api/v1/landscapes/{landscape}")
    starts: list[dict[str, float]] = response.json()["starts"]
    return starts


def test_every_landscape_of_the_catalogue_can_be_shown(explorer: Explorer) -> None:
    explorer.open()
    landscapes = explorer.page.request.get(f"{explorer.server}/api/v1/landscapes").json()["landscapes"]
    explorer.choose(landscapes[0]["id"])
    for landscape in landscapes:
        expect(explorer.page).to_have_title(f"{landscape['label']} · Thalweg")
        explorer.page.locator("#landscape").press("ArrowDown")
    expect(explorer.page.locator("#status")).to_be_empty()


@pytest.mark.journey
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_holds_in_the_address(explorer: Explorer, theme: str) -> None:
    explorer.open(f"theme={theme}")
    expect(explorer.page.locator("html")).to_have_attribute("data-theme", theme)
    channels = explorer.page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (sum(channels) < 200) == (theme == "dark")


@pytest.mark.journey
@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_can_be_switched_first_to_what_the_system_has_not(explorer: Explorer, system: str) -> None:
    explorer.page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    explorer.open()
    for wanted in ("dark", "light") if system == "light" else ("light", "dark"):
        explorer.page.locator("#theme").click()
        expect(explorer.page.locator("html")).to_have_attribute("data-theme", wanted)
        explorer.expect_query(f"theme={wanted}")
    explorer.page.locator("#theme").click()
    explorer.expect_query("")


@pytest.mark.journey
@pytest.mark.parametrize("width", [390, 768, 1024, 1440, 1920])
def test_nothing_is_wider_than_the_screen(explorer: Explorer, width: int) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 844})
    explorer.open("landscape=rosenbrock")
    assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.journey
def test_all_is_in_one_screen_where_there_is_room(explorer: Explorer) -> None:
    explorer.open()
    assert explorer.page.evaluate("document.documentElement.scrollHeight") <= 900
    expect(explorer.row(4)).to_be_in_viewport(ratio=1)
    expect(explorer.page.locator("#path-layer")).to_be_in_viewport(ratio=1)


@pytest.mark.journey
def test_a_link_that_cannot_be_read_shows_the_textbook_scene_and_says_so(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrok")
    expect(explorer.page.locator("#status")).to_contain_text("This link cannot be read")
    explorer.until("names", [one["label"] for one in explorer.trajectories()])
    explorer.expect_query("landscape=rosenbrok")
    explorer.page.keyboard.press("s")
    expect(explorer.page.locator("#share-scene")).to_have_value(f"{explorer.server}/")


@pytest.mark.journey
def test_the_plots_are_told_in_words(explorer: Explorer) -> None:
    explorer.open()
    told = re.compile("^Contour plot: Ravine with 5 paths. AdaGrad ends lowest")
    expect(explorer.page.locator("#contour")).to_have_attribute("aria-label", told)


@pytest.mark.journey
def test_every_control_has_a_name(explorer: Explorer) -> None:
    explorer.open("landscape=rosenbrock")
    for summary in explorer.page.locator(".card-summary").all():
        summary.click()
    nameless = explorer.page.evaluate(
        """() => [...document.querySelectorAll("input, select, button")].filter((control) =>
            !control.labels?.length && !control.getAttribute("aria-label") && !control.textContent.trim())
            .map((control) => control.outerHTML)"""
    )
    assert nameless == []
