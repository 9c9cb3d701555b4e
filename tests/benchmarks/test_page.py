"""How long a person waits for the first contour, beside the time that plotly.js alone takes to run."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

Benchmark = Any  # pytest-benchmark has no types of its own


def first_contour(page: Page, server: str) -> None:
    page.goto(server, wait_until="commit")
    page.wait_for_selector("#ground-layer .contourlayer path", state="attached")


def plotly_alone(page: Page, server: str) -> None:
    """A bare page that only loads plotly.js."""
    script = re.search(r'src="(/plotly[^"]+)"', page.request.get(server).text())
    assert script
    body = f'<script src="{script[1]}"></script><p id="done">'
    page.route("**/bare", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{server}/bare", wait_until="commit")
    page.wait_for_selector("#done", state="attached")


@pytest.mark.parametrize("load", [first_contour, plotly_alone])
def test_cold_open(benchmark: Benchmark, server: str, browser: Browser, load: Callable[[Page, str], None]) -> None:
    """A new profile each time, so that nothing is cached."""
    benchmark.group = "first contour on screen"

    def fresh() -> tuple[tuple[Page, str], dict[str, object]]:
        return (browser.new_context(viewport={"width": 1440, "height": 900}).new_page(), server), {}

    benchmark.pedantic(load, setup=fresh, rounds=6)


def test_second_visit(benchmark: Benchmark, server: str, browser: Browser) -> None:
    benchmark.group = "first contour on screen"
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    first_contour(page, server)
    benchmark.pedantic(first_contour, args=(page, server), rounds=6)
