"""The grid and the levels at which contours are drawn."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.landscapes import LANDSCAPES
from app.settings import SETTINGS
from app.surface import Grid, Surface, contour_levels, grid


def drawn(**data: Any) -> Grid:
    return grid(Surface.model_validate(data))


def test_rows_are_y_and_columns_are_x() -> None:
    found = drawn(landscape="x + 10*y", domain=[[0, 2], [0, 1]], resolution=[3, 2])
    assert found.x.tolist() == [0, 1, 2]
    assert found.y.tolist() == [0, 1]
    assert found.z.tolist() == [[0, 1, 2], [10, 11, 12]]


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_landscape_is_drawn_over_its_own_domain(name: str) -> None:
    landscape = LANDSCAPES[name]
    found = drawn(landscape=name, resolution=[31, 21])
    assert found.z.shape == (21, 31)
    assert ((found.x[0], found.x[-1]), (found.y[0], found.y[-1])) == landscape.domain
    assert np.isfinite(found.z).any()
    assert found.scale == landscape.levels
    value = landscape.formula.floats("value", landscape.defaults)
    for row, column in ((0, 0), (20, 30), (7, 19)):
        at = value(float(found.x[column]), float(found.y[row]))[0]
        np.testing.assert_allclose(found.z[row, column], at, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_levels_rise_from_the_lowest_to_the_highest(name: str, scale: str) -> None:
    found = drawn(landscape=name, scale=scale, levels=17)
    lowest = min([float(np.nanmin(found.z)), *(point.value for point in found.critical_points if point.lowest)])
    assert len(found.levels) == 17
    assert (np.diff(found.levels) > 0).all()
    assert lowest < found.levels[0]
    assert found.levels[-1] < np.nanmax(found.z)


def test_linear_levels_are_evenly_spaced() -> None:
    np.testing.assert_allclose(contour_levels(np.array([0.0, 10.0]), 4, "linear"), [2, 4, 6, 8])


def test_logarithmic_levels_grow_by_one_factor_above_the_minimum() -> None:
    z = 5.0 + np.geomspace(1e-3, 1e3, 2000)
    above = contour_levels(z, 12, "log", floor=5.0) - 5.0
    np.testing.assert_allclose(above[1:] / above[:-1], above[1] / above[0], rtol=1e-6)
    assert above[0] < 2e-3
    assert 1e2 < above[-1] < 1e3


def test_the_known_minimum_is_where_logarithmic_levels_begin() -> None:
    """The grid may miss the minimum; the levels close around it all the same."""
    z = np.array([1.0, 2.0, 3.0, 100.0])
    assert contour_levels(z, 5, "log", floor=0.5)[0] > 0.5
    assert contour_levels(z, 5, "log", floor=0.999)[0] < contour_levels(z, 5, "log", floor=0.5)[0] + 0.5


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_minimum_out_of_sight_does_not_draw_the_levels_away(scale: str) -> None:
    found = drawn(landscape="sphere", domain=[[4, 5], [4, 5]], scale=scale)
    assert found.z.min() < found.levels[0] < found.levels[-1] < found.z.max()


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_what_is_not_finite_has_no_part_in_the_levels(scale: Any) -> None:
    z = np.array([np.nan, np.inf, -np.inf, 1.0, 2.0, 4.0])
    np.testing.assert_array_equal(contour_levels(z, 6, scale), contour_levels(z[3:], 6, scale))


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize(
    ("values", "levels"),
    [([np.nan, np.inf], []), ([3.0, 3.0], [3.0]), ([-1.7e308, 1.7e308], [-1.7e308])],
)
def test_where_there_is_no_range_there_is_hardly_a_level(values: list[float], levels: list[float], scale: Any) -> None:
    assert contour_levels(np.array(values), 9, scale).tolist() == levels


numbers = st.floats(allow_nan=True, allow_infinity=True)


@given(
    st.lists(numbers, min_size=1, max_size=30),
    st.integers(2, 200),
    st.sampled_from(["linear", "log"]),
    st.floats(allow_nan=False, allow_infinity=False) | st.just(np.inf),
)
def test_any_values_have_levels_that_rise(values: list[float], count: int, scale: Any, floor: float) -> None:
    with np.errstate(over="ignore"):
        levels = contour_levels(np.array(values), count, scale, floor)
    assert len(levels) <= count
    assert np.isfinite(levels).all()
    assert (np.diff(levels) > 0).all()


def test_the_largest_numbers_have_finite_levels() -> None:
    largest = float(np.finfo(np.float64).max)
    with np.errstate(over="ignore"):
        assert np.isfinite(contour_levels(np.array([0.0, largest]), 9, "log")).all()


def test_where_a_formula_has_no_value_the_grid_has_none() -> None:
    found = drawn(landscape="log(x) + 1/y", domain=[[-1, 1], [-1, 1]], resolution=[3, 3])
    assert np.isnan(found.z[:, 0]).all()
    assert found.z[0, 1] == -np.inf
    assert np.isinf(found.z[1, 2])
    assert found.levels.size == 1 or np.isfinite(found.levels).all()


def test_a_request_for_nothing_is_the_figure_that_every_student_knows() -> None:
    found = drawn()
    assert found.z.shape == (121, 121)
    assert len(found.levels) == 24
    assert [(point.x, point.y) for point in found.critical_points] == [(0.0, 0.0)]


def test_the_domain_of_a_formula_may_be_its_own_or_that_of_the_picture() -> None:
    typed = {"expression": "x + y", "domain": [[0, 1], [2, 3]]}
    assert drawn(landscape=typed, resolution=[2, 2]).x.tolist() == [0, 1]
    assert drawn(landscape=typed, domain=[[5, 6], [7, 8]], resolution=[2, 2]).x.tolist() == [5, 6]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"resolution": [1, 5]}, "resolution.0"),
        ({"resolution": [5]}, "resolution.1"),
        ({"resolution": [5.5, 5]}, "resolution.0"),
        ({"resolution": [SETTINGS.max_cells, 2]}, "resolution.0"),
        ({"resolution": [1000, 1000]}, ""),
        ({"levels": 1}, "levels"),
        ({"levels": 201}, "levels"),
        ({"scale": "cubic"}, "scale"),
        ({"domain": [[1, 0], [0, 1]]}, "domain"),
        ({"domain": [[0, 1]]}, "domain.1"),
        ({"domain": [[0, float("inf")], [0, 1]]}, "domain.0.1"),
        ({"landscape": "x +"}, "landscape.formula.expression"),
        ({"steps": 5}, "steps"),
    ],
)
def test_what_is_wrong_is_refused_where_it_stands(data: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Surface.model_validate(data)
    assert [".".join(map(str, error["loc"])) for error in refused.value.errors(include_context=False)] == [place]


def test_as_many_cells_as_the_server_gives_are_drawn() -> None:
    assert drawn(resolution=[512, 512]).z.shape == (512, 512)
    assert drawn(resolution=[SETTINGS.max_cells // 2, 2]).z.shape == (2, SETTINGS.max_cells // 2)
