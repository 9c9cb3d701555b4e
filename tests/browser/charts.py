"""What the tests of the charts share: a scene, and a look at what is drawn."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"


def traces(explorer: Explorer, chart: str) -> list[dict[str, Any]]:
    """The curves of a chart as they are drawn: name, x, y and what is said under the pointer."""
    found: list[dict[str, Any]] = explorer.page.evaluate(
        """(chart) => document.getElementById(chart).traces.filter((trace) => trace.mode === "lines")
            .map(({ name, x, y, customdata }) => ({ name, x, y, customdata }))""",
        chart,
    )
    return found


def drawn(explorer: Explorer, *charts: str) -> None:
    for chart in charts:
        expect(explorer.page.locator(f"#{chart}[data-drawn]")).to_be_attached()
