"""Time: playing, scrubbing, stepping, and what follows the cursor."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"


@pytest.mark.journey
def test_scrubbing_shows_the_paths_as_far_as_they_have_come(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.locator("#scrub").fill("12")
    explorer.until("points", [13, 13])
    expect(explorer.page.locator("#step")).to_have_text("step 12 of 30")
    served = explorer.trajectories(TWO)
    for index, one in enumerate(served):
        assert explorer.row(index).locator(".at-cursor").get_attribute("title") == str(one["loss"][12])
    explorer.expect_query(f"{TWO}&at=12")
    explorer.page.reload()
    explorer.settle()
    explorer.until("points", [13, 13])


@pytest.mark.journey
def test_keys_step_and_play(explorer: Explorer) -> None:
    explorer.open(TWO)
    page = explorer.page
    page.locator("#contour").focus()
    for key, wanted in (("ArrowLeft", 29), ("ArrowLeft", 28), ("ArrowRight", 29), ("Home", 0), ("End", 30)):
        page.keyboard.press(key)
        expect(page.locator("#step")).to_have_text(f"step {wanted} of 30")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_attribute("data-playing", "true")
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_attribute("data-playing", "false")


def test_keys_that_scroll_the_page_step_only_in_the_plots(explorer: Explorer) -> None:
    explorer.open(TWO)
    explorer.page.locator("#theme").focus()
    for key in ("ArrowLeft", "Home"):
        explorer.page.keyboard.press(key)
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    # No page goes sideways, so where nothing has the focus the arrows are free.
    explorer.page.locator("#theme").blur()
    explorer.page.keyboard.press("Home")
    explorer.page.keyboard.press("ArrowLeft")
    expect(explorer.page.locator("#step")).to_have_text("step 29 of 30")
    explorer.page.mouse.click(*explorer.at(-7, -4))
    expect(explorer.page.locator("#contour")).to_be_focused()
    explorer.page.keyboard.press("Home")
    expect(explorer.page.locator("#step")).to_have_text("step 0 of 30")


def test_keys_in_a_field_belong_to_the_field(explorer: Explorer) -> None:
    explorer.open(TWO)
    formula = explorer.page.get_by_label("Formula in x and y")
    formula.press("ArrowLeft")
    formula.press("Space")
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "false")


@pytest.mark.journey
def test_playing_runs_to_the_end_and_stops(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&steps=6&speed=4")
    explorer.page.get_by_role("button", name="Play").click()
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")
    expect(explorer.page.locator("#step")).not_to_have_text("step 6 of 6")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "false")
    expect(explorer.page.locator("#step")).to_have_text("step 6 of 6")
    explorer.until("points", [7, 7])


def test_it_goes_on_where_it_was_after_a_while_without_frames(explorer: Explorer) -> None:
    """As in a tab that is left for another one."""
    explorer.open(f"{TWO}&speed=2")
    explorer.page.keyboard.press("Space")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true")
    explorer.page.evaluate("() => { const since = performance.now(); while (performance.now() - since < 2500); }")
    explorer.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(explorer.page.locator("#play")).to_have_attribute("data-playing", "true", timeout=1)


@pytest.mark.journey
def test_the_ground_stays_while_the_paths_move(explorer: Explorer) -> None:
    explorer.open(TWO)
    ground = explorer.page.locator("#ground-layer .contourlayer path")
    count = ground.count()
    explorer.page.locator("#scrub").fill("3")
    explorer.until("points", [4, 4])
    assert ground.count() == count > 0


@pytest.mark.journey
def test_the_number_of_steps_is_part_of_the_scene(explorer: Explorer) -> None:
    explorer.open(TWO)
    steps = explorer.page.locator("#steps")
    steps.fill("12")
    steps.press("Enter")
    explorer.expect_query(f"{TWO}&steps=12")
    explorer.until("points", [13, 13])


@pytest.mark.journey
def test_nothing_moves_by_itself(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open(f"{TWO}&steps=6&speed=4")
    explorer.page.get_by_role("button", name="Play").click()
    expect(explorer.page.locator("#step")).not_to_have_text("step 6 of 6")
    explorer.page.get_by_role("button", name="Pause").click()
    drawn = explorer.paths()[0]["x"]
    assert drawn == explorer.trajectories(f"{TWO}&steps=6")[0]["x"][: len(drawn)]


def test_a_run_that_could_not_start_has_no_step_to_go_to(explorer: Explorer) -> None:
    explorer.page.goto(
        f"{explorer.server}/?landscape=log(x)%2By&domain=-4,4,-4,4&start=-1,1&optimizer=sgd(lr=0.1)&steps=5"
    )
    expect(explorer.page.locator("#step")).to_have_text("step 0 of 0")
    for control in ("play", "back", "forward", "scrub"):
        expect(explorer.page.locator(f"#{control}")).to_be_disabled()
    explorer.page.keyboard.press(" ")
    expect(explorer.page.locator("#play")).to_have_attribute("aria-label", "Play")
    explorer.page.locator("#starts input").first.fill("2")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator("#step")).to_have_text("step 5 of 5")
    expect(explorer.page.locator("#play")).to_be_enabled()


@pytest.mark.journey
def test_on_a_phone_the_player_stays_below_whatever_scrolls_by(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open()
    where = """async (share) => {
        scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: "instant" });
        await new Promise(requestAnimationFrame);
        const box = (name) => document.querySelector(name).getBoundingClientRect();
        const [map, player] = [box(".ground"), box(".transport")];
        return [player.bottom - innerHeight, player.top - map.bottom];
    }"""
    for share in (0, 0.1, 0.5, 1):
        below, between = explorer.page.evaluate(where, share)
        assert abs(below) < 1
        assert between > 200
    explorer.page.locator(".transport .play").click()
    expect(explorer.page.locator(".transport .play")).to_have_attribute("data-playing", "true")
