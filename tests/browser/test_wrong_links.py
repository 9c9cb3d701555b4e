"""What cannot be read of a link: told from the first paint, in the way of nothing, and gone with what was wrong."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

PASSED, ASTRAY = "speed=50&foo=1", "optimizer=foo"
TEXTBOOK = "here is the textbook scene instead"


def _status(explorer: Explorer) -> Locator:
    return explorer.page.locator("#status")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [1440, 1100, 800])
def test_a_long_remark_has_a_row_of_its_own_and_leaves_the_tools_where_they_are(
    explorer: Explorer, width: int, lang: str
) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.open(f"lang={lang}")
    tools, line = explorer.page.locator(".header-tools"), explorer.page.locator("#status")
    before = tools.bounding_box()
    for query in ("foo=1", "optimiser=sgd&foo=1&speed=50&theme=pink"):
        explorer.open(f"{query}&lang={lang}")
        expect(line).not_to_be_empty()
        after, told = tools.bounding_box(), line.bounding_box()
        assert before
        assert after
        assert told
        assert (after["x"], after["width"]) == (before["x"], before["width"])
        # Beside the tools it has two lines at the most.
        assert told["height"] < 40 or told["width"] > 0.9 * width
        assert told["height"] < 60


@pytest.mark.journey
def test_what_cannot_be_read_of_a_view_is_passed_over_and_told(explorer: Explorer) -> None:
    """All that can be read is shown; the sentence is gone with the next change."""
    explorer.open("speed=50&panels=contour,loss,foo&sort=foo&theme=dark&at=1e1")
    status = explorer.page.locator("#status")
    expect(status).to_contain_text("speed must be at most 16, not 50.")
    expect(status).to_contain_text("there is no 'foo'")
    expect(explorer.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(explorer.page.locator("#speed")).to_have_value("1")
    expect(explorer.page.locator("#step")).to_have_text("step 10 of 30")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(status).to_have_text("")
    explorer.expect_query("steps=12&theme=dark&at=10")


def test_a_key_that_there_is_not_is_passed_over_and_told(explorer: Explorer) -> None:
    """Also after going back to the link; with the next change it is gone from the address."""
    explorer.open("landscape=sphere&%66oo=1&steps=9&inspect=Nobody")
    status = explorer.page.locator("#status")
    expect(status).to_contain_text("A part of this link cannot be read and is passed over. 'foo': there is no such key")
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(status).to_be_empty()
    explorer.expect_query("landscape=sphere&steps=12")
    explorer.page.go_back()
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    expect(status).to_be_empty()


def test_back_to_a_link_that_cannot_be_read_shows_what_it_showed(explorer: Explorer) -> None:
    explorer.forgive("status of 422")
    explorer.open("landscape=sphere&steps=0")
    expect(explorer.page.locator("#status")).to_contain_text("here is the textbook scene instead")
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator("#step")).to_have_text("step 12 of 12")
    explorer.page.go_back()
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    expect(explorer.page.locator("#status")).to_contain_text("here is the textbook scene instead")


@pytest.mark.parametrize("query", [PASSED, ASTRAY])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_map_stays_under_the_hand_though_the_sentence_is_out_of_date(
    explorer: Explorer, width: int, query: str
) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 844})
    explorer.open(query)
    box = explorer.page.locator("#path-layer")
    before = box.bounding_box()
    explorer.page.mouse.move(*explorer.at(-7, 2))
    explorer.page.mouse.down()
    explorer.page.mouse.move(*explorer.at(2, -1))
    explorer.until("starts", [[2, -1]])
    assert box.bounding_box() == before
    expect(_status(explorer)).not_to_be_empty()
    explorer.page.mouse.up()
    expect(_status(explorer)).to_be_empty()


@pytest.mark.parametrize("query", ["", PASSED, ASTRAY])
@pytest.mark.parametrize("width", [390, 820, 1100, 1279, 1440])
def test_what_is_said_for_a_moment_moves_nothing(explorer: Explorer, width: int, query: str) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.open(query)
    parts = [explorer.page.locator(part) for part in ("main", "#copy", "#share-open-dialog")]
    before = [part.bounding_box() for part in parts]
    told = _status(explorer).text_content()
    explorer.page.locator("#copy").click()
    expect(explorer.page.locator("#remark")).to_contain_text("The link to this scene is")
    assert [part.bounding_box() for part in parts] == before
    assert _status(explorer).text_content() == told


def test_what_is_said_to_an_audience_lies_above_the_player(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 1000, "height": 700})
    explorer.open()
    for key in "pl":
        explorer.page.keyboard.press(key)
    expect(explorer.page.locator("#remark")).to_have_text("Plays again and again")
    said, player = (explorer.page.locator(one).bounding_box() for one in ("#remark", ".transport"))
    assert said
    assert player
    assert 0 < player["y"] - (said["y"] + said["height"]) < 60


@pytest.mark.parametrize(("query", "said"), [(PASSED, "passed over"), (ASTRAY, TEXTBOOK)])
def test_it_stands_again_when_the_server_does(explorer: Explorer, query: str, said: str) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.page.route("**/api/v1/**", lambda route: route.abort())
    explorer.page.goto(f"{explorer.server}/?{query}")
    expect(explorer.page.locator("#remark")).to_contain_text("Trying again")
    expect(_status(explorer)).to_contain_text(said)
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("body[data-ready]")).to_be_attached()
    expect(explorer.page.locator("#remark")).to_be_empty()
    expect(_status(explorer)).to_contain_text(said)


@pytest.mark.parametrize("query", [PASSED, ASTRAY])
def test_it_is_not_said_of_another_scene(explorer: Explorer, query: str) -> None:
    """Which was chosen before there was an answer."""
    explorer.page.route("**/api/v1/check*", lambda _route: None, times=1)
    explorer.page.goto(f"{explorer.server}/?{query}")
    expect(explorer.page.locator("#presets-open")).to_be_enabled()
    explorer.page.locator("#reset").click()
    explorer.settle()
    expect(explorer.page).to_have_url(f"{explorer.server}/")
    expect(_status(explorer)).to_be_empty()


@pytest.mark.journey
def test_it_goes_when_what_was_wrong_is_put_right(explorer: Explorer) -> None:
    explorer.open("speed=50")
    explorer.page.locator("#speed").select_option("2")
    expect(_status(explorer)).to_be_empty()
    explorer.expect_query("speed=2")


def test_a_scene_that_cannot_be_read_is_told_in_the_other_language(explorer: Explorer) -> None:
    explorer.open(f"{ASTRAY}&theme=dark")
    explorer.page.locator(".language").click()
    expect(_status(explorer)).to_contain_text("교과서의 장면을 대신")
    explorer.expect_query(f"{ASTRAY}&theme=dark&lang=ko")


def test_a_key_is_read_however_it_is_written(explorer: Explorer) -> None:
    explorer.open("the%6De=dark&pan%65ls=contour,loss,distance&ste%70s=9")
    expect(explorer.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(explorer.page.locator("#distance[data-drawn]")).to_be_attached()
    expect(explorer.page.locator("#step")).to_have_text("step 9 of 9")
    expect(_status(explorer)).to_be_empty()


def test_a_frame_says_it_of_its_own_link_only(explorer: Explorer) -> None:
    explorer.page.goto(f"{explorer.server}/docs")
    explorer.page.evaluate(
        """() => {
            const frame = document.createElement("iframe");
            frame.src = "embed?speed=50&play=none";
            document.querySelector("main").prepend(frame);
        }"""
    )
    notice = explorer.page.frame_locator("iframe").locator("#notice")
    expect(notice).to_contain_text("speed must be at most 16, not 50.")
    explorer.page.evaluate("frames[0].postMessage({ thalweg: 1, type: 'set', query: 'landscape=sphere' }, '*')")
    expect(notice).to_be_hidden()
