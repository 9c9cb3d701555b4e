"""A line that the pencil draws leaves out no point that could be seen."""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser

from app.engine.trajectory import trajectories
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.scene import Scene
from tests.browser.conftest import SIZE
from tests.browser.explorer import Explorer

Points = NDArray[np.float64]

WIDTH, HEIGHT = 640, 480
TOLERANCE = 0.01
"""In pixels."""


def catalogue() -> list[Points]:
    """Every optimizer on every landscape, where a map of 640 by 480 pixels has them."""
    found = []
    for id_, landscape in LANDSCAPES.items():
        (left, right), (bottom, top) = landscape.domain
        scene = Scene.model_validate(
            {"landscape": {"id": id_}, "optimizers": [{"id": name} for name in OPTIMIZERS], "steps": 300}
        )
        for trajectory in trajectories(scene):
            across = (trajectory.path.x - left) / (right - left) * WIDTH
            down = (top - trajectory.path.y) / (top - bottom) * HEIGHT
            found.append(np.column_stack([across, down]))
    return found


def shapes() -> list[Points]:
    """Lines that turn slowly, that come back on themselves, that hardly move, and that are seen in parts."""
    part = np.linspace(0, 1, 2001)
    turn = 2 * np.pi * part
    random = np.random.default_rng(0)
    lines = [
        (320 + 100 * np.cos(turn), 240 + 100 * np.sin(turn)),
        (320 + 200 * part * np.cos(40 * turn), 240 + 200 * part * np.sin(40 * turn)),
        (600 * part, 240 + 0.009 * (-1.0) ** np.arange(2001)),
        (600 * part, 240 + 0.02 * np.sin(50 * turn)),
        (320 + 100 * np.cos(5 * turn), np.full(2001, 240.0)),
        (320 + 100 * np.cos(5 * turn), 240 + 0.03 * part),
        (320 + 100 * 0.98 ** np.arange(2001) * (-1.0) ** np.arange(2001), 240 + 0 * part),
        (np.full(2001, 320.0), np.full(2001, 240.0)),
    ]
    middle = np.array([320, 240])
    steps = [middle + random.normal(0, size, (2001, 2)).cumsum(axis=0) for size in (0.001, 0.003, 0.01, 0.1, 10)]
    noise = [middle + random.normal(0, size, (2001, 2)) for size in (0.001, 0.005, 0.02)]
    far = [middle + random.normal(0, size, (2001, 2)).cumsum(axis=0) for size in (50, 1e6, 1e200)]
    broken = steps[3].copy()
    broken[random.integers(0, 2001, 400)] = np.nan
    return [*(np.column_stack(line) for line in lines), *steps, *noise, *far, broken]


def away(points: Points, start: Points, end: Points) -> Points:
    """How far each of the points is from a segment."""
    way = end - start
    length = float(way @ way)
    share = np.clip((points - start) @ way / length, 0, 1) if length else np.zeros(len(points))
    beside: Points = np.hypot(*(points - (start + share[:, np.newaxis] * way)).T)
    return beside


def numbers(line: Points) -> list[list[float | None]]:
    """As JSON has them: nothing is beyond its numbers."""
    return [[value if isfinite(value) else None for value in point] for point in line.tolist()]


def drawn(explorer: Explorer, lines: list[Points]) -> Iterator[tuple[list[Points], list[Points]]]:
    """The parts of each line that are seen, with all of their points and with those that a canvas is given."""
    modules = [
        explorer.page.locator(f"link[href$='js/{name}.js']").get_attribute("href")
        for name in ("clipping", "simplified")
    ]
    told = explorer.page.evaluate(
        """async ([modules, lines, [width, height]]) => {
            const [{ clipped, segment }, { simplified, TOLERANCE }] =
                await Promise.all(modules.map((one) => import(one)));
            const noted = () => {
                const parts = [];
                const moveTo = (...point) => parts.push([point]);
                return { parts, moveTo, lineTo: (...point) => parts.at(-1).push(point) };
            };
            return JSON.stringify(JSON.parse(lines).map((line) => {
                const [x, y] = [0, 1].map((axis) => line.map((point) => point[axis] ?? NaN));
                const part = (index, box) => segment(...[index - 1, index].map((one) => [x[one], y[one]]), box);
                const [all, given] = [noted(), noted()];
                clipped(all, x, y, width, height, part);
                const path = simplified(given, TOLERANCE);
                clipped(path, x, y, width, height, part);
                path.end();
                return [all.parts, given.parts];
            }));
        }""",
        [modules, json.dumps([numbers(line) for line in lines]), [WIDTH, HEIGHT]],
    )
    for all_, given in json.loads(told):
        yield [np.array(part) for part in all_], [np.array(part) for part in given]


def test_every_point_of_a_line_is_within_a_hundredth_of_a_pixel_of_what_is_drawn(explorer: Explorer) -> None:
    explorer.open()
    all_, given = zip(*drawn(explorer, [*catalogue(), *shapes()]), strict=True)
    for parts, fewer in zip(all_, given, strict=True):
        for part, found in zip(parts, fewer, strict=True):
            assert found[0].tolist() == part[0].tolist()
            assert found[-1].tolist() == part[-1].tolist()
            # Each is one of the line's own points, in their order.
            points = iter(part.tolist())
            assert all(point in points for point in found.tolist())
            passed = 0
            for start, end in pairwise(found):
                beyond = away(part[passed:], start, end) > TOLERANCE * (1 + 1e-9)
                passed = passed + int(beyond.argmax()) if beyond.any() else len(part)
            assert passed == len(part) or len(part) == 1
    assert total(given) < total(all_) / 2


def total(lines: tuple[list[Points], ...]) -> int:
    return sum(len(part) for parts in lines for part in parts)


def test_a_line_that_grows_leaves_what_is_drawn_of_it_as_it_is(explorer: Explorer) -> None:
    explorer.open()
    lines = shapes()
    whole = [parts for _, parts in drawn(explorer, lines)]
    for length in (2, 100, 1001, 1999):
        for (_, parts), full in zip(drawn(explorer, [line[:length] for line in lines]), whole, strict=True):
            found, all_ = ([point for part in one for point in part.tolist()] for one in (parts, full))
            assert found[:-1] == all_[: max(0, len(found) - 1)]


def test_a_path_has_the_very_places_of_its_casing(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd&optimizer=adam")
    assert explorer.page.evaluate(
        """() => {
            const lines = document.querySelector("#path-layer").placed.filter(({ trace }) => trace.mode === "lines");
            return lines.map(({ places }) => lines.findIndex((other) => other.places === places));
        }"""
    ) == [0, 0, 2, 2]


def test_the_pencil_draws_such_lines_on_a_screen_of_any_pixels(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=SIZE, device_scale_factor=2)
    context.add_init_script(
        """window.given = [];
        const [moveTo, lineTo] = [Path2D.prototype.moveTo, Path2D.prototype.lineTo];
        Path2D.prototype.moveTo = function (...point) { given.push([point]); moveTo.apply(this, point); };
        Path2D.prototype.lineTo = function (...point) { given.at(-1).push(point); lineTo.apply(this, point); };"""
    )
    explorer = Explorer(context.new_page(), server)
    explorer.open("landscape=rosenbrock&optimizer=adam(lr=0.05)&steps=1000")
    line, given = explorer.page.evaluate(
        """() => {
            const { x, y } = document.querySelector("#path-layer").placed.find(({ trace }) => trace.mode === "lines");
            const line = [...x].map((place, index) => [place, y[index]]);
            return [line, given.filter(([[x, y]]) => x === line[0][0] && y === line[0][1]).at(-1)];
        }"""
    )
    assert len(line) == 1001
    assert len(given) < 500
    # Half of the page's pixels for one of the screen's.
    beside = np.min([away(np.array(line), *part) for part in pairwise(np.array(given))], axis=0)
    assert 0 < beside.max() <= TOLERANCE / 2
    context.close()
