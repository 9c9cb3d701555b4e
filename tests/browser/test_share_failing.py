"""Sharing while the server is slow, busy or gone: what is said, what is kept, and that it comes by itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import Explorer, problem
from tests.browser.sharing import SCENE, choose, share


@pytest.fixture
def page(explorer: Explorer) -> Page:
    explorer.open(SCENE)
    return explorer.page


def test_what_the_server_declines_for_now_is_said_and_tried_again(explorer: Explorer, page: Page) -> None:
    explorer.forgive("503")
    told = problem(503, "Come again.")
    page.route("**/code.py*", lambda route: route.fulfill(**told))
    share(page, "code.py")
    expect(page.locator("#share-preview").get_by_role("alert")).to_contain_text("Come again.")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#share-preview").get_by_role("alert")).to_contain_text("Come again.")
    page.unroute("**/code.py*")
    expect(page.locator("#share-preview pre")).to_contain_text("import")


@pytest.mark.journey
def test_the_live_plot_comes_when_the_server_is_back(explorer: Explorer, page: Page) -> None:
    """And until then a sentence, not a browser's page of errors."""
    explorer.forgive("ERR_FAILED")
    page.route("**/embed?*", lambda route: route.abort())
    share(page)
    expect(page.locator("#share-preview").get_by_role("alert")).to_contain_text("The server does not answer.")
    explorer.release()
    expect(page.frame_locator("#share-preview iframe").locator("body[data-ready]")).to_be_attached()


@pytest.mark.parametrize(("status", "path"), [(200, "figure.svg"), (200, "code.py"), (502, "figure.svg")])
def test_what_is_no_file_is_as_none(explorer: Explorer, page: Page, status: int, path: str) -> None:
    """As of a proxy that asks who one is."""
    explorer.forgive("502")
    page.route(
        f"**/{path}*", lambda route: route.fulfill(status=status, body="<h1>Hello</h1>", content_type="text/html")
    )
    share(page, path)
    expect(page.locator("#share-preview").get_by_role("alert")).to_contain_text("The server does not answer.")
    explorer.release()
    expect(page.locator("#share-preview :is(img, pre)")).to_be_visible()


def test_a_late_preview_does_not_replace_a_newer_one(explorer: Explorer, page: Page) -> None:
    explorer.hold("**/data.csv*")
    share(page, "data.csv")
    choose(page, "code.py")
    expect(page.locator("#share-preview pre")).to_contain_text("import")
    explorer.release()
    expect(page.locator("#share-preview pre")).to_contain_text("import")


def test_a_text_that_is_read_late_does_not_either(explorer_alone: Explorer) -> None:
    page = explorer_alone.page
    explorer_alone.open(SCENE)
    page.evaluate(
        """() => {
            const read = Blob.prototype.text;
            Blob.prototype.text = function () {
                return new Promise((go) => { window.finish = () => go(read.call(this)); });
            };
        }"""
    )
    share(page, "data.csv")
    page.evaluate(
        """() => new Promise((resolve) => {
            const look = () => (window.finish ? resolve() : requestAnimationFrame(look));
            look();
        })"""
    )
    choose(page, "figure.png")
    expect(page.locator("#share-preview img")).to_be_visible()
    page.evaluate("() => { finish(); return new Promise((resolve) => setTimeout(resolve, 200)); }")
    expect(page.locator("#share-preview img")).to_be_visible()


def test_what_takes_long_says_so_and_what_fails_is_not_saved(explorer: Explorer, page: Page) -> None:
    share(page, "scene.zip")
    explorer.hold("**/scene.zip*")
    page.locator("#share-download").click()
    expect(page.locator("#share-download")).to_have_text("Making .zip …")
    expect(page.locator("#share-said")).to_have_text("Making .zip …")
    choose(page, "data.csv")
    expect(page.locator("#share-download")).to_have_text("Download .csv")
    expect(page.locator("#share-said")).to_be_empty()
    explorer.release()
    explorer.forgive("503")
    told = problem(503, "Come again.")
    page.route("**/scene.zip*", lambda route: route.fulfill(**told))
    choose(page, "scene.zip")
    expect(page.locator("#share-preview img")).to_be_visible()
    page.locator("#share-download").click()
    expect(page.locator("#share-preview").get_by_role("alert")).to_contain_text("Come again.")
    expect(page.locator("#share-download")).to_have_text("Download .zip")
