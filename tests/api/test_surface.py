"""The wire contract of a surface: rows are y, levels rise, points are marked."""

import numpy as np
import pytest
from fastapi.testclient import TestClient

from app.landscapes import LANDSCAPES
from tests.api.wire import SURFACE, decoded, refused, told


def test_the_rows_of_a_surface_are_y(client: TestClient) -> None:
    surface = told(client.get(f"{SURFACE}?landscape=10*x+y&domain=0,3,0,2&resolution=4,3"))
    assert (surface["x"], surface["y"]) == ([0, 1, 2, 3], [0, 1, 2])
    assert surface["z"] == [[0, 10, 20, 30], [1, 11, 21, 31], [2, 12, 22, 32]]
    assert surface["domain"] == [[0, 3], [0, 2]]


def test_a_surface_where_f_has_no_value_says_null(client: TestClient) -> None:
    surface = told(client.get(f"{SURFACE}?landscape=log(x)+0*y&domain=-1,1,0,1&resolution=3,2"))
    assert surface["z"] == [[None, None, 0], [None, None, 0]]


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_surface_has_rising_levels_and_marks_the_declared_minima(client: TestClient, name: str) -> None:
    surface = told(client.get(f"{SURFACE}?landscape={name}&resolution=41,31&levels=16"))
    assert set(surface) == {
        *("landscape", "label", "sentence", "formula", "domain"),
        *("x", "y", "z", "scale", "levels", "critical_points"),
    }
    assert len(surface["levels"]) == 16
    assert (np.diff(surface["levels"]) > 0).all()
    for point in surface["critical_points"]:
        assert set(point) == {"x", "y", "value", "kind", "global"}
    entry = told(client.get(f"/api/v1/landscapes/{name}"))
    lowest = [(point["x"], point["y"]) for point in surface["critical_points"] if point["global"]]
    assert lowest == [(point["x"], point["y"]) for point in entry["minima"]]


def test_a_surface_by_get_and_by_post_is_the_same(client: TestClient) -> None:
    asked = {"landscape": "himmelblau", "domain": [[2, 4], [1, 3]], "resolution": [9, 8], "levels": 5, "scale": "log"}
    by_post = told(client.post(SURFACE, json=asked))
    assert (
        told(client.get(f"{SURFACE}?landscape=himmelblau&domain=2,4,1,3&resolution=9,8&levels=5&scale=log")) == by_post
    )
    assert by_post["scale"] == "log"


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_surface_with_its_gradient_is_the_same_surface(client: TestClient, name: str) -> None:
    asked = f"{SURFACE}?landscape={name}&resolution=9,7"
    plain, sloping = told(client.get(asked)), told(client.get(f"{asked}&include=gradient"))
    assert plain == {key: value for key, value in sloping.items() if not key.startswith("gradient_")}
    assert np.shape(sloping["gradient_x"]) == np.shape(sloping["gradient_y"]) == (7, 9)


def test_the_gradient_of_a_surface_is_the_slope_at_every_point(client: TestClient) -> None:
    asked = {"landscape": "x**2*y + log(x)", "domain": [[-1, 2], [0, 3]], "resolution": [4, 3], "include": ["gradient"]}
    surface = told(client.post(SURFACE, json=asked))
    assert surface["gradient_x"][2] == [-7, None, 7, 12.5]
    assert surface["gradient_y"][0] == [1, 0, 1, 4]
    problem = refused(client.post(SURFACE, json={**asked, "include": ["hessian"]}))
    assert problem["errors"][0]["field"] == "include[0]"


@pytest.mark.parametrize("name", LANDSCAPES)
def test_base64_surfaces_hold_the_very_bits_and_their_shape(client: TestClient, name: str) -> None:
    plain, packed = (
        told(client.get(f"{SURFACE}?landscape={name}&resolution=7,5&encoding={encoding}"))
        for encoding in ("json", "base64")
    )
    for key, shape in {"x": (7,), "y": (5,), "z": (5, 7)}.items():
        bits = decoded(packed[key])
        assert bits.shape == shape
        np.testing.assert_array_equal(decoded(plain[key]), np.where(np.isfinite(bits), bits, np.nan))
