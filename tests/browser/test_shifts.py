"""Nothing moves by itself once the page has been painted."""

import pytest
from playwright.sync_api import Browser, Route, expect


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", marks=pytest.mark.journey),
        "lang=ko&theme=dark",
        "present=true&landscape=booth",
        "preset=zigzag&optimizer=sgd(lr=0.95)",
        "lang=ko&preset=rolling_through",
        "preset=restarts",
        "landscape=rosenbrock&window=0.9,1.1,0.99,1.01",
        "landscape=eggholder&window=-1,1,-0.002,0.002",
        "lang=ko&steps=-1&foo=1",
        "speed=50&panels=foo",
        "=5",
        "pan%65ls=surface,state&pres%65nt=true",
    ],
)
def test_nothing_is_shifted_after_the_first_paint(server: str, browser: Browser, width: int, query: str) -> None:
    page = browser.new_context(viewport={"width": width, "height": 768}).new_page()
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
            .observe({ type: "layout-shift", buffered: true })"""
    )

    def late(route: Route) -> None:
        """Once the page has drawn where the axes will lie."""
        page.locator("#contour[data-enclosed]").wait_for(state="attached")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        route.continue_()

    page.route("**/plotly*.js*", late)
    page.goto(f"{server}/?{query}")
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator("#path-layer .main-svg .ytick").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") == []
    page.context.close()
