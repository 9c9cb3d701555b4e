"""Lines are cut where they would be with exact numbers, however far their ends are."""

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.figures.base import Context
from app.figures.clipping import inside, segments
from app.figures.drape import drape
from app.figures.drawing.drawing import drawn
from app.figures.picture import compose, understand
from app.figures.places import drawable
from app.landscapes.base import Domain
from tests.figures.exact import Part, cut, far_line

BOX = ((-5.0, 5.0), (-3.0, 4.0))
near = st.floats(-20, 20)
far = st.floats(-1e300, 1e300)
place = st.tuples(near | far, near | far)


def segment(start: Any, end: Any, box: Domain) -> Any:
    """The part of one line; nothing where there is none."""
    (part,) = segments(np.array([start]), np.array([end]), box).tolist()
    return None if np.isnan(part[0][0]) else tuple(map(tuple, part))


@given(place, place)
def test_what_is_left_lies_on_the_line_exactly_and_within_the_box(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    part = segment(start, end, BOX)
    assert segment(end, start, BOX) == (part and part[::-1])
    if part is None:
        assert not (inside(BOX, start) and inside(BOX, end))
        return
    (x0, y0), (x1, y1) = ((Fraction(x), Fraction(y)) for x, y in (start, end))
    for x, y in part:
        assert inside(BOX, (x, y))
        # How far beside the line, in each direction that it is not parallel to.
        beside = (Fraction(x) - x0) * (y1 - y0) - (Fraction(y) - y0) * (x1 - x0)
        assert abs(beside) <= Fraction(1, 10**8) * max(abs(x1 - x0), abs(y1 - y0))


@given(
    st.tuples(st.floats(-4.9, 4.9), st.floats(-2.9, 3.9)),
    st.floats(0, 2 * np.pi),
    st.tuples(st.floats(0, 300), st.floats(0, 300)),
    st.floats(-1, 1),
)
def test_what_is_seen_is_what_is_seen_with_exact_numbers(
    through: tuple[float, float], turn: float, sizes: tuple[float, float], bend: float
) -> None:
    """Of lines through the box, whose ends are up to 10³⁰⁰ away on either side."""
    ways = [(np.cos(angle), np.sin(angle)) for angle in (turn, turn + np.pi + bend * 10.0 ** -min(sizes))]
    start, end = (
        (through[0] + 10.0**size * across, through[1] + 10.0**size * up)
        for size, (across, up) in zip(sizes, ways, strict=True)
    )
    _same(segment(start, end, BOX), cut(start, end, BOX))


@given(st.integers(2**40, 2**51), st.integers(2**40, 2**51), st.integers(30, 53), st.integers(1, 3), st.booleans())
def test_no_digit_is_lost_between_ends_that_are_far_away(
    across: int, up: int, power: int, turns: int, mirrored: bool
) -> None:
    start, end = far_line(across, up, power, turns)
    if mirrored:
        start, end = (-start[0], start[1]), (-end[0], end[1])
    exact = cut(start, end, BOX)
    _same(segment(start, end, BOX), exact)
    _same(segment(end, start, BOX), exact and exact[::-1])


@given(st.floats(1, 1e299), st.floats(-2, 2))
def test_a_line_to_and_fro_through_the_origin_stays_there(size: float, slope: float) -> None:
    start, end = (size, size * slope), (-2.0 * size, -2.0 * (size * slope))
    _same(segment(start, end, BOX), cut(start, end, BOX))


EDGES = [-1.5, 0.1, 2.048, 3.3, 5.0, 10.0]


@given(st.sampled_from(EDGES), st.floats(0, 300), st.floats(0, 300), st.booleans())
def test_a_line_along_an_edge_is_seen_however_far_its_ends_are(edge: float, low: float, high: float, up: bool) -> None:
    box = ((-2.0, edge), (-3.0, edge)) if edge > 0 else ((edge, 7.0), (edge, 4.0))
    start, end = (edge, -(10.0**low) - 3), (edge, 10.0**high + 10)
    if not up:
        start, end = start[::-1], end[::-1]
    _same(segment(start, end, box), cut(start, end, box))


def _same(part: Any, exact: Part | None) -> None:
    """What is shorter than a digit of the box may be there or not."""
    if exact is None or max(abs(one - other) for one, other in zip(*exact, strict=True)) < Fraction(1, 10**6):
        return
    assert part
    for place, wanted in zip(part, exact, strict=True):
        assert max(abs(Fraction(one) - other) for one, other in zip(place, wanted, strict=True)) < Fraction(1, 10**8)


def test_a_picture_of_a_run_that_diverges_along_a_line_has_that_line_alone() -> None:
    """On the sphere every step of SGD is on the line from the start, (−4, 1.5), through the minimum."""
    scene, view = understand("landscape=sphere&optimizer=sgd(lr=1.5)&steps=300&panels=contour")
    picture = compose(scene, view)
    path = picture.runs[0].trajectory.path
    assert abs(path.x[-1]) > 1e90
    x, y = drawable(path.x, path.y, picture.domain)
    known = np.isfinite(x)
    assert np.abs(y[known] + 0.375 * x[known]).max() < 1e-9
    assert drawn(picture, Context(link=""))


def test_upon_the_ground_it_is_that_line_as_well_wherever_it_crosses_it() -> None:
    scene, view = understand("landscape=sphere&optimizer=sgd(lr=1.5)&steps=300&panels=surface")
    found = compose(scene, view)
    path, ground = found.runs[0].trajectory.path, found.ground
    draped = drape(path, ground.x, ground.y)
    own = np.zeros(len(draped.x), dtype=bool)
    own[draped.steps] = True
    x, y = draped.x[~own], draped.y[~own]
    assert np.abs(y + 0.375 * x).max() < 1e-9
    # Every move of the three hundred crosses all of the ground, from one edge to the other, but for the first.
    crossings = np.split(np.abs(draped.x), draped.steps)[2:-1]
    assert len(crossings) == 299
    for crossing in crossings:
        assert crossing[1] == crossing[-1] == ground.x[-1]
        assert len(crossing) > 30
