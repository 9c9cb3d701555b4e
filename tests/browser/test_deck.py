"""Embeds in a deck of reveal.js: slides, fragments, keys and paper."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from app.figures.base import Context
from app.figures.formats import FORMATS
from app.figures.picture import compose, understand
from tests.browser.deck import SCENE, Around, fetch_reveal, write_deck

PAPER = b".9804 .9765 .9608 rg"
"""The ground of an embed, as a PDF has its colour: #faf9f5."""


@pytest.fixture(scope="session")
def reveal(request: pytest.FixtureRequest) -> Path:
    assert request.config.cache
    return fetch_reveal(request.config.cache.mkdir("reveal"))


@pytest.fixture
def deck(around: Around, site: str, tmp_path: Path, reveal: Path, server: str) -> Around:
    write_deck(tmp_path, reveal, server, SCENE)
    around.deck = f"{site}/deck.html"
    return around


@pytest.mark.journey
def test_it_plays_with_its_slide_and_pauses_with_it(deck: Around) -> None:
    deck.open("title")
    deck.page.keyboard.press("ArrowRight")
    deck.told(type="play", frame="playing")
    assert deck.told(type="ended", step=20, frame="playing")["origin"] == deck.page.evaluate(
        "new URL(document.querySelector('iframe').src).origin"
    )
    deck.page.keyboard.press("ArrowLeft")
    deck.page.keyboard.press("ArrowRight")
    deck.told(type="play", step=0, frame="playing")
    deck.page.keyboard.press("ArrowRight")
    deck.told(type="pause", frame="playing")


@pytest.mark.journey
def test_fragments_step_it_and_its_link_brings_it_back(deck: Around) -> None:
    page = deck.page
    deck.open("stepping")
    deck.step("stepping", "0 / 20")
    page.keyboard.press("ArrowRight")
    deck.step("stepping", "5 / 20")
    page.keyboard.press("ArrowRight")
    deck.step("stepping", "12 / 20")
    embed = page.frame_locator("iframe[name=stepping]")
    expect(embed.locator("#loss")).to_be_visible()
    expect(embed.locator("#contour")).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    deck.step("stepping", "5 / 20")
    expect(embed.locator("#contour")).to_be_visible()
    for slide in ("stepping", "seen"):
        page.keyboard.press("ArrowRight")
        deck.on_slide(slide)
    expect(page.locator("iframe[name=stepping]")).not_to_have_attribute("src", "about:blank")
    page.keyboard.press("ArrowLeft")
    deck.step("stepping", "12 / 20")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    deck.step("stepping", "0 / 20")


def test_what_fades_in_does_not_play_before_its_slide_comes(deck: Around, tmp_path: Path) -> None:
    """Slides that fade lie upon one another: each is within the screen from the beginning."""
    written = tmp_path / "deck.html"
    # So slow that it is stopped before it ends, however busy the machine is.
    fading = written.read_text().replace("hash: true", 'hash: true, transition: "fade"')
    written.write_text(fading.replace("transparent=true", "speed=0.25"))
    deck.open("playing")
    deck.embed("seen")
    deck.page.wait_for_function("() => heard.some(({ type, frame }) => type === 'ended' && frame === 'playing')")
    deck.step("seen", "20 / 20")
    # It may be told before it begins.
    began = [event["type"] for event in deck.all_told() if event["frame"] == "seen"]
    assert [kind for kind in began if kind not in {"ready", "step"}] in ([], ["play", "pause"])
    deck.page.evaluate("Reveal.slide(3)")
    deck.on_slide("seen")
    deck.told(type="ended", frame="seen")


def test_a_fragment_may_say_a_key_more_than_once(deck: Around) -> None:
    page = deck.page
    deck.open("stepping")
    embed = deck.embed("stepping")
    change = "optimizer=sgd(lr=0.1)&optimizer=momentum(lr=0.1)&optimizer=adam(lr=0.3)"
    page.evaluate("(change) => { document.querySelector('[data-thalweg]').dataset.thalweg = change; }", change)
    page.keyboard.press("ArrowRight")
    expect(embed.locator("#optimizers li")).to_have_text(["SGD", "Momentum", "Adam"])
    page.keyboard.press("ArrowLeft")
    expect(embed.locator("#optimizers li")).to_have_text(["SGD", "Adam"])


def test_keys_pass_through_to_the_deck(deck: Around) -> None:
    page = deck.page
    deck.open("playing")
    embed = deck.embed("playing")
    deck.told(type="ended", frame="playing")
    embed.locator("#scrub").click()
    page.keyboard.press("ArrowRight")
    deck.on_slide("stepping")
    page.frame_locator("iframe[name=stepping]").locator("#contour").click(position={"x": 30, "y": 30})
    page.keyboard.press("Shift+Space")
    deck.on_slide("playing")


@pytest.mark.parametrize("place", ["#contour", "#play"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"], ids=["elsewhere", "same site"])
def test_the_keys_stay_with_the_deck_when_a_frame_that_was_clicked_into_is_unloaded(
    deck: Around, place: str, host: str
) -> None:
    """Frames of the same site share a process with the deck, and hold on to the keyboard."""
    page = deck.page
    deck.deck = deck.deck.replace("localhost", host)
    deck.open("stepping")
    deck.embed("stepping").locator(place).click(position={"x": 12, "y": 12})
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    for slide in ("seen", "end"):
        page.keyboard.press("ArrowRight")
        deck.on_slide(slide)
    for slide in ("seen", "stepping"):
        page.keyboard.press("ArrowLeft")
        deck.on_slide(slide)


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from a disk"])
def test_a_file_in_the_folder_of_the_deck_plays_with_its_slide_and_leaves_it_the_keys(
    deck: Around, tmp_path: Path, from_disk: bool
) -> None:
    # So slow that it is seen on its way, however seldom it is looked at.
    scene, view = understand(SCENE.replace("speed=8", "speed=1"))
    (tmp_path / "figure.html").write_bytes(FORMATS["figure.html"].render(compose(scene, view), Context(link="")))
    written = tmp_path / "deck.html"
    stepping = 'data-src="figure.html" title="'
    written.write_text(re.sub(r'(?<=name="stepping" )data-src="', stepping, written.read_text()))
    if from_disk:
        deck.deck = written.as_uri()
    page = deck.page
    deck.open("title")
    page.evaluate("Reveal.slide(2)")
    frame = page.frame_locator("iframe[name=stepping]")
    expect(frame.locator("#step")).to_have_text(re.compile(r"^step ([1-9]|1\d) of 20$"))
    expect(frame.locator("#step")).to_have_text("step 20 of 20")
    frame.locator("#map").click(position={"x": 30, "y": 30})
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    for slide in ("seen", "end"):
        page.keyboard.press("ArrowRight")
        deck.on_slide(slide)


def test_what_the_keyboard_has_reached_keeps_its_keys(deck: Around) -> None:
    page = deck.page
    deck.open("playing")
    embed = deck.embed("playing")
    deck.told(type="ended", frame="playing")
    embed.locator("#back").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    deck.told(type="play", frame="playing")
    deck.on_slide("playing")
    page.keyboard.press("Escape")
    expect(page.locator(".reveal.overview")).to_be_visible()


def test_a_start_is_dragged_in_a_slide_and_brought_back(deck: Around) -> None:
    page = deck.page
    deck.open("playing")
    embed = deck.embed("playing")
    deck.told(type="ended", frame="playing")
    length = page.evaluate("history.length")
    handle = embed.locator(".handle").bounding_box()
    assert handle
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y - 40, steps=4)
    page.mouse.up()
    assert "start=" in deck.told(type="scene")["query"]
    page.keyboard.press("ArrowRight")
    deck.on_slide("stepping")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("section#playing")).to_have_css("transform", "none")
    deck.told(type="ended", frame="playing")
    embed.locator("#again").click()
    assert "start=" not in deck.told(type="scene")["query"]
    expect(embed.locator("#again")).to_be_hidden()
    deck.told(type="ended", frame="playing")
    # Back leads through the slides, and not through what was done in one.
    assert page.evaluate("history.length") <= length + 2


def test_a_deck_is_printed_with_its_plots(deck: Around) -> None:
    page = deck.page
    # Whether the server's picture comes before the printer is done is up to the browser; its words are no text.
    page.route("**/figure.svg*", lambda route: route.fulfill(body="", content_type="image/svg+xml"))
    page.goto(f"{deck.deck}?print-pdf")
    frames = page.locator("iframe")
    expect(frames).to_have_count(5)
    for index in range(5):
        expect(frames.nth(index).content_frame.locator("#optimizers li").first).to_be_attached()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [sheet.extract_text() for sheet in printed.pages]
    assert [("SGD" in sheet, "Loss" in sheet) for sheet in sheets] == [
        (False, False),
        (True, False),
        (True, True),
        (True, True),
        (True, True),
        (True, True),
        (False, False),
    ]
    assert ["minimum" in sheet for sheet in sheets[2:5]] == [True, True, False]
    # The player is not for paper, and the ground is, unless the deck's own is to be seen.
    assert not any("/ 20" in sheet for sheet in sheets)
    painted = [PAPER in sheet.get_contents().get_data() for sheet in printed.pages]  # type: ignore[union-attr]
    assert painted == [False, True, True, True, True, False, False]
