"""The ground of the PGFPlots source: its bands, the way down, and what TeX has memory for."""

import re
from itertools import pairwise

import numpy as np
import pytest

from app.figures.base import Context
from app.figures.field import fields
from app.figures.tex.document import document
from app.figures.tex.ground import Ground
from app.query import QueryError
from tests.figures.test_tex import assert_well_formed, picture, source


def test_the_way_down_is_drawn_as_arrows_and_as_streamlines() -> None:
    shown = picture("landscape=x**2%2B3*y**2&domain=-2,2,-1,3&overlays=arrows,streams&panels=contour")
    text = document(shown, Context(link=""))
    assert_well_formed(text)
    heads = re.findall(r"\\thalweghead\{(\S+)bp\}\((.*?),(.*?)\)\((.*?),(.*?)\)", text)
    arrows, streams = fields(shown)
    assert len(heads) == len(arrows.lines) + len(streams.lines)
    assert {size for size, *_ in heads} == {f"{0.75 * arrows.size:g}", f"{0.75 * streams.size:g}"}
    for _, *places in heads:
        before, tip = np.array(places, dtype=float).reshape(2, 2) * 4 + [-2, -1]
        slope = -np.array([1, 3]) * (before + tip)
        assert np.dot(tip - before, slope) > 0.999 * np.linalg.norm(tip - before) * np.linalg.norm(slope)


def test_more_contours_than_tex_can_hold_are_refused() -> None:
    with pytest.raises(QueryError, match="levels"):
        source("landscape=rastrigin&levels=200")


def test_what_needs_the_memory_is_refused() -> None:
    contours = Ground(picture("landscape=himmelblau&overlays=fill,lines,arrows,streams"))
    with pytest.raises(QueryError, match=r"^levels: contours at"):
        contours.lines(1000)
    bare = Ground(picture("landscape=himmelblau&overlays=arrows,streams"))
    with pytest.raises(QueryError, match=r"^overlays: arrows and streamlines have more points") as refused:
        bare.lines(1000)
    assert (refused.value.field, refused.value.value) == ("overlays", "arrows,streams")


def inside(place: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    """Whether a ray from a place crosses a closed line an odd number of times."""
    x, y = place
    crossed = [
        x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in pairwise([*corners, corners[0]])
        if (y0 > y) != (y1 > y)
    ]
    return sum(crossed) % 2 == 1


def test_where_f_has_no_value_there_is_nothing_but_an_island_in_it_is_drawn() -> None:
    """f is known beyond a circle and within a smaller one, and is highest on both."""
    shown = picture(
        "landscape=10-sqrt((x**2%2By**2-1)*(x**2%2By**2-0.2))&domain=-2,2,-2,2&start=2,2&optimizer=sgd(lr=0.1)"
        "&steps=5&panels=contour&overlays=fill"
    )
    text = document(shown, Context(link=""))

    def points(line: str) -> list[tuple[float, float]]:
        return [(float(x), float(y)) for x, y in re.findall(r"\(([^,()]+),([^,()]+)\)", line)]

    found = re.findall(r"\\fill\[(thalweg\w+)\] (.*?)--cycle;", text, re.S)
    fills: list[tuple[str, list[tuple[float, float]]]] = [(colour, points(corners)) for colour, corners in found]
    (mask,) = re.findall(r"\\clip (\(.*--cycle);", text)
    known = [points(loop) for loop in mask.split("--cycle")[:-1]]

    def seen(x: float, y: float) -> str:
        place = ((x + 2) / 4, (y + 2) / 4)
        if sum(inside(place, loop) for loop in known) % 2 == 0:
            return "nothing"
        return [colour for colour, corners in fills if inside(place, corners)][-1]

    for angle in np.linspace(0, 2 * np.pi, 12):
        assert seen(0.7 * np.cos(angle), 0.7 * np.sin(angle)) == "nothing"
        for radius in (0.3, 1.2):
            assert seen(radius * np.cos(angle), radius * np.sin(angle)).startswith("thalwegband")
