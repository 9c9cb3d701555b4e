"""What the tests of the landscapes share: the catalogue to run over, and a way down of their own."""

from collections.abc import Mapping

import numpy as np
import pytest
import sympy
from numpy.typing import ArrayLike, NDArray

from app.formulas.compiled import Kind
from app.landscapes import LANDSCAPES
from app.landscapes.base import Landscape
from tests import calculus

Array = NDArray[np.float64]

every_landscape = pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=list(LANDSCAPES))


def settings(landscape: Landscape) -> list[dict[str, float]]:
    """The defaults, and each parameter in turn at the ends and the middle of its slider."""
    varied = [landscape.defaults]
    for name, parameter in landscape.parameters.items():
        assert parameter.slider is not None
        low, high = parameter.slider
        middle = np.sqrt(low * high) if parameter.scale == "log" else (low + high) / 2
        varied += [{**landscape.defaults, name: float(value)} for value in (low, middle, high)]
    return varied


every_setting = pytest.mark.parametrize(
    ("landscape", "parameters"),
    [
        pytest.param(landscape, parameters, id=f"{name}-{number}")
        for name, landscape in LANDSCAPES.items()
        for number, parameters in enumerate(settings(landscape))
    ],
)


def evaluate(
    landscape: Landscape, kind: Kind, points: ArrayLike, parameters: Mapping[str, float] | None = None
) -> Array:
    """The results of ``kind`` at ``points``, shape (2, ...), stacked along a first axis."""
    x, y = np.asarray(points, dtype=np.float64)
    function = landscape.formula.arrays(kind, landscape.defaults if parameters is None else parameters)
    with np.errstate(all="ignore"):
        return np.stack(function(x, y))


def sizes(landscape: Landscape) -> Array:
    """The width and the height of the domain."""
    (left, right), (bottom, top) = landscape.domain
    return np.array([right - left, top - bottom])


def inside(landscape: Landscape, point: tuple[float, float]) -> bool:
    return all(low <= value <= high for value, (low, high) in zip(point, landscape.domain, strict=True))


def random_points(landscape: Landscape, count: int) -> Array:
    """Shape (2, count), uniform over the domain; the same at every call."""
    low, high = np.array(landscape.domain).T
    return np.random.default_rng(7).uniform(low, high, size=(count, 2)).T


def minimum_points(landscape: Landscape, parameters: Mapping[str, float]) -> Array:
    """The declared global minima, shape (2, count)."""
    return np.array([point.at(parameters) for point in landscape.minima]).T.reshape(2, -1)


def expression(landscape: Landscape, parameters: Mapping[str, float]) -> tuple[list[sympy.Symbol], sympy.Expr]:
    """The symbols x and y, and the formula in them with the parameters put in."""
    names = calculus.symbols(tuple(parameters))
    values = {names[name]: value for name, value in parameters.items()}
    return [names["x"], names["y"]], calculus.read(landscape.expression, tuple(parameters)).subs(values)


def analytic(landscape: Landscape) -> bool:
    """Whether the formula goes on into the complex plane: none of its functions has a kink."""
    _, formula = expression(landscape, landscape.defaults)
    return not formula.has(*calculus.KINKED)


def descend(landscape: Landscape, points: Array, steps: int = 120) -> Array:
    """Where a trust-region Newton descent from ``points``, shape (2, n), ends within the domain.

    Every step goes down or is not taken, so an end is never higher than its beginning. Where the
    Hessian is of no use, the step follows the gradient, as long as the trust radius.
    """
    low, high = np.array(landscape.domain).T[:, :, np.newaxis]
    scale = sizes(landscape)[:, np.newaxis]
    radius = np.full(points.shape[1], 0.02)
    value = evaluate(landscape, "value", points)[0]
    for _ in range(steps):
        gradient = evaluate(landscape, "gradient", points)[1:]
        f_xx, f_xy, f_yy = evaluate(landscape, "hessian", points)
        # A point that is held by the edge of the domain moves along it only.
        held = ((points == low) & (gradient > 0)) | ((points == high) & (gradient < 0))
        g_x, g_y = gradient = np.where(held, 0.0, gradient)
        f_xx, f_xy, f_yy = np.where(held[0], 1.0, f_xx), f_xy * ~held.any(axis=0), np.where(held[1], 1.0, f_yy)
        with np.errstate(all="ignore"):
            determinant = f_xx * f_yy - f_xy**2
            newton = np.stack([f_xy * g_y - f_yy * g_x, f_xy * g_x - f_xx * g_y]) / determinant
            downhill = -gradient * scale**2
            usable = (determinant > 0) & (f_xx > 0) & np.isfinite(newton).all(axis=0)
            step = np.where(usable, newton, downhill)
            length = np.hypot(*(step / scale))
            step *= np.where(usable, np.minimum(1.0, radius / length), radius / length)
        tried = np.clip(points + np.nan_to_num(step), low, high)
        reached = evaluate(landscape, "value", tried)[0]
        better = reached < value
        points, value = np.where(better, tried, points), np.where(better, reached, value)
        radius *= np.where(better, 2.0, 0.25)
        radius = np.clip(radius, 1e-18, 0.1)
    return points
