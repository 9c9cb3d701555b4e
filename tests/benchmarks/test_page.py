"""How long a person waits for the first contours, which are sketched before plotly.js runs.

The reference is the time that plotly.js alone takes to run.

The page's own clock measures, from the beginning of the navigation: Playwright's waiting takes time itself.
"""

import re
from statistics import median

from playwright.sync_api import Browser, Page

OPENINGS = 8

_WATCH = """
const picture = "#done, .sketch[data-painted], #ground-layer .contourlayer path";
const look = () => {
  if (document.querySelector(picture)) window.seen = performance.now();
  else requestAnimationFrame(look);
};
look();
"""


def _blank(browser: Browser) -> Page:
    """A tab of a new profile, so that nothing is cached."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(_WATCH)
    return page


def _opened(page: Page, url: str) -> float:
    """How many milliseconds it took until there was something to see."""
    page.goto(url)
    return float(page.wait_for_function("() => window.seen").json_value())


def _cold(browser: Browser, url: str, body: str | None = None) -> float:
    """The median over new profiles; ``body`` stands for what the server would say."""

    def once() -> float:
        page = _blank(browser)
        if body:
            page.route(url, lambda route: route.fulfill(body=body, content_type="text/html"))
        waited = _opened(page, url)
        page.context.close()
        return waited

    return median(once() for _ in range(OPENINGS))


def test_opening_the_page(browser: Browser, server: str) -> None:
    page = _blank(browser)
    _opened(page, server)
    script = re.search(r'href="(/plotly[^"]+)"', page.content())
    assert script
    again = median(_opened(page, server) for _ in range(OPENINGS))
    alone = _cold(browser, f"{server}/bare", f'<script src="{script[1]}"></script><p id="done">')
    cold = _cold(browser, server)
    print(
        f"\nfirst contour: {cold:.0f} ms in a new profile, {cold / alone:.2f} times plotly.js alone ({alone:.0f} ms); "
        f"{again:.0f} ms on a second visit"
    )
    assert cold < alone
    assert again < alone
