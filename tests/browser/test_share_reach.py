"""Sharing: who can open what is shared, and what this server can make of it."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.figures.formats import FORMATS
from tests.browser.explorer import Explorer
from tests.browser.sharing import SCENE, choose, dialog, share


@pytest.fixture
def page(explorer: Explorer) -> Page:
    explorer.open(SCENE)
    return explorer.page


@pytest.mark.journey
def test_the_code_for_the_class_fills_the_screen(page: Page) -> None:
    share(page)
    page.get_by_role("button", name="QR code").click()
    shown = page.get_by_role("dialog", name="Rosenbrock: SGD, Adam")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text(page.url)
    expect(shown).to_contain_text(f"Phones cannot open {urlsplit(page.url).netloc}")
    code = shown.get_by_role("img")
    code.evaluate("image => image.decode()")
    box, size = code.bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    assert box["height"] > 0.7 * size["height"]
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(dialog(page)).to_be_visible()


HOSTS = {
    "localhost": True,
    "thalweg.localhost": True,
    "127.0.0.1": True,
    "127.1.2.3": True,
    "0.0.0.0": True,  # named, not bound to
    "[::1]": True,
    "[::]": True,
    "192.168.1.20": False,
    "[fe80::1]": False,
    "raspberry.local": False,
    "localhost.example.org": False,
    "example.org": False,
}


def test_what_only_this_machine_can_open_says_so_with_a_way_out(page: Page) -> None:
    opened = share(page)
    remark = opened.locator(".share-reach")
    expect(remark).to_contain_text(f"Only this machine can open {urlsplit(page.url).netloc}.")
    expect(remark).to_contain_text("thalweg --host 0.0.0.0")
    choose(page, "figure.png")
    expect(remark).to_contain_text("download the file")
    page.get_by_role("radio", name="PowerPoint", exact=True).check(force=True)
    expect(remark).to_have_count(0)
    choose(page, "embed")
    remark.get_by_role("button").click()
    expect(page.get_by_role("radio", name=FORMATS["figure.html"].label, exact=True)).to_be_focused()
    expect(page.locator("#share-name")).to_have_text(FORMATS["figure.html"].label)
    expect(remark).to_have_count(0)
    choose(page, "qr.svg")
    expect(remark).to_contain_text("Phones cannot open")
    module = page.locator("link[href$='js/reach.js']").get_attribute("href")
    ask = "async ([module, hosts]) => { const { isOnlyHere } = await import(module); return hosts.map(isOnlyHere); }"
    assert page.evaluate(ask, [module, [*HOSTS]]) == [*HOSTS.values()]


def test_what_others_can_open_says_nothing_of_the_kind(browser: Browser, server: str) -> None:
    context = browser.new_context()
    address = "http://thalweg.example"

    def forward(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(address, server)))

    context.route(f"{address}/**", forward)
    explorer = Explorer(context.new_page(), address)
    explorer.open(SCENE)
    opened = share(explorer.page)
    expect(opened.locator(".share-code").first).to_contain_text(address)
    expect(opened.locator(".share-reach")).to_have_count(0)
    assert explorer.complaints == []
    # The plot in the dialog may be on its way still.
    context.unroute_all(behavior="ignoreErrors")
    context.close()


def test_what_the_server_lacks_is_listed_and_explained(explorer: Explorer, page: Page) -> None:
    why = "videos need PyAV, which is not installed here: pip install av adds it"

    def without(route: Route) -> None:
        told = route.fetch().json()
        for found in told["formats"]:
            found["missing"] = why if found["kind"] == "video" else None
        route.fulfill(json=told)

    page.route("**/api/v1/formats", without)
    opened = share(page, "figure.gif")
    page.keyboard.press("ArrowDown")
    video = opened.get_by_role("radio", name=FORMATS["figure.mp4"].label, exact=True)
    expect(video).to_be_focused()
    expect(video).to_be_disabled()
    expect(video).to_have_accessible_description(why)
    expect(page.locator("#share-preview")).to_have_text(why)
    for place in ("#share-options > *", "#share-download", ".share-piece"):
        expect(page.locator(f"{place}:visible")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.locator("#share-preview img")).to_be_visible()
    expect(page.locator("#share-download")).to_be_visible()
