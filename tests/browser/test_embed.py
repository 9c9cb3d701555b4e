"""An embed on its own, and in the page of someone who commands it."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from pypdf import PdfReader

from tests.browser.deck import _HEARD, SCENE, Around, write_tabs
from tests.browser.explorer import Explorer

_GROUND = "(part) => getComputedStyle(part).backgroundColor"


def test_it_is_right_when_it_was_built_where_it_was_not_shown(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    embed = tabs.embed("tab")
    expect(embed.locator("#path-layer[data-drawn]")).to_be_attached()
    box = embed.locator("#path-layer .main-svg").first.bounding_box()
    layer = embed.locator("#path-layer").bounding_box()
    assert box
    assert layer
    assert (box["width"], box["height"]) == pytest.approx((layer["width"], layer["height"]), abs=1)
    assert 300 < box["width"] < 640
    corner = tabs.page.locator("iframe").screenshot(type="png")
    assert _first_pixel(corner) == (200, 40, 40)


def _first_pixel(png: bytes) -> tuple[int, ...]:
    from PIL import Image

    found = Image.open(io.BytesIO(png)).convert("RGB").getpixel((636, 2))
    assert isinstance(found, tuple)
    return tuple(int(channel) for channel in found)


def test_a_page_that_cannot_be_named_is_told_the_newest(
    explorer_alone: Explorer, site: str, tmp_path: Path, server: str
) -> None:
    """As in a browser that names no ancestors, below a page that sends no referrer."""
    page = explorer_alone.page

    def forgetful(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(".ancestorOrigins", ".unknown"))

    write_tabs(tmp_path, server, SCENE.replace("speed=8", "speed=2"), "play=visible")
    tabs_page = tmp_path / "tabs.html"
    tabs_page.write_text(tabs_page.read_text().replace("<iframe ", '<iframe referrerpolicy="no-referrer" '))
    around = Around(page)
    explorer_alone.leave()
    page.route("**/js/embed/host*.js", forgetful)
    page.goto(f"{site}/tabs.html")
    page.get_by_role("button").click()
    # It stands at its end before it plays as well.
    for playing in ("true", "false"):
        expect(page.frame_locator("iframe").locator("#play")).to_have_attribute("data-playing", playing)
    around.step("tab", "20 / 20")
    assert around.all_told() == []
    around.say(type="seek", step=3)
    page.evaluate(_HEARD, {"type": "step", "step": 3})
    told = around.all_told()
    assert "ready" in [event["type"] for event in told]
    assert [event["step"] for event in told if event["type"] == "step"] == [20, 3]


def test_it_works_in_a_sandbox(around: Around, site: str, tmp_path: Path, server: str) -> None:
    """Where it has no origin, and its own modules are another's."""
    write_tabs(tmp_path, server, SCENE, "play=none")
    tabs_page = tmp_path / "tabs.html"
    tabs_page.write_text(tabs_page.read_text().replace("<iframe ", '<iframe sandbox="allow-scripts" '))
    around.page.goto(f"{site}/tabs.html")
    around.page.get_by_role("button").click()
    assert around.told(type="ready")["origin"] == "null"
    around.say(type="seek", step=3)
    around.told(type="step", step=3)
    around.embed("tab").locator(".handle").press("ArrowRight")
    assert "start=" in around.told(type="scene")["query"]


@pytest.mark.journey
def test_what_was_seen_last_counts(explorer_alone: Explorer) -> None:
    page = explorer_alone.page
    page.add_init_script(
        """window.IntersectionObserver = class {
            constructor(told) { this.told = told; }
            observe() { this.told([{ intersectionRatio: 0 }, { intersectionRatio: 1 }]); }
            disconnect() {}
            unobserve() {}
        };"""
    )
    page.goto(f"{explorer_alone.server}/embed?{SCENE.replace('speed=8', 'speed=0.1')}")
    expect(page.locator("#play")).to_have_attribute("data-playing", "true")


def test_a_frame_out_of_sight_comes_to_know_its_size_by_itself(explorer_alone: Explorer) -> None:
    """A browser may draw nothing of such a frame, and so tell it of no change. It is printed all the same."""
    page = explorer_alone.page
    page.add_init_script(
        """const { get } = Object.getOwnPropertyDescriptor(window, "innerWidth");
        let asked = 0;
        Object.defineProperty(window, "innerWidth", { get: () => (asked++ ? get.call(window) : 0) });
        window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };"""
    )
    page.goto(f"{explorer_alone.server}/embed?{SCENE}&play=none")
    expect(page.locator("body[data-ready]")).to_be_attached()


def test_a_printed_page_shows_the_picture(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.server}/embed?{SCENE}&play=none&at=4")
    expect(page.locator("#picture")).to_have_attribute("src", re.compile(r"/figure\.svg\?.*at=4.*&size=1440,900$"))
    expect(page.locator("#picture")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("body[data-pictured] #picture")).to_be_visible()
    expect(page.locator("#embed")).to_be_hidden()
    # Until it has come, the plots themselves, without what only a screen has.
    expect(page.locator("#player")).to_be_hidden()
    assert page.locator("#embed").evaluate(_GROUND) == page.locator("body").evaluate(_GROUND)
    page.emulate_media(media="null")


def test_each_time_it_is_printed_it_shows_the_picture(explorer: Explorer) -> None:
    """Also while it plays, and after it has been printed before."""
    page = explorer.page
    page.goto(f"{explorer.server}/embed?landscape=rosenbrock&{SCENE.replace('speed=8', 'speed=0.2')}")
    page.evaluate(
        """window.printed = [];
        addEventListener("afterprint", () => printed.push(document.body.hasAttribute("data-pictured")), true)"""
    )
    expect(page.locator("#step")).not_to_have_text(re.compile(r"^0 /"))
    page.pdf()
    page.set_viewport_size({"width": 700, "height": 400})
    page.pdf()
    page.locator("#back").click()
    expect(page.locator("#picture")).to_have_attribute("src", re.compile("at=.*&size=700,400$"))
    printed = PdfReader(io.BytesIO(page.pdf()))
    assert len(printed.pages) == 1
    assert page.evaluate("printed") == [True, True, True]


def test_only_the_page_around_is_heard(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    tabs.told(type="ready")
    tabs.page.evaluate(
        """() => new Promise((resolve) => {
            const other = document.createElement("iframe");
            const message = "{ thalweg: 1, type: 'seek', step: 3 }";
            other.srcdoc = `<script>parent.frames[0].postMessage(${message}, "*")</` + "script>";
            other.addEventListener("load", resolve);
            document.body.append(other);
        })"""
    )
    tabs.say(type="seek", step=7)
    tabs.step("tab", "7 / 20")
    assert 3 not in [event["step"] for event in tabs.all_told() if event["type"] == "step"]


@pytest.mark.journey
def test_a_link_that_cannot_be_read_says_so_and_shows_nothing_else(explorer: Explorer) -> None:
    explorer.forgive("status of 422")
    explorer.page.goto(f"{explorer.server}/embed?landscape=rosenbrok")
    expect(explorer.page.locator("#notice")).to_contain_text("did you mean rosenbrock")
    expect(explorer.page.locator("#embed")).to_be_hidden()


def test_a_part_of_a_link_that_cannot_be_read_is_told_beside_the_rest(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/embed?{SCENE}&play=never")
    expect(explorer.page.locator("#path-layer[data-drawn]")).to_be_visible()
    expect(explorer.page.locator("#notice")).to_contain_text("play must be 'visible', 'slide', 'click' or 'none'")


def test_a_key_that_there_is_not_is_told_beside_the_rest(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/embed?{SCENE}&foo=1")
    expect(explorer.page.locator("#path-layer[data-drawn]")).to_be_visible()
    expect(explorer.page.locator("#notice")).to_contain_text("'foo': there is no such key")
    expect(explorer.page.locator("#step")).to_have_text("20 / 20")


def test_a_percent_sign_in_a_link_is_what_it_is(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/embed?{SCENE}&caption=SGD%20100%%20%ED%95%9C%EA%B5%AD%EC%96%B4%20%zz")
    expect(explorer.page.locator("#caption")).to_have_text("SGD 100% 한국어 %zz")


def test_controls_are_taken_off(explorer: Explorer) -> None:
    page = explorer.page
    for controls in ("player", "legend", "link", "none"):
        page.goto(f"{explorer.server}/embed?{SCENE}&controls={controls}&play=none")
        expect(page.locator("#path-layer[data-drawn]")).to_be_attached()
        for name, place in (("player", "#player"), ("legend", "#legends"), ("link", "#open")):
            expect(page.locator(place)).to_be_visible(visible=name == controls)


@pytest.mark.journey
def test_the_link_leads_to_the_scene_as_it_stands(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.server}/embed?{SCENE}&play=none&hide=sgd&controls=player,link&transparent=true")
    page.locator("#scrub").fill("4")
    expect(page.locator("#open")).to_have_attribute("href", f"/?{SCENE.replace('&speed=8', '')}&hide=sgd&at=4&speed=8")


@pytest.mark.journey
def test_nothing_moves_by_itself_for_those_who_do_not_like_it(explorer: Explorer) -> None:
    page = explorer.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{explorer.server}/embed?{SCENE.replace('speed=8', 'speed=0.1')}")
    expect(page.locator("#step")).to_have_text("20 / 20")
    expect(page.locator("#play")).to_have_attribute("data-playing", "false")


@pytest.mark.journey
def test_a_click_begins_it(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.server}/embed?{SCENE}&play=click&controls=none")
    begin = page.locator("#begin")
    expect(begin).to_be_visible()
    # It plays for a moment only, which somebody who looks now and then may miss.
    begin.evaluate(
        """(begin) => new MutationObserver(() => begin.hidden && (begin.dataset.hid = ""))
            .observe(begin, { attributeFilter: ["hidden"] })"""
    )
    begin.click()
    expect(page.locator("#begin[data-hid]")).to_be_visible()


def test_the_internals_of_an_optimizer_are_all_there(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/embed?optimizer=adam(lr=0.1)&panels=state&play=none")
    rows = explorer.page.locator(".rows > li")
    expect(rows).to_have_count(3)
    assert [row.get_attribute("data-row") for row in rows.all()] == ["m", "v", "effective_step"]


def test_a_run_that_could_not_start_offers_nothing_to_play(explorer: Explorer) -> None:
    nowhere = "landscape=log(x)%2By&domain=-4,4,-4,4&start=-1,1&optimizer=sgd(lr=0.1)&play=click"
    explorer.page.goto(f"{explorer.server}/embed?{nowhere}")
    expect(explorer.page.locator("#step")).to_have_text("0 / 0")
    expect(explorer.page.locator("#begin")).to_be_hidden()
    expect(explorer.page.locator("#play")).to_be_disabled()


@pytest.mark.journey
def test_an_optimizer_is_taken_away_in_the_legend(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.server}/embed?{SCENE}&play=none")
    expect(page.locator("#path-layer[data-drawn]")).to_be_attached()
    explorer.until("names", ["SGD", "Adam"])
    page.get_by_role("button", name="SGD").click()
    explorer.until("names", ["Adam"])


@pytest.mark.journey
def test_without_a_script_there_is_a_picture(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}/embed?{SCENE}")
        expect(page.locator("noscript img")).to_have_attribute("src", f"/figure.svg?{SCENE}")
        expect(page.locator("noscript img")).to_be_visible()
        expect(page.locator("#embed")).to_be_hidden()
