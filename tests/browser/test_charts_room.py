"""Room: what charts are called where there is little of it, and what they leave to the map and the player."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.charts import drawn
from tests.browser.explorer import Explorer


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_name_of_a_chart_is_a_shorter_one_where_it_would_be_cut(explorer: Explorer, width: int, lang: str) -> None:
    explorer.page.set_viewport_size({"width": width, "height": 900})
    explorer.open(f"panels=contour,loss,grad_norm,distance,learning_rate&lang={lang}")
    drawn(explorer, "grad_norm", "distance")
    cut = (
        "(titles) => titles.filter((title) => title.scrollWidth > title.clientWidth).map((title) => title.textContent)"
    )
    titles = explorer.page.locator(".course-title")
    assert titles.evaluate_all(cut) == []
    if lang == "en":
        long = "Distance to the nearest minimum"
        expect(titles.nth(2)).to_have_text(long if width == 1920 else "Distance")
        expect(explorer.page.get_by_role("region", name=long)).to_be_attached()


@pytest.mark.parametrize("height", [650, 768, 900])
@pytest.mark.parametrize("panels", ["contour,loss", "contour,loss,grad_norm,distance,learning_rate,state"])
def test_the_player_is_in_sight_on_a_laptop_however_many_charts_there_are(
    explorer: Explorer, panels: str, height: int
) -> None:
    explorer.page.set_viewport_size({"width": 1366, "height": height})
    explorer.open(f"panels={panels}")
    map_, player = (explorer.page.locator(name).bounding_box() for name in (".ground", ".transport"))
    assert map_
    assert player
    assert map_["height"] >= 320
    assert player["y"] + player["height"] <= height


def test_a_surface_alone_beside_the_map_is_seen_whole(explorer: Explorer) -> None:
    explorer.forgive("ReadPixels")
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    explorer.open("landscape=himmelblau&panels=contour,loss")
    explorer.page.get_by_role("button", name="Loss", exact=True).click()
    explorer.page.get_by_role("button", name="3D", exact=True).click()
    expect(explorer.page.locator(".course.is-space")).to_be_visible()
    hidden = "(charts) => charts.scrollHeight - charts.clientHeight"
    assert explorer.page.locator("#charts").evaluate(hidden) == 0


@pytest.mark.parametrize("scale", ["linear", "log", "symlog"])
@pytest.mark.parametrize(
    ("path", "size"), [("?present=true&", (1280, 800)), ("?present=true&", (1920, 1080)), ("embed?", (640, 400))]
)
def test_a_low_axis_has_numbers_enough_to_be_read(
    explorer: Explorer, path: str, size: tuple[int, int], scale: str
) -> None:
    charts = ["loss", "grad_norm", "distance", "state"]
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    axes = "&".join(f"{name}_axis={scale}" for name in charts)
    explorer.page.goto(f"{explorer.server}/{path}play=none&panels=contour,{','.join(charts)}&{axes}")
    drawn(explorer, *charts)
    numbers = """(ticks) => ticks
        .filter((tick) => tick.textContent.trim() && getComputedStyle(tick).visibility === "visible")
        .map((tick) => tick.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"""
    for name in charts:
        boxes = sorted(explorer.page.locator(f"#{name} .ytick text").evaluate_all(numbers))
        assert len(boxes) > 1, name
        assert all(bottom <= top for (_, bottom), (top, _) in pairwise(boxes)), name
