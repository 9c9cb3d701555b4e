"""Sharing: choose what the scene is to be, see it, and paste it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from app import artefacts
from app.artefact import EMBED
from app.figures.formats import FORMATS
from app.numbers import number
from app.snippets import SNIPPETS
from app.snippets.base import fill
from tests.browser.explorer import Explorer
from tests.browser.sharing import SCENE, address, choose, dialog, share
from tests.test_formats_api import HOSTILE


@pytest.fixture
def page(explorer: Explorer) -> Page:
    explorer.open(SCENE)
    return explorer.page


@pytest.fixture
def reader(explorer_alone: Explorer) -> Page:
    """A page that may read what was copied."""
    page = explorer_alone.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer_alone.open(SCENE)
    return page


@pytest.mark.journey
def test_it_opens_on_the_live_plot_which_plays(page: Page) -> None:
    opened = share(page)
    expect(opened.get_by_role("heading", name=EMBED.label)).to_be_visible()
    frame = page.frame_locator("#share-preview iframe")
    expect(frame.locator("#path-layer[data-drawn]")).to_be_attached()
    expect(page.locator("#share-scene")).to_have_value(page.url)
    assert address(page) == f"{page.url.replace('/?', '/embed?')}&play=slide"


def test_a_step_that_is_passing_is_not_shared(explorer: Explorer) -> None:
    """Whoever shares what plays means the whole of it, and gets the same now and a moment later."""
    explorer.open("preset=banana&speed=0.2")
    page = explorer.page
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_attribute("data-playing", "true")
    share(page)
    choose(page, "figure.pdf")
    assert "at=" not in address(page)


@pytest.mark.journey
def test_every_artefact_is_listed_in_its_group(page: Page) -> None:
    opened = share(page)
    for found in artefacts.every().values():
        group = opened.get_by_role("group", name=found.kind.group, exact=True)
        expect(group.get_by_role("radio", name=found.label, exact=True)).to_have_count(1)


PICTURES = [path for path, kind in FORMATS.items() if kind.media_type.startswith("image/")]


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_seen(page: Page, path: str) -> None:
    share(page, path)
    expect(page.locator("#share-preview img")).to_be_visible()
    page.locator("#share-preview img").evaluate("image => image.decode()")
    assert page.locator("#share-preview img").evaluate("image => image.naturalWidth") > 0
    expect(page.locator("#share-preview img")).to_have_attribute("alt", "Rosenbrock: SGD, Adam")


def test_a_script_is_read(page: Page) -> None:
    share(page, "code.py")
    expect(page.locator("#share-preview pre")).to_contain_text("import")
    expect(page.locator("#share-download")).to_have_attribute("href", address(page))


@pytest.mark.journey
def test_a_snippet_is_copied_and_the_button_says_so(reader: Page) -> None:
    share(reader)
    shown = reader.locator(".share-piece").first
    button = shown.get_by_role("button")
    button.click()
    expect(button).to_have_text("Copied")
    expect(reader.locator("#share-said")).to_have_text("Copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == shown.locator("pre").inner_text()
    assert f'data-src="{address(reader).replace("&", "&amp;")}"' in copied
    expect(button).to_have_text("Copy")


@pytest.mark.journey
def test_the_link_to_the_scene_is_copied(reader: Page) -> None:
    share(reader)
    reader.get_by_role("button", name="Copy link").last.click()
    expect(reader.locator("#share-copy")).to_have_text("Copied")
    assert reader.evaluate("navigator.clipboard.readText()") == reader.url


def test_without_the_clipboard_it_copies_the_older_way(reader: Page) -> None:
    share(reader)
    reader.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not over http')); }")
    button = reader.locator(".share-piece").first.get_by_role("button")
    button.click()
    expect(button).to_have_text("Copied")
    assert "<iframe" in reader.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_the_page_fills_a_snippet_as_the_server_does(page: Page, snippet: Any) -> None:
    pieces = [{"template": piece.template, "syntax": piece.syntax} for piece in snippet.pieces]
    module = page.locator("link[href$='js/snippet.js']").get_attribute("href")
    filled = page.evaluate(
        """async ([module, pieces, values]) => {
            const { fill } = await import(module);
            return pieces.map((piece) => fill(piece, values));
        }""",
        [module, pieces, HOSTILE],
    )
    assert filled == [fill(piece, HOSTILE) for piece in snippet.pieces]


def test_numbers_are_written_alike_on_the_page_and_in_pictures(page: Page) -> None:
    values = [0, -0.5, 12.3456, 999.96, 12345.678, 99999.5, 123456, 0.001, 0.00099996, 7.2e-4, 1e75, -1e-9, -3.5e-200]
    module = page.locator("link[href$='js/format.js']").get_attribute("href")
    ask = (
        "async ([module, values]) => { const { number } = await import(module); return values.map((v) => number(v)); }"
    )
    assert page.evaluate(ask, [module, values]) == [number(value) for value in values]
    ticks = page.locator("link[href$='charts/ticks.js']").get_attribute("href")
    ask = "async ([module, values]) => (({ shortest }) => shortest(values))(await import(module))"
    assert page.evaluate(ask, [ticks, [7.2, 51, 694, 9321, 125_000]]) == {
        "values": [7, 50, 700, 9000, 100_000],
        "words": ["7", "50", "700", "9000", "10⁵"],
    }
    assert page.evaluate(ask, [ticks, [1210, 1250, 1340]])["words"] == ["1210", "1250", "1340"]


def test_where_the_chosen_program_has_no_use_for_it_another_one_is_proposed(page: Page) -> None:
    share(page)
    for path, program in (("figure.tex", "Beamer"), ("notebook.ipynb", "Jupyter"), ("embed", "reveal.js")):
        choose(page, path)
        expect(page.get_by_role("radio", name=program, exact=True)).to_be_checked()


def test_every_snippet_that_fits_is_offered(page: Page) -> None:
    share(page)
    for path in ("embed", "data.csv", "code.py"):
        choose(page, path)
        kind = artefacts.every()[path].kind.id
        fitting = [one.label for one in SNIPPETS.values() if any(kind in piece.kinds for piece in one.pieces)]
        expect(page.locator(".share-target:visible")).to_have_text(fitting)


@pytest.mark.journey
def test_with_the_keyboard_alone(page: Page) -> None:
    page.locator("body").press("s")
    first = page.get_by_role("radio", name=EMBED.label)
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    second = list(artefacts.every().values())[1]
    expect(page.get_by_role("radio", name=second.label, exact=True)).to_be_checked()
    expect(page.locator("#share-name")).to_have_text(second.label)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#share')")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_escape_brings_the_focus_back_and_the_frame_stops(page: Page) -> None:
    share(page)
    expect(page.locator("#share-preview iframe")).to_be_visible()
    page.locator("#share-formats input:checked").focus()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_focused()
    expect(page.locator("#share-preview iframe")).to_have_count(0)


def test_keys_of_the_page_rest_while_it_is_open(page: Page) -> None:
    share(page)
    before = page.url
    page.locator("#share-scene").focus()
    page.keyboard.press("p")
    page.locator("#share-formats input:checked").focus()
    page.keyboard.press("h")
    assert page.url == before


@pytest.mark.parametrize(
    ("path", "ending"),
    [("scene.zip", ".zip"), pytest.param("figure.svg", ".svg", marks=pytest.mark.journey), ("qr.svg", "-qr.svg")],
)
def test_what_is_downloaded_has_a_name_of_its_own(page: Page, path: str, ending: str) -> None:
    share(page, path)
    with page.expect_download() as downloading:
        page.locator("#share-download").click()
    assert downloading.value.suggested_filename == f"thalweg-rosenbrock{ending}"


@pytest.mark.journey
def test_on_a_phone_everything_is_within_reach(explorer: Explorer, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    share(page)
    assert page.evaluate("document.querySelector('#share').scrollWidth") <= 390
    assert page.evaluate("document.querySelector('.share-body').scrollWidth") <= 390
    copy = page.locator(".share-piece").first.get_by_role("button")
    copy.scroll_into_view_if_needed()
    box = copy.bounding_box()
    assert box
    assert box["height"] >= 32
    assert 0 <= box["x"] < box["x"] + box["width"] <= 390


@pytest.mark.journey
def test_in_korean_the_pictures_speak_korean(explorer: Explorer) -> None:
    explorer.open(f"{SCENE}&lang=ko")
    page = explorer.page
    page.click("#share-open-dialog")
    expect(page.locator("#share[open]")).to_be_attached()
    assert re.search(r"[?&]lang=ko(&|$)", address(page))
    page.goto(f"{explorer.server}/?{SCENE}")


def test_a_korean_browser_shares_korean_pictures(explorer_alone: Explorer) -> None:
    page = explorer_alone.page
    page.context.set_extra_http_headers({"accept-language": "ko"})
    explorer_alone.open(SCENE)
    page.click("#share-open-dialog")
    expect(page.locator("#share[open]")).to_be_attached()
    assert "lang=ko" in address(page)
    assert "lang" not in urlsplit(page.locator("#share-scene").input_value()).query
