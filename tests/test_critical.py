"""The points worth marking: declared for the catalogue, found for a formula that a person types."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.critical import MOST, Critical, critical_points
from app.landscapes import LANDSCAPES
from app.scene import Scene

DOMAIN = [[-5.0, 5.0], [-5.0, 5.0]]


def found(text: str, domain: Any = DOMAIN, **parameters: float) -> tuple[Critical, ...]:
    typed = {"expression": text, "domain": domain, "parameters": parameters}
    scene = Scene.model_validate({"landscape": typed})
    return critical_points(scene.declaration, scene.parameters)


def places(points: tuple[Critical, ...], kind: str) -> list[tuple[float, float]]:
    """Rounded, in order; adding zero turns -0.0 into 0.0."""
    return sorted((round(point.x, 6) + 0.0, round(point.y, 6) + 0.0) for point in points if point.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "x", "y"),
    [
        ("(x - 1)**2 + 3*(y + 2)**2", "minimum", 1, -2),
        ("-(x - 1)**2 - 3*(y + 2)**2", "maximum", 1, -2),
        ("(x - 1)**2 - 3*(y + 2)**2", "saddle", 1, -2),
        ("(x - 1)*(y - 2)", "saddle", 1, 2),
        ("x**2 + y**4", "minimum", 0, 0),
        ("x**3 - 3*x*y**2", "saddle", 0, 0),
        ("1e90*(x**2 + y**2)", "minimum", 0, 0),
        ("1e-90*(x**2 + y**2)", "minimum", 0, 0),
        ("abs(x - 1) + 2*abs(y + 2)", "minimum", 1, -2),
        ("sqrt((x - 1.23)**2 + (y - 0.77)**2)", "minimum", 1.23, 0.77),
        ("max(abs(x), abs(y - 1))", "minimum", 0, 1),
    ],
)
def test_a_point_is_found_and_told_by_its_kind(text: str, kind: str, x: float, y: float) -> None:
    assert (x, y) in places(found(text), kind)


def test_every_point_of_a_double_well_is_found() -> None:
    points = found("(x**2 - 1)**2 + y**2 + 0.1*x")
    assert [point.kind for point in points] == ["minimum", "minimum", "saddle"]
    assert [point.lowest for point in points] == [True, False, False]
    assert points[0].x < 0 < points[1].x
    assert points[0].value < points[1].value < points[2].value


def test_minima_that_are_equally_low_are_all_global() -> None:
    points = found("sin(x)**2 + sin(y)**2")
    minima = [point for point in points if point.kind == "minimum"]
    assert len(minima) == 9
    assert all(point.lowest for point in minima)


def test_values_are_those_of_the_formula() -> None:
    for point in found("sin(x)*cos(y) + x**2/10"):
        assert point.value == pytest.approx(np.sin(point.x) * np.cos(point.y) + point.x**2 / 10, abs=1e-12)


def test_points_follow_the_parameters_and_the_domain() -> None:
    assert places(found("(x - a)**2 + y**2", a=2), "minimum") == [(2, 0)]
    assert places(found("(x - a)**2 + y**2", a=-3), "minimum") == [(-3, 0)]
    assert found("(x - a)**2 + y**2", a=7) == ()
    assert found("x**2 + y**2", [[1, 2], [1, 2]]) == ()
    near = [[1e6 - 1e-3, 1e6 + 1e-3], [-1, 1]]
    assert places(found("(x - 1e6)**2 + y**2", near), "minimum") == [(1e6, 0)]


def test_a_minimum_is_not_global_if_the_border_lies_lower() -> None:
    """A hollow high up on a slope: the function goes on down beyond what is shown."""
    points = found("x**3 - 3*x + y**2")
    assert places(points, "minimum") == [(1, 0)]
    assert not any(point.lowest for point in points)


def test_a_point_just_outside_is_not_marked() -> None:
    """The slopes change sign together all along the diagonal, but are both zero only at (7, 7)."""
    text = "x**2/2 + y**2/2 - 0.999*x*y - 0.007*(x + y)"
    assert found(text) == ()
    assert places(found(text, [[-9, 9], [-9, 9]]), "minimum") == [(7, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "x + y",
        "x**2",
        "log(x) + y",
        "sqrt(-1 - x**2)",
        "exp(100*x)",
        "1/(x**2 + y**2)",
        "log(x**2 + y**2)",
        "(x + y)**99",
        "x/y",
        "sign(x)",
        "1e99**x",
        "(x**2 + y**2)**-99",
    ],
)
def test_where_there_is_nothing_to_find_nothing_is_found(text: str) -> None:
    assert [point for point in found(text) if point.lowest] == []


@pytest.mark.parametrize("domain", [DOMAIN, [[-101, 99], [-101, 99]], [[0, 1], [0, 1]], [[-1e9, 1e9], [-1e-9, 1e-9]]])
@pytest.mark.parametrize("text", ["abs(x)**1.5 + abs(y)**1.5", "tan(x)*tan(y)", "1e99*x**2*y**2", "abs(x*y)", "x**y"])
def test_no_formula_is_too_odd_to_be_searched(text: str, domain: list[list[float]]) -> None:
    for point in found(text, domain):
        assert np.isfinite((point.x, point.y, point.value)).all()


def test_of_a_rugged_formula_only_the_lowest_minima_are_kept() -> None:
    points = found("sin(9*x)*sin(9*y) + (x**2 + y**2)/50")
    assert 0 < len(points) <= MOST
    assert {point.kind for point in points} == {"minimum"}
    assert points[0].lowest
    assert list(points) == sorted(points, key=lambda point: point.value)


FINDABLE = {
    name: landscape
    for name, landscape in LANDSCAPES.items()
    if landscape.minima
    and all(
        low < coordinate < high
        for point in landscape.minima
        for coordinate, (low, high) in zip(point.at(landscape.defaults), landscape.domain, strict=True)
    )
    and all(
        np.isfinite(landscape.formula.floats("gradient", landscape.defaults)(*point.at(landscape.defaults))).all()
        for point in landscape.minima
    )
}
"""Landscapes whose minima lie within what is shown, at places where there is a gradient."""


@pytest.mark.parametrize("name", FINDABLE)
def test_typed_as_a_formula_the_catalogue_keeps_its_minima(name: str) -> None:
    landscape = LANDSCAPES[name]
    typed = critical_points(replace(landscape, id=None), landscape.defaults)
    declared = np.array([point.at(landscape.defaults) for point in landscape.minima])
    lowest = np.array([(point.x, point.y) for point in typed if point.lowest])
    assert len(lowest) == len(declared)
    for place in declared:
        assert np.abs(lowest - place).max(axis=1).min() < 1e-5


def test_most_of_the_catalogue_can_be_found() -> None:
    assert len(FINDABLE) >= 0.8 * sum(bool(landscape.minima) for landscape in LANDSCAPES.values())


@pytest.mark.parametrize("name", LANDSCAPES)
def test_of_the_catalogue_the_declared_points_are_told(name: str) -> None:
    landscape = LANDSCAPES[name]
    points = critical_points(landscape, landscape.defaults)
    assert sum(point.lowest for point in points) == len(landscape.minima)
    assert len(points) == len(landscape.minima) + len(landscape.critical_points)


@pytest.mark.parametrize("name", [name for name, landscape in LANDSCAPES.items() if landscape.parameters])
def test_at_the_very_bounds_of_the_parameters_every_point_is_finite(name: str) -> None:
    """A point that an extreme parameter puts out of reach of float64 is left out."""
    landscape = LANDSCAPES[name]
    for parameter, declared in landscape.parameters.items():
        for bound in (declared.minimum, declared.maximum, 5e-324, 1e308):
            try:
                scene = Scene.model_validate({"landscape": {"id": name, "parameters": {parameter: bound}}})
            except ValueError:
                continue
            for point in critical_points(scene.declaration, scene.parameters):
                assert np.isfinite((point.x, point.y, point.value)).all()


@pytest.mark.parametrize("text", ["1/x + x + y**2", "tan(x) + y**2", "log(x**2 + y**2)"])
def test_a_pole_is_not_a_minimum(text: str) -> None:
    assert not [point for point in found(text) if point.lowest or abs(point.value) > 1e3]


@pytest.mark.parametrize("text", ["x**2", "(x**2 - y)**2", "-(x**2 - y)**2", "3"])
def test_a_valley_floor_or_a_ridge_has_no_point_to_mark(text: str) -> None:
    assert found(text) == ()


def test_a_minimum_flatter_than_a_bowl_is_a_minimum() -> None:
    (point,) = found("x**4/4 + y**2")
    assert (point.kind, point.lowest) == ("minimum", True)
