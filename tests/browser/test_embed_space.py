"""An embed in little room: whatever it shows fits, and no two numbers meet."""

import pytest
from playwright.sync_api import expect

from app.view import PANELS
from tests.browser.deck import SCENE
from tests.browser.explorer import Explorer
from tests.browser.test_space import DRIVER, TWO

LONG = "<b>한국어 a very long label that is longer than a small frame is wide</b>"
CHARTS = [panel for panel in PANELS if panel != "inspector"]

# Two texts meet where they share more than a pixel or two of the room that their lines leave above and below letters.
_WRONG = """() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const chosen = ".xtick text, .ytick text, .xtitle, .course-title, .row-meaning, .row-value, .legend-entry, #step";
    const texts = [...document.querySelectorAll(chosen)]
        .filter((text) => text.checkVisibility({ visibilityProperty: true }) && text.textContent.trim())
        .map((text) => ({ text, name: text.textContent.trim(), box: text.getBoundingClientRect() }));
    const wide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const meet = (a, b) => !a.text.contains(b.text) && wide(a.box, b.box) > 2 && high(a.box, b.box) > 3;
    const outside = ({ box }) => box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    return [
        ...(scrollWidth > innerWidth || scrollHeight > innerHeight ? [`${scrollWidth} by ${scrollHeight}`] : []),
        ...texts.flatMap((a, index) => texts.slice(index + 1).filter((b) => meet(a, b)).map((b) => [a.name, b.name])),
        ...texts.filter(outside).map(({ name }) => `${name} is cut`),
    ];
}"""


@pytest.mark.parametrize(
    ("panels", "width", "height"),
    [
        *[([panel], 320, 240) for panel in CHARTS],
        *[(["contour", panel], 320, 240) for panel in ("surface", "loss", "state")],
        (["loss", "state"], 320, 240),
        (["contour", "loss", "grad_norm", "distance"], 320, 240),
        (CHARTS, 320, 240),
        (CHARTS, 480, 270),
        (CHARTS, 640, 360),
        (CHARTS, 1920, 1080),
    ],
)
def test_whatever_it_shows_fits(explorer: Explorer, panels: list[str], width: int, height: int) -> None:
    explorer.forgive(DRIVER)
    page = explorer.page
    page.set_viewport_size({"width": width, "height": height})
    for more in ("steps=40", "steps=12000&lang=ko", f"steps=20&optimizer=sgd(label={LONG})"):
        page.goto(f"{explorer.server}/embed?{TWO}&inspect=Adam&{more}&panels={','.join(panels)}&play=none")
        for panel in panels:
            layer = "ground-layer" if panel == "contour" else panel
            # A layer is as wide as whole pixels, its frame is not.
            expect(page.locator(f"#{layer}[data-drawn]")).to_be_in_viewport(ratio=0.99)
        expect(page.locator("#play")).to_be_in_viewport(ratio=1)
        assert page.evaluate(_WRONG) == []


@pytest.mark.parametrize(
    ("panels", "words", "plots"), [("none", 1, 0), ("inspector", 1, 0), ("contour,inspector", 0, 1)]
)
def test_what_it_cannot_show_takes_no_room(explorer: Explorer, panels: str, words: int, plots: int) -> None:
    explorer.page.set_viewport_size({"width": 640, "height": 360})
    explorer.page.goto(f"{explorer.server}/embed?{TWO}&panels={panels}&play=none")
    expect(explorer.page.locator("body[data-ready]")).to_be_attached()
    expect(explorer.page.get_by_text("No chart is shown.").locator("visible=true")).to_have_count(words)
    expect(explorer.page.locator("#path-layer").locator("visible=true")).to_have_count(plots)
    for plot in explorer.page.locator("#path-layer").locator("visible=true").all():
        assert plot.evaluate("(plot) => plot.clientWidth") > 600


@pytest.mark.journey
def test_many_charts_stand_in_pairs_where_a_frame_is_wide(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 960, "height": 540})
    panels = ("loss", "grad_norm", "distance", "learning_rate")
    explorer.page.goto(f"{explorer.server}/embed?{SCENE}&panels=contour,{','.join(panels)}&play=none")
    for panel in panels:
        plot = explorer.page.locator(f"#{panel}[data-drawn]")
        expect(plot).to_be_in_viewport(ratio=1)
        assert plot.evaluate("(plot) => plot.clientHeight") > 150
