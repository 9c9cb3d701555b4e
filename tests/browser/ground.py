"""The map as a test sees it: what the axes and the ground show, what is asked of the server, what is written."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Request

from tests.browser.explorer import Explorer

_WINDOW = re.compile(r"window=(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)")

_DRAWN = """(wanted) => new Promise((resolve, reject) => {
    const since = performance.now();
    const check = () => {
        const { xaxis, yaxis } = document.querySelector("#ground-layer").layout;
        const seen = [...xaxis.range, ...yaxis.range];
        if (seen.every((edge, index) => Math.abs(edge - wanted[index]) < 1e-9)) resolve();
        else if (performance.now() - since > 10000) reject(new Error(`the ground shows ${seen}`));
        else requestAnimationFrame(check);
    };
    check();
})"""


_RESTED = """() => new Promise((resolve, reject) => {
    const since = performance.now();
    const edges = (layer) => {
        const { xaxis, yaxis } = document.querySelector(layer).layout;
        return [...xaxis.range, ...yaxis.range].join();
    };
    const check = () => {
        const seen = [new URLSearchParams(location.search).get("window"), edges("#path-layer"), edges("#ground-layer")];
        if (new Set(seen).size === 1) resolve();
        else if (performance.now() - since > 10000) reject(new Error(`what is seen is ${seen.join(" and ")}`));
        else requestAnimationFrame(check);
    };
    check();
})"""


def rested_window(explorer: Explorer) -> list[float]:
    """What is seen of the plane once the address, the axes and the ground agree."""
    explorer.page.evaluate(_RESTED)
    found = _WINDOW.search(explorer.query)
    assert found
    return [float(edge) for edge in found.groups()]


def axes(explorer: Explorer) -> list[float]:
    found: list[float] = explorer.page.evaluate(
        "() => { const { xaxis, yaxis } = document.querySelector('#path-layer').layout;"
        " return [...xaxis.range, ...yaxis.range]; }"
    )
    return found


def wait_for_ground(explorer: Explorer, wanted: list[float]) -> None:
    """Wait until the ground is drawn for what is seen."""
    explorer.page.evaluate(_DRAWN, wanted)


def surfaces_asked(explorer: Explorer) -> list[dict[str, Any]]:
    """What is asked of the ground from here on."""
    asked: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.method == "POST" and urlsplit(request.url).path.endswith("/surface"):
            asked.append(json.loads(request.post_data or ""))

    explorer.page.on("request", note)
    return asked


def heads(explorer: Explorer) -> dict[str, Any]:
    """The topmost trace: where the paths stand."""
    found: dict[str, Any] = explorer.page.evaluate("() => document.querySelector('#path-layer').traces.at(-1)")
    return found


def edge_labels(explorer: Explorer) -> list[str]:
    return [text for text in heads(explorer)["text"] if text]


def turn_wheel(explorer: Explorer, at: tuple[float, float], turns: int) -> None:
    """Turn the wheel so fast that it is one gesture, however busy the machine."""
    explorer.page.evaluate(
        """([x, y, turns]) => {
            const options = { deltaY: -100, clientX: x, clientY: y, bubbles: true, cancelable: true };
            const layer = document.querySelector("#path-layer");
            for (let turn = 0; turn < turns; turn += 1) layer.dispatchEvent(new WheelEvent("wheel", options));
        }""",
        [*at, turns],
    )
