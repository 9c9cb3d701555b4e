"""The landscape in space."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
DRIVER = "GPU stall due to ReadPixels"
"""What a browser without a graphics card says of itself when it shows anything that is drawn in space."""


def test_a_ground_without_a_value_is_told_and_the_next_one_drawn(explorer: Explorer) -> None:
    explorer.forgive(DRIVER)
    # A browser without a graphics card makes few frames in space, and each is a small part of a second at the most.
    explorer.open("panels=contour,surface,loss&speed=16")
    formula = explorer.page.locator("#formula")
    formula.fill("sqrt(-1-x**2)")
    course = explorer.page.locator(".course:has(#surface)")
    expect(course.get_by_text("There is no finite number to draw.")).to_be_visible()
    formula.fill("x**2+y**2")
    expect(course.get_by_text("There is no finite number to draw.")).to_be_hidden()
    explorer.page.locator("#play").click()
    expect(explorer.page.locator("#step")).to_have_text("step 30 of 30")
    expect(explorer.page.locator("#status")).to_be_empty()


@pytest.mark.journey
def test_the_surface_is_drawn_and_redrawn(explorer_alone: Explorer) -> None:
    explorer = explorer_alone
    explorer.forgive(DRIVER)
    explorer.page.add_init_script(
        "WebGLRenderingContext.prototype.readPixels = () => console.error('a picture in space is read back')"
    )
    explorer.open(f"{TWO}&panels=contour,surface,loss")
    page = explorer.page
    expect(page.locator("#surface canvas").first).to_be_visible()
    expect(page.locator("#surface[data-drawn]")).to_be_attached()
    camera = "() => JSON.stringify(document.querySelector('#surface')._fullLayout.scene._scene.getCamera().eye)"
    box = page.locator("#surface").bounding_box()
    assert box is not None
    before = page.evaluate(camera)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.evaluate(camera) != before
    page.locator("#scrub").fill("12")
    wanted = [one["x"][12] for one in explorer.trajectories(TWO)]
    page.evaluate(
        """(wanted) => new Promise((resolve, reject) => {
            const since = performance.now();
            const check = () => {
                const seen = JSON.stringify(document.querySelector("#surface").data.at(-1).x);
                if (seen === wanted) resolve();
                else if (performance.now() - since > 10000) reject(new Error(`the heads are at ${seen}`));
                else requestAnimationFrame(check);
            };
            check();
        })""",
        json.dumps(wanted, separators=(",", ":")),
    )
    page.get_by_role("group", name="Charts").get_by_role("button", name="Gradient", exact=True).click()
    expect(page.locator("#grad_norm[data-drawn]")).to_be_attached()
    assert page.evaluate(camera) != before


def test_a_path_that_shoots_across_lies_upon_the_ground_wherever_it_crosses_it(explorer: Explorer) -> None:
    explorer.forgive(DRIVER)
    explorer.open("optimizer=sgd(lr=3)&steps=8&panels=contour,loss,surface")
    runs = explorer.page.wait_for_function(
        """() => {
            const isLine = ({ type, mode }) => type === "scatter3d" && mode === "lines";
            const line = document.querySelector("#surface").data?.findLast(isLine);
            if (!line) return null;
            const runs = [[]];
            line.z.forEach((z, index) => (z === null ? runs.push([]) : runs.at(-1).push(line.y[index])));
            return runs.filter((run) => run.length);
        }"""
    ).json_value()
    # From 2 to −10, on to 50, −250 and so on: eight times over a ground that reaches from −5 to 5.
    assert len(runs) == 8
    for index, run in enumerate(runs):
        assert [abs(run[0]), abs(run[-1])] == pytest.approx([5 if index else 2, 5])
        assert len(run) > 30


def test_a_path_that_goes_far_to_and_fro_has_no_other_line_upon_the_ground(explorer: Explorer) -> None:
    """On the sphere every step of SGD is on the line from the start, (−4, 1.5), through the minimum, out to 10⁹⁰."""
    explorer.forgive(DRIVER)
    explorer.open("landscape=sphere&optimizer=sgd(lr=1.5)&steps=300&panels=contour,loss,surface")
    beside, count = explorer.page.wait_for_function(
        """() => {
            const isLine = ({ type, mode }) => type === "scatter3d" && mode === "lines";
            const line = document.querySelector("#surface").data?.findLast(isLine);
            if (!line) return null;
            const beside = line.x.flatMap((x, index) => (x === null ? [] : [Math.abs(line.y[index] + 0.375 * x)]));
            return [Math.max(...beside), beside.length];
        }"""
    ).json_value()
    assert beside < 1e-9
    assert count > 299 * 30


def test_a_logarithmic_height_is_told_where_it_has_room(explorer: Explorer) -> None:
    explorer.forgive(DRIVER)
    explorer.open("landscape=rosenbrock&panels=contour,surface,loss")
    note = explorer.page.locator(".course:has(#surface) .course-note")
    expect(note).to_have_text("f, logarithmic")
    explorer.choose("sphere")
    expect(note).to_be_empty()


def test_the_wheel_scrolls_the_charts_over_the_surface_as_over_any_other(explorer: Explorer) -> None:
    explorer.forgive(DRIVER)
    explorer.open("panels=contour,surface,loss,grad_norm,distance")
    expect(explorer.page.locator("#surface[data-drawn]")).to_be_attached()
    box = explorer.page.locator("#surface").bounding_box()
    assert box is not None
    explorer.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    explorer.page.mouse.wheel(0, 200)
    explorer.page.evaluate(
        """(above) => new Promise((resolve, reject) => {
            const since = performance.now();
            const check = () => {
                const { top } = document.querySelector("#surface").getBoundingClientRect();
                if (top < above) resolve();
                else if (performance.now() - since > 5000) reject(new Error(`the surface is still at ${top}`));
                else requestAnimationFrame(check);
            };
            check();
        })""",
        box["y"] - 100,
    )


@pytest.mark.parametrize(("panels", "numbered"), [("surface", True), ("contour,surface,loss", False)])
def test_a_low_plot_in_space_has_no_numbers_that_lie_on_one_another(
    explorer: Explorer, panels: str, numbered: bool
) -> None:
    explorer.forgive(DRIVER)
    explorer.page.set_viewport_size({"width": 1280, "height": 720})
    explorer.page.goto(f"{explorer.server}/?present=true&panels={panels}&landscape=himmelblau")
    expect(explorer.page.locator("#surface[data-drawn]")).to_be_attached()
    shown = "() => document.querySelector('#surface')._fullLayout.scene.zaxis.showticklabels"
    assert explorer.page.evaluate(shown) is numbered
