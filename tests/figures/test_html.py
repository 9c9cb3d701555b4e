"""``/figure.html`` in Chromium, from a disk and without a network: it draws, plays, steps and scrubs, and is silent."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from app import assets
from app.figures.base import Context
from app.figures.bundle import script
from app.figures.formats import FORMATS
from app.figures.picture import compose, understand
from app.presets import PRESETS
from tests.browser.conftest import PATIENCE, SIZE

SCENE = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=12"
Open = Callable[..., Page]


def made(query: str, link: str = "http://thalweg.test/?x=1") -> bytes:
    scene, view = understand(query)
    return FORMATS["figure.html"].render(compose(scene, view), Context(link=link, locale=view.lang or "en"))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a file from a disk without a network; whatever it then says to the console fails the test."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    said: list[str] = []

    def open_(query: str, beside: bool = False, width: int = SIZE["width"], **media: Any) -> Page:
        (tmp_path / "figure.html").write_bytes(made(query))
        if beside:
            (tmp_path / "plotly.min.js").write_bytes(assets.plotly_asset().body)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": SIZE["height"]})
        if media:
            page.emulate_media(**media)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else said.append(request.url),
        )
        page.goto((tmp_path / "figure.html").as_uri())
        expect(page.locator("#ground-layer .contourlayer path").first).to_be_attached()
        expect(page.locator("#path-layer[data-drawn]")).to_be_attached()
        return page

    yield open_
    context.close()
    assert said == []


def lengths(page: Page) -> list[int]:
    """How many points of each path are drawn."""
    found: list[int] = page.evaluate(
        """() => document.querySelector("#path-layer").traces.filter(({ name }) => name).map(({ x }) => x.length)"""
    )
    return found


@pytest.mark.journey
def test_it_steps_and_scrubs_by_keyboard_and_by_mouse(opened: Open) -> None:
    page = opened(SCENE)
    step = page.locator("#step")
    expect(step).to_have_text("step 12 of 12")
    assert lengths(page) == [13, 13]
    for key, stands, points in (
        ("Home", 0, 1),
        ("ArrowRight", 1, 2),
        ("ArrowRight", 2, 3),
        ("ArrowLeft", 1, 2),
        ("End", 12, 13),
    ):
        page.keyboard.press(key)
        expect(step).to_have_text(f"step {stands} of 12")
        assert lengths(page) == [points, points]
    page.locator("#back").click()
    expect(step).to_have_text("step 11 of 12")
    page.locator("#forward").click()
    expect(step).to_have_text("step 12 of 12")
    page.locator("#scrub").fill("5")
    expect(step).to_have_text("step 5 of 12")
    assert lengths(page) == [6, 6]


@pytest.mark.journey
def test_it_plays_and_pauses(opened: Open) -> None:
    page = opened(SCENE)
    play = page.locator("#play")
    page.keyboard.press(" ")
    expect(play).to_have_attribute("aria-label", "Pause")
    expect(page.locator("#step")).to_have_text(re.compile("step ([1-9]|1[01]) of 12"))
    page.keyboard.press(" ")
    expect(play).to_have_attribute("aria-label", "Play")
    play.click()
    expect(page.locator("#step")).to_have_text("step 12 of 12")
    expect(play).to_have_attribute("aria-label", "Play")


def test_whoever_wants_less_motion_sees_whole_steps(opened: Open) -> None:
    page = opened(SCENE, reduced_motion="reduce")
    whole = page.evaluate("() => document.querySelector('#path-layer').traces[1].x")
    page.evaluate(
        """() => {
            window.seen = [];
            const layer = document.querySelector("#path-layer");
            const look = () => { window.seen.push(layer.traces[1].x.at(-1)); requestAnimationFrame(look); };
            look();
        }"""
    )
    page.keyboard.press(" ")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Pause")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play")
    seen = page.evaluate("() => window.seen")
    assert len(set(seen)) > 3
    assert set(seen) <= set(whole)


def test_beside_its_plotly_it_draws_as_well(opened: Open) -> None:
    page = opened(f"{SCENE}&plotly=beside", beside=True)
    expect(page.locator("#problem")).to_be_hidden()
    assert lengths(page) == [13, 13]


def test_without_the_plotly_beside_it_it_says_what_is_missing_and_where_it_is(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "figure.html").write_bytes(made(f"{SCENE}&plotly=beside"))
    page = browser.new_page()
    page.goto((tmp_path / "figure.html").as_uri())
    expect(page.locator("#problem")).to_be_visible()
    expect(page.locator("#problem a")).to_have_attribute("href", "http://thalweg.test/plotly.min.js")
    page.close()


@pytest.mark.journey
def test_a_path_can_be_hidden_by_its_name(opened: Open) -> None:
    page = opened(SCENE)
    page.get_by_role("button", name="SGD").click()
    expect(page.get_by_role("button", name="SGD")).to_have_attribute("aria-pressed", "false")
    assert lengths(page) == [13]


def test_the_view_decides_what_is_shown(opened: Open) -> None:
    page = opened(
        f"{SCENE}&panels=contour,grad_norm,learning_rate&theme=dark&lang=ko&at=3&hide=sgd&caption=A%20%3Cb%3E&details=true"
    )
    assert page.locator(".course").count() == 2
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(16, 23, 27)"
    assert page.locator("html").get_attribute("lang") == "ko"
    expect(page.locator("#step")).to_have_text("스텝 3 / 12")
    assert lengths(page) == [4]
    caption = page.locator(".caption")
    expect(caption).to_contain_text("A <b>")
    expect(caption).to_contain_text("Adam(lr=0.3")
    expect(caption.locator("a")).to_have_attribute("href", "http://thalweg.test/?x=1")


@pytest.mark.journey
def test_on_a_phone_nothing_is_cut_off(opened: Open) -> None:
    page = opened(SCENE, width=360)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.locator("#back").click()
    expect(page.locator("#step")).to_have_text("step 11 of 12")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_in_it_keeps_anyone_out(browser: Browser, tmp_path: Path, theme: str) -> None:
    (tmp_path / "figure.html").write_bytes(made(f"{SCENE}&theme={theme}&caption=Words&details=true"))
    # The checker brings a script of its own, which the file's policy would not let run.
    context = browser.new_context(bypass_csp=True, viewport=SIZE)
    page = context.new_page()
    page.goto((tmp_path / "figure.html").as_uri())
    expect(page.locator("#path-layer[data-drawn]")).to_be_attached()
    violations = [
        (one["id"], [node["html"] for node in one["nodes"]]) for one in Axe().run(page).response["violations"]
    ]
    context.close()
    assert violations == []


@pytest.mark.journey
def test_what_a_person_writes_stays_text(opened: Open) -> None:
    label = "</script><script>throw 7</script>"
    page = opened(f"optimizer=sgd(lr=0.9,label={label})&steps=2&caption={label}")
    expect(page.locator(".name")).to_contain_text("</script>")
    expect(page.locator(".caption")).to_have_text(label)
    assert page.title() == "Ravine · Thalweg"


def test_its_policy_names_its_scripts_and_allows_no_others(client: TestClient) -> None:
    for query in (SCENE, f"{SCENE}&plotly=beside"):
        answer = client.get(f"/figure.html?{query}")
        policy = answer.headers["content-security-policy"]
        told = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
        assert told
        assert policy == f"{told[1].replace('&#39;', chr(39))}; frame-ancestors 'none'"
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe" not in scripts
        inline = [one.encode() for one in re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)]
        packed = re.findall(r"<script id=\"plotly\" type=\"application/gzip\">(.*?)</script>", answer.text)
        run = [*inline, *(gzip.decompress(base64.b64decode(one)) for one in packed)]
        assert len(run) == scripts.count("sha256-") > 0
        for one in run:
            assert base64.b64encode(hashlib.sha256(one).digest()).decode() in scripts


def test_it_is_no_larger_than_promised() -> None:
    for query in (
        "",
        *(preset.query for preset in PRESETS.values()),
        "lang=ko&details=true&caption=words",
        "landscape=rosenbrock&steps=100&panels=contour,surface,loss,grad_norm",
    ):
        assert len(made(query)) <= 2_400_000
        assert len(made(f"{query}&plotly=beside")) <= 300_000


def test_a_browser_that_cannot_unpack_it_says_so(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "figure.html").write_bytes(made(SCENE))
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto((tmp_path / "figure.html").as_uri())
    expect(page.locator("#problem")).to_have_text("This browser cannot unpack the drawing; one of 2023 or later can.")
    page.close()


def test_the_app_has_plotly_by_the_name_the_file_asks_for(client: TestClient) -> None:
    assert client.get("/plotly.min.js").content == assets.plotly_asset().body


def test_the_script_leaves_no_module_syntax() -> None:
    assert not re.search(r"^\s*(import|export) ", script(), re.MULTILINE)


def test_a_run_that_could_not_start_has_nothing_to_play(opened: Open) -> None:
    page = opened("landscape=log(x)%2By&domain=-4,4,-4,4&start=-1,1&optimizer=sgd(lr=0.1)&panels=contour")
    expect(page.locator("#step")).to_have_text("step 0 of 0")
    for control in ("play", "back", "forward", "scrub"):
        expect(page.locator(f"#{control}")).to_be_disabled()


@pytest.mark.parametrize(
    ("query", "width", "height"),
    [
        ("panels=contour,loss,grad_norm,distance,learning_rate", 960, 540),
        ("panels=contour,surface,loss,grad_norm,distance,learning_rate", 1280, 900),
        ("panels=contour,surface,loss,grad_norm,distance,learning_rate,state", 1440, 900),
        ("font=20", 960, 540),
        ("", 640, 360),
        ("panels=loss,grad_norm", 960, 540),
    ],
)
def test_it_fits_the_frame_of_a_slide(browser: Browser, tmp_path: Path, query: str, width: int, height: int) -> None:
    (tmp_path / "figure.html").write_bytes(made(f"{SCENE}&{query}"))
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((tmp_path / "figure.html").as_uri())
    expect(page.locator("#loss[data-drawn]")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    plots = page.locator(".course .plot").evaluate_all("plots => plots.map((plot) => plot.clientHeight)")
    assert min(plots) > 90
    page.close()


@pytest.mark.parametrize(
    ("panels", "kept"),
    [
        ("contour,loss", set()),
        ("contour,grad_norm", {"grad_norm"}),
        ("loss,learning_rate", {"learning_rate"}),
        ("state", {"learning_rate"}),
    ],
)
def test_it_has_no_numbers_that_none_of_its_panels_shows(panels: str, kept: set[str]) -> None:
    text = made(f"{SCENE}&panels={panels}").decode()
    told = re.search(r'<script[^>]* id="figure-data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert told
    figure = json.loads(told[1])
    for trajectory in figure["answer"]["trajectories"]:
        assert {"grad_norm", "learning_rate"} & trajectory.keys() == kept
    assert {"grad_norm", "learning_rate"} & set(figure["include"]) == kept
