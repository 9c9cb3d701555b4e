"""The page as a person meets it: what can be done there, and what is to be seen."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, expect

# Not wait_for_function, which the page's Content-Security-Policy forbids.
_UNTIL = """([source, wanted]) => new Promise((resolve, reject) => {
    const look = { url: () => location.search, drawn: () => document.querySelector("#path-layer").dataset.drawn,
                   starts: () => traces().at(-2).x.map((x, i) => [x, traces().at(-2).y[i]]),
                   names: () => traces().filter((t) => t.name).map((t) => t.name),
                   points: () => traces().filter((t) => t.name).map((t) => t.x.length),
                   labels: () => ground().some((t) => t.mode === "text"),
                   field: () => ground().some((t) => t.marker?.symbol === "arrow"),
                   levels: () => ground()[0].contours.end + 1,
                   steps_awaited: () => asked()?.question.steps,
                   rate_awaited: () => asked()?.question.optimizers?.[0].lr,
                   tolerance_awaited: () => asked()?.question.tolerance,
                   awaited: () => asked() && (asked().question.start ?? asked().view.preset) };
    const asked = () => history.state?.asked;
    const ground = () => document.querySelector("#ground-layer").traces;
    const traces = () => document.querySelector("#path-layer").traces;
    const since = performance.now();
    const check = () => {
        const seen = JSON.stringify(look[source]());
        if (seen === JSON.stringify(wanted)) resolve();
        else if (performance.now() - since > 10000) reject(new Error(`${source} is ${seen}`));
        else requestAnimationFrame(check);
    };
    check();
})"""


def problem(status: int, detail: str, *errors: dict[str, Any]) -> dict[str, Any]:
    """What the server answers, as a route is to fulfil it, where something is wrong."""
    told = {"type": "about:blank", "title": "Wrong", "status": status, "detail": detail, "errors": list(errors)}
    return {"status": status, "content_type": "application/problem+json", "body": json.dumps(told)}


class Explorer:
    """The explorer in a browser.

    ``complaints`` collects what must not happen: whatever the browser logs, which is also what the page's
    Content-Security-Policy refuses, as a request that would leave the machine.
    """

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.complaints: list[str] = []
        self._forgiven: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", self._failed)

    def leave(self) -> None:
        """Leave the tab as another test may find it."""
        self.release()
        self.page.context.set_offline(False)
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._failed)

    def forgive(self, text: str) -> None:
        """Announce what the browser will log of its own accord: a request that is to fail."""
        self._forgiven.append(text)

    def _heard(self, message: ConsoleMessage) -> None:
        forgiven = any(text in message.text for text in self._forgiven)
        if message.type in {"error", "warning"} and not forgiven:
            self.complaints.append(f"{message.type}: {message.text} ({message.location})")

    def _failed(self, error: Error) -> None:
        self.complaints.append(f"page error: {error}")

    def hold(self, pattern: str) -> None:
        """Keep every request for ``pattern`` waiting until `release`."""
        self.page.route(pattern, lambda _route: None)

    def release(self) -> None:
        """Let the requests through that wait, and those to come."""
        self.page.unroute_all()

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.server}/{query and '?' + query}")
        self.settle()

    def settle(self) -> None:
        """Wait until the plots and the cards are there."""
        expect(self.page.locator("#ground-layer .contourlayer path").first).to_be_attached()
        expect(self.page.locator("#loss[data-drawn]")).to_be_attached()
        expect(self.page.locator(".card").first).to_be_visible()

    def until(self, source: str, wanted: Any) -> None:
        """Wait until what is drawn (``starts``, ``names``, ``points``, ``drawn``) or ``awaited`` is as wanted."""
        self.page.evaluate(_UNTIL, [source, wanted])

    @property
    def query(self) -> str:
        """The address's query as a person reads it."""
        return unquote(urlsplit(self.page.url).query)

    def expect_query(self, wanted: str) -> None:
        """Wait until the address holds ``wanted``."""
        expect(self.page).to_have_url(f"{self.server}/{wanted and '?' + wanted}")

    def trajectories(self, query: str = "") -> list[dict[str, Any]]:
        """What the API says of a scene."""
        response = self.page.request.get(f"{self.server}/api/v1/trajectories?{query}")
        assert response.ok
        found: list[dict[str, Any]] = response.json()["trajectories"]
        return found

    def paths(self) -> list[dict[str, Any]]:
        """The drawn paths: name, x and y, in the order of drawing."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """() => document.querySelector("#path-layer").traces
                .filter((trace) => trace.name).map(({ name, x, y }) => ({ name, x, y }))"""
        )
        return found

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the landscape is on the screen."""
        found: list[float] = self.page.evaluate(
            """([x, y]) => {
                const plot = document.querySelector("#path-layer");
                const { xaxis, yaxis } = plot._fullLayout;
                const box = plot.getBoundingClientRect();
                return [box.left + xaxis._offset + xaxis.d2p(x), box.top + yaxis._offset + yaxis.d2p(y)];
            }""",
            [x, y],
        )
        return found[0], found[1]

    def choose(self, landscape: str) -> None:
        """Choose a landscape of the catalogue, by its id, in the gallery."""
        self.page.locator("#landscape").click()
        self.page.locator(f"#gallery [data-landscape={landscape}]").click()

    def card(self, index: int) -> Locator:
        return self.page.locator(".card").nth(index)

    def row(self, index: int) -> Locator:
        return self.page.locator("#outcome-rows tr").nth(index)
