"""A line that the pencil draws leaves out no point that could be seen."""

import json
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.engine.trajectory import trajectories
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.scene import Scene
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
    """Lines that turn slowly, that come back on themselves and that hardly move."""
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
    return [*(np.column_stack(line) for line in lines), *steps, *noise]


def away(points: Points, start: Points, end: Points) -> Points:
    """How far each of the points is from a segment."""
    way = end - start
    length = float(way @ way)
    share = np.clip((points - start) @ way / length, 0, 1) if length else np.zeros(len(points))
    beside: Points = np.hypot(*(points - (start + share[:, np.newaxis] * way)).T)
    return beside


def drawn(explorer: Explorer, lines: list[Points]) -> list[list[list[float]]]:
    """The points that a canvas is given of lines that are whole in the picture."""
    modules = [
        explorer.page.locator(f"link[href$='js/{name}.js']").get_attribute("href")
        for name in ("clipping", "simplified")
    ]
    told = explorer.page.evaluate(
        """async ([modules, lines, [width, height]]) => {
            const [{ clipped, segment }, { simplified, TOLERANCE }] =
                await Promise.all(modules.map((one) => import(one)));
            return JSON.stringify(JSON.parse(lines).map((line) => {
                const found = [];
                const note = (...point) => found.push(point);
                const path = simplified({ moveTo: note, lineTo: note }, TOLERANCE);
                const [x, y] = [0, 1].map((axis) => line.map((point) => point[axis]));
                clipped(path, x, y, width, height, (index, box) => segment(line[index - 1], line[index], box));
                path.end();
                return found;
            }));
        }""",
        [modules, json.dumps([line.tolist() for line in lines]), [WIDTH, HEIGHT]],
    )
    found: list[list[list[float]]] = json.loads(told)
    return found


def within(line: Points) -> bool:
    return bool(((line >= 0) & (line <= (WIDTH, HEIGHT))).all())


def test_every_point_of_a_line_is_within_a_hundredth_of_a_pixel_of_what_is_drawn(explorer: Explorer) -> None:
    explorer.open()
    lines = [line for line in (*catalogue(), *shapes()) if within(line)]
    assert len(lines) > 300
    given = drawn(explorer, lines)
    for line, found in zip(lines, given, strict=True):
        assert found[0] == line[0].tolist()
        assert found[-1] == line[-1].tolist()
        # Each is one of the line's own points, in their order.
        points = iter(line.tolist())
        assert all(point in points for point in found)
        passed = 0
        for start, end in pairwise(np.array(found)):
            beyond = away(line[passed:], start, end) > TOLERANCE * (1 + 1e-9)
            passed = passed + int(beyond.argmax()) if beyond.any() else len(line)
        assert passed == len(line)
    assert sum(map(len, given)) < sum(map(len, lines)) / 2
