"""An embed that the page around it commands."""

import pytest
from playwright.sync_api import expect

from tests.browser.deck import Around


@pytest.mark.journey
def test_a_page_can_command_it(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    assert tabs.told(type="ready")["steps"] == 20
    tabs.say(type="seek", step=3)
    tabs.told(type="step", step=3)
    tabs.say(type="step")
    tabs.told(type="step", step=4)
    tabs.say(type="step", by=-2)
    tabs.told(type="step", step=2)
    tabs.say(type="play", until=6)
    tabs.told(type="pause", step=6)
    tabs.say(type="set", query="steps=9&caption=<b>x</b>")
    assert "steps=9" in tabs.told(type="scene", steps=9)["query"]
    embed = tabs.embed("tab")
    expect(embed.locator("#caption")).to_have_text("<b>x</b>")
    tabs.say(type="play")
    tabs.told(type="ended", step=9)


def test_a_wrong_command_is_answered(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    tabs.told(type="ready")
    for message, sentence in (
        ({"type": "dance"}, "there is no command dance; there are play, pause, seek, step, set"),
        ({"type": "seek"}, "step must be a whole number"),
        ({"type": "seek", "step": 21}, "step must be from 0 to 20, not 21"),
        ({"type": "play", "until": -1}, "until must be from 0 to 20, not -1"),
        ({"type": "set", "query": 1}, "query must be text"),
        ({"type": "set", "query": "steps=-1"}, "steps must be at least 1, not -1"),
        ({"type": "set", "query": "at=abc&play=foo&theme=dark"}, "at, play cannot be read"),
        ({"type": "set", "query": "panels=foo"}, "panels cannot be read"),
        ({"type": "set", "query": "pan%65ls=foo"}, "panels cannot be read"),
        ({"type": "set", "query": "?window=1,1,1,1&speed=99"}, "window, speed cannot be read"),
    ):
        tabs.say(**message)
        told = tabs.told(type="error")
        assert (told["command"], told["message"]) == (message["type"], sentence)
    expect(tabs.embed("tab").locator("html")).not_to_have_attribute("data-theme", "dark")
    # What can be read is no error, also where it is the usual.
    tabs.say(type="set", query="speed=1.0&panels=contour,loss&loop=false&at=4e0&colours=0,1&lang=ko")
    tabs.told(type="step", step=4, steps=20)
    tabs.say(type="seek", step=5)
    tabs.told(type="step", step=5, steps=20)


def test_a_refused_command_leaves_everything_as_it_is(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    tabs.told(type="ready")
    tabs.say(type="seek", step=7)
    tabs.told(type="step", step=7)
    embed = tabs.embed("tab")
    for query in ("steps=-1&theme=dark&panels=loss", "steps=abc", "x=1"):
        tabs.say(type="set", query=query)
        tabs.told(type="error")
        expect(embed.locator("#step")).to_have_text("7 / 20")
        expect(embed.locator("#path-layer")).to_be_visible()
        expect(embed.locator("html")).not_to_have_attribute("data-theme", "dark")
    # Two at once: what the first one would have shown is gone with it.
    tabs.say(type="set", query="steps=-1&theme=dark&caption=HELLO")
    tabs.say(type="set", query="steps=abc")
    tabs.told(type="error")
    expect(embed.locator("html")).not_to_have_attribute("data-theme", "dark")
    expect(embed.locator("#caption")).to_be_hidden()
    expect(embed.locator("#step")).to_have_text("7 / 20")


def test_playing_begins_where_it_stands(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    tabs.told(type="ready")
    tabs.say(type="seek", step=7)
    tabs.told(type="step", step=7)
    tabs.say(type="play")
    tabs.told(type="ended")
    steps = [event["step"] for event in tabs.all_told() if event["type"] == "step"]
    assert steps == sorted(steps)


def test_after_a_refusal_the_button_leads_to_what_was_shown(tabs: Around) -> None:
    tabs.page.get_by_role("button").click()
    tabs.told(type="ready")
    tabs.say(type="set", query="steps=9")
    tabs.told(type="scene", steps=9)
    tabs.say(type="set", query="steps=-1")
    tabs.told(type="error")
    embed = tabs.embed("tab")
    sgd = embed.locator("#optimizers button").first
    sgd.click()
    expect(sgd).to_have_attribute("aria-pressed", "false")
    embed.locator("#again").click()
    expect(sgd).to_have_attribute("aria-pressed", "true")
    expect(embed.locator("#again")).to_be_hidden()
    assert "error" not in [event["type"] for event in tabs.all_told()]
