"""The numbers that sum up a trajectory, each against another way to compute it."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.outcome import Outcome, Status
from app.engine.run import Path
from app.engine.summary import Summary, summarize


def path(
    points: Sequence[tuple[float, float]],
    loss: Sequence[float] | None = None,
    step: int | None = None,
) -> Path:
    """A path through ``points``, with a loss of its own if none is given."""
    x, y = np.array(points, dtype=np.float64).T
    losses = np.hypot(x, y) if loss is None else np.array(loss, dtype=np.float64)
    outcome = Outcome(Status.COMPLETED, len(points) - 1 if step is None else step, "", {})
    return Path(x, y, losses, np.ones(len(x)), np.ones(len(x) - 1), outcome)


def summed(
    points: Sequence[tuple[float, float]],
    loss: Sequence[float] | None = None,
    minima: Sequence[tuple[float, float]] = ((0.0, 0.0),),
    minimum: float | None = 0.0,
    tolerance: float = 1e-3,
    step: int | None = None,
) -> Summary:
    return summarize(path(points, loss, step), minima, minimum, tolerance, cost=1)


def test_length_is_that_of_the_moves() -> None:
    assert summed([(0, 0), (3, 4), (3, 5), (-9, 0)]).path_length == 5 + 1 + 13


@pytest.mark.parametrize(
    ("points", "degrees"),
    [
        ([(0, 0), (1, 0), (2, 0), (5, 0)], 0.0),
        ([(0, 0), (1, 0), (0, 0), (1, 0), (-7, 0)], 180.0),
        ([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], 90.0),
        ([(0, 0), (1, 0), (1, -1), (0, -1)], 90.0),
        ([(0, 0), (1, 0), (2, 1)], 45.0),
        ([(0, 0), (1, 0), (2, 0), (2, 1)], 45.0),
        ([(0, 0), (2, 0), (1, math.sqrt(3))], 120.0),
        ([(0, 0), (1e300, 0), (0, 0)], 180.0),
        ([(0, 0), (1e-300, 0), (1e-300, 1e-300)], 90.0),
        ([(0, 0), (5e-324, 0), (5e-324, 1e308)], 90.0),
    ],
)
def test_turning_is_the_mean_angle_from_move_to_move(points: list[tuple[float, float]], degrees: float) -> None:
    assert summed(points).turning_angle == pytest.approx(degrees, abs=1e-12)


def test_a_rest_on_the_way_is_no_turn() -> None:
    assert summed([(0, 0), (1, 0), (1, 0), (1, 1)]).turning_angle == 90.0


@pytest.mark.parametrize("points", [[(1, 1)], [(1, 1), (2, 2)], [(1, 1), (1, 1), (1, 1)], [(0, 0), (0, 0), (1, 0)]])
def test_less_than_two_moves_have_no_angle(points: list[tuple[float, float]]) -> None:
    assert summed(points).turning_angle is None


coordinates = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20))
def test_any_path_has_the_numbers_of_plain_geometry(points: list[tuple[float, float]]) -> None:
    found = summed(points)
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    assert found.path_length == pytest.approx(sum(math.hypot(*move) for move in moves), rel=1e-12)
    directions = [math.atan2(y, x) for x, y in moves if x or y]
    turns = [abs(math.remainder(b - a, math.tau)) for a, b in pairwise(directions)]
    wanted = math.degrees(math.fsum(turns) / len(turns)) if turns else None
    assert found.turning_angle == (None if wanted is None else pytest.approx(wanted, abs=1e-6))
    assert found.distance_to_minimum == pytest.approx(math.hypot(*points[-1]), rel=1e-12)
    assert found.best_loss == min(math.hypot(*point) for point in points)
    assert found.final_step == len(points) - 1


def test_the_best_is_the_first_of_the_lowest() -> None:
    found = summed([(0, 0)] * 5, loss=[5.0, 2.0, 3.0, 2.0, 4.0])
    assert (found.best_loss, found.best_step) == (2.0, 1)
    assert (found.final_loss, found.final_step) == (4.0, 4)


def test_what_is_not_finite_is_left_out() -> None:
    found = summed([(0, 0), (1, 0), (2, 0)], loss=[5.0, 2.0, math.inf])
    assert (found.best_loss, found.best_step, found.final_loss) == (2.0, 1, None)
    found = summed([(0, 0), (1, 0), (2, 0)], loss=[5.0, 2.0, math.nan])
    assert (found.best_loss, found.best_step, found.final_loss) == (2.0, 1, None)
    found = summed([(0, 0)], loss=[math.nan], step=0)
    assert (found.best_loss, found.best_step, found.final_loss) == (None, None, None)
    assert summed([(-1e308, 0), (1e308, 0)], loss=[1.0, 1.0]).path_length is None


def test_the_distance_is_to_the_nearest_minimum() -> None:
    points = [(0.0, 0.0), (9.0, 1.0)]
    assert summed(points, minima=[(0.0, 0.0), (9.0, 4.0), (-9.0, 1.0)]).distance_to_minimum == 3.0
    assert summed(points, minima=[], minimum=None).distance_to_minimum is None


@pytest.mark.parametrize(
    ("minimum", "tolerance", "step"),
    [(0.0, 0.5, 2), (0.0, 0.1, 4), (0.0, 0.01, None), (-1.0, 1.1, 4), (0.0, 99.0, 0), (None, 99.0, None)],
)
def test_arrival_is_the_first_loss_within_the_tolerance(
    minimum: float | None, tolerance: float, step: int | None
) -> None:
    found = summed([(0, 0)] * 5, loss=[9.0, 1.0, 0.5, 0.6, 0.1], minimum=minimum, tolerance=tolerance)
    assert found.steps_to_tolerance == step


def test_evaluations_are_counted_by_step() -> None:
    assert summarize(path([(0, 0)] * 8), [], None, 1.0, cost=3).evaluations == 21
    assert summarize(path([(0, 0)] * 8, step=8), [], None, 1.0, cost=1).evaluations == 8
