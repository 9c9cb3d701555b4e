"""What the pencil draws is there to be seen, at every size of the screen's pixels."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SIZE
from tests.browser.explorer import Explorer
from tests.conftest import ARGUMENTS, chromium
from tests.figures.exact import cut, far_line

_INK = """(host) => {
    const plot = document.querySelector(host);
    const { width, height, clientWidth } = plot.querySelector(".pencil");
    const { data } = plot.querySelector(".pencil").getContext("2d").getImageData(0, 0, width, height);
    const ratio = width / clientWidth;
    const reach = Math.max(1, Math.round(3 * ratio));
    const inked = (x, y) => {
        for (let down = -reach; down <= reach; down += 1)
            for (let across = -reach; across <= reach; across += 1)
                if (data[4 * ((y + down) * width + x + across) + 3] > 60) return true;
        return false;
    };
    const shares = plot.placed.filter(({ trace }) => trace.mode === "lines").map(({ x, y, seen }) => {
        const places = [...x.keys()].filter(seen);
        const under = places.filter((place) => inked(Math.round(ratio * x[place]), Math.round(ratio * y[place])));
        return under.length / places.length;
    });
    return [shares.filter((share) => !Number.isNaN(share)), data.some((value, index) => index % 4 === 3 && value)];
}"""


@pytest.mark.parametrize("ratio", [0.5, 1, 2])
@pytest.mark.parametrize("host", ["#path-layer", "#loss"])
def test_every_point_of_every_line_is_under_ink(server: str, browser: Browser, ratio: float, host: str) -> None:
    """Also far to the right and below, where a canvas counts other pixels than the page."""
    context = browser.new_context(viewport=SIZE, device_scale_factor=ratio)
    explorer = Explorer(context.new_page(), server)
    explorer.open("start=9,-4&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)")
    shares, any_ink = explorer.page.evaluate(_INK, host)
    assert any_ink
    assert shares
    assert min(shares) == 1
    assert explorer.complaints == []
    context.close()


@pytest.mark.journey
def test_what_is_hidden_leaves_no_ink(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&hide=sgd&overlays=fill,lines")
    shares, _any = explorer.page.evaluate(_INK, "#loss")
    assert shares == []


def test_a_start_on_the_edge_of_the_map_has_a_whole_ring(explorer: Explorer) -> None:
    explorer.open("start=10,-5&optimizer=sgd(lr=0.95)&overlays=fill")
    around = explorer.page.evaluate(
        """() => {
            const plot = document.querySelector("#path-layer");
            const { width, height, clientWidth } = plot.querySelector(".pencil");
            const { data } = plot.querySelector(".pencil").getContext("2d").getImageData(0, 0, width, height);
            const rings = plot.placed.filter(({ trace }) => trace.marker?.symbol === "circle-open");
            const { x: [x], y: [y], trace } = rings.find(({ x }) => x.length);
            return [...Array(12).keys()].map((part) => {
                const turn = (part / 6) * Math.PI;
                const radius = trace.marker.size / 2;
                const [across, down] = [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
                    .map((one) => Math.floor(one * width / clientWidth));
                return data[4 * (down * width + across) + 3];
            });
        }"""
    )
    assert min(around) > 60


@pytest.mark.journey
def test_a_path_that_diverges_is_drawn_up_to_the_edge(explorer: Explorer) -> None:
    """Its next point is farther away than a canvas can count."""
    explorer.open("landscape=sphere&start=1,1&optimizer=sgd(lr=1000000000)&steps=30")
    shares, _any = explorer.page.evaluate(_INK, "#path-layer")
    assert min(shares) == 1


def test_a_point_that_no_line_joins_to_another_is_a_dot(explorer: Explorer) -> None:
    """On a logarithmic axis the loss of the first step stands alone where the next ones are zero."""
    explorer.open("landscape=sphere&start=3,4&start=2,-4&optimizer=sgd(lr=0.5)&steps=2")
    shares, _any = explorer.page.evaluate(_INK, "#loss")
    assert shares == [1, 1]


@pytest.mark.parametrize("scale", [1, 1.1, 1.75])
def test_lines_are_drawn_on_the_pixels_of_the_screen(browser: Browser, server: str, scale: float) -> None:
    """Also where a page is enlarged, and its boxes lie between them."""
    own = chromium(browser.browser_type.executable_path)
    options = [*ARGUMENTS, f"--force-device-scale-factor={scale}", "--window-size=1280,900"]
    with browser.browser_type.launch(executable_path=own, args=options) as enlarged:
        page = enlarged.new_context(no_viewport=True).new_page()
        page.goto(f"{server}/?panels=contour,loss,grad_norm")
        page.wait_for_selector("body[data-ready]")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("devicePixelRatio") == pytest.approx(scale)
        fitting = """() => Promise.all([...document.querySelectorAll(".pencil")].slice(1).map((canvas) => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return new Promise((tell) => new ResizeObserver(([{ devicePixelContentBoxSize: [box] }]) =>
                tell([canvas.width - box.inlineSize, canvas.height - box.blockSize, data.some(Boolean)]),
            ).observe(canvas, { box: "device-pixel-content-box" }));
        }))"""
        # The map and two charts; on the ground below there is nothing to draw here.
        assert page.evaluate(fitting) == [[0, 0, True]] * 3
        # What moves by half a pixel takes other pixels, though it is as large as before.
        page.add_style_tag(content=".explorer { padding-top: calc(var(--space-3) + 0.5px) }")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(fitting) == [[0, 0, True]] * 3


@pytest.mark.parametrize("presenting", [False, True])
def test_on_paper_every_plot_has_the_size_that_it_is_drawn_in(explorer: Explorer, presenting: bool) -> None:
    """Nothing is drawn anew for paper, and axes of one size would stand beside lines of another."""
    explorer.open("panels=contour,loss,grad_norm,distance")
    page = explorer.page
    sizes = (
        "[...document.querySelectorAll('.plot, .pencil, .main-svg')].map((one) => [one.clientWidth, one.clientHeight])"
    )
    if presenting:
        page.keyboard.press("p")
        expect(page.locator(".controls")).to_be_hidden()
        # Until every chart has its new place: a browser does not tell.
        page.evaluate(
            f"""async () => {{
                for (let last, now = ""; now !== last; last = now, now = JSON.stringify({sizes}))
                    await new Promise((resolve) => setTimeout(resolve, 300));
            }}"""
        )
    before = page.evaluate(sizes)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(sizes) == before
    assert page.locator("#play").is_hidden()
    boxes = [page.locator(f"#{name}").bounding_box() for name in ("contour", "loss", "grad_norm", "distance")]
    for above, below in pairwise(boxes):
        assert above
        assert below
        # One below the other or beside it, and none over another.
        assert below["y"] >= above["y"] + above["height"] or below["x"] >= above["x"] + above["width"]
    for chart in page.locator(".course").all():
        box = chart.locator(".course-box").bounding_box()
        plot = chart.locator(".plot").bounding_box()
        assert box
        assert plot
        assert box["height"] >= plot["height"] > 80
    page.emulate_media(media="null")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(
        "[...document.querySelectorAll('.plot, .course-box')].every(({ style }) => !style.width && !style.height)"
    )


@pytest.mark.parametrize("presenting", [False, True])
def test_a_sheet_of_paper_holds_the_whole_table_in_one_theme(explorer: Explorer, presenting: bool) -> None:
    """A browser prints in the light; what was drawn in the dark cannot be drawn anew."""
    page = explorer.page
    page.emulate_media(color_scheme="dark")
    explorer.open("lang=ko")
    if presenting:
        page.keyboard.press("p")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="light")
    # A4 upright, of which half an inch is margin on either side.
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    last = page.locator(".outcomes thead th:visible").last.bounding_box()
    assert last
    assert last["x"] + last["width"] <= 700
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "auto"


def test_lines_are_cut_where_they_are_with_exact_numbers_however_far_their_ends_are(explorer: Explorer) -> None:
    random = Random(0)

    def whole() -> int:
        return random.randint(2**40, 2**51)

    def place() -> tuple[float, float]:
        return random.uniform(-20, 20), random.uniform(-20, 20)

    wide = [(10.0 ** random.uniform(0, 299), random.uniform(-2, 2)) for _ in range(300)]
    lines = [
        *(far_line(whole(), whole(), random.randint(30, 53), 2) for _ in range(700)),
        *(((size, size * slope), (-2 * size, -2 * (size * slope))) for size, slope in wide),
        *(((-size, 4.0), (3 * size, 4.0)) for size, _ in wide),
        *(((5.0, -size), (5.0, size / 3)) for size, _ in wide),
        *((place(), place()) for _ in range(400)),
        ((-6.0, 3.0), (-4.0, 5.0)),
    ]
    explorer.open()
    module = explorer.page.locator("link[href$='js/clipping.js']").get_attribute("href")
    found = explorer.page.evaluate(
        """async ([module, lines]) => {
            const { segment } = await import(module);
            return lines.map(([from, to]) => segment(from, to, { low: [-5, -3], high: [5, 4] }));
        }""",
        [module, lines],
    )
    seen = 0
    for line, part in zip(lines, found, strict=True):
        exact = cut(*line, ((-5.0, 5.0), (-3.0, 4.0)))
        assert (part is None) == (exact is None)
        if exact is not None:
            seen += 1
            assert np.abs(np.subtract(part, np.array(exact, dtype=float))).max() < 1e-8
    assert seen > 1500
