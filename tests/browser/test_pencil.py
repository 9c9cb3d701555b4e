"""What the pencil draws is there to be seen, at every size of the screen's pixels."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import SIZE
from tests.browser.explorer import Explorer

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


def test_what_is_hidden_leaves_no_ink(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&hide=sgd&overlays=fill,lines")
    shares, _any = explorer.page.evaluate(_INK, "#loss")
    assert shares == []


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
