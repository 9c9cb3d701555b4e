"""A descent in a dozen lines, so that the update rules are tested apart from the engine."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, cast

import numpy as np
import sympy
from numpy.typing import NDArray

from app import floats
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Operations, Optimizer

Array = NDArray[np.float64]
Gradient = Callable[[Any, Any], Sequence[Any]]
"""From x and y to both partial derivatives: floats to floats, or arrays to arrays."""

NUMPY: Operations[Array] = cast(Any, np)


def optimizer(id_: str, **hyperparameters: Any) -> Optimizer:
    """One from the catalogue."""
    cls: Any = OPTIMIZERS[id_]
    return cast(Optimizer, cls(**hyperparameters))


def flat(x: Any, y: Any) -> Sequence[Any]:
    """The gradient of flat ground."""
    return [0.0 * x, 0.0 * y]


@cache
def symbolic(expression: str) -> tuple[Any, Any, Any]:
    """The symbols x and y, and the expression in them."""
    x, y = sympy.symbols("x y", real=True)
    return x, y, sympy.sympify(expression, locals={"x": x, "y": y})


@cache
def gradient(expression: str, library: str = "math") -> Gradient:
    """The gradient of an expression of the golden data, from calculus; ``library`` is math or numpy."""
    x, y, function = symbolic(expression)
    derivatives = [sympy.diff(function, x), sympy.diff(function, y)]
    return cast(Gradient, sympy.lambdify((x, y), derivatives, library))


def by_floats(optimizer: Optimizer, gradient: Gradient, start: Sequence[float], rates: Sequence[float]) -> Array:
    """The path of one run on Python floats, shape (2, steps + 1)."""
    point = [float(start[0]), float(start[1])]
    states = [optimizer.start(coordinate) for coordinate in point]
    path = [list(point)]
    for t, lr in enumerate(rates, start=1):
        g = gradient(*point)
        for axis in (0, 1):
            point[axis], states[axis] = optimizer.step(floats, t, lr, point[axis], g[axis], states[axis])
        path.append(list(point))
    return np.array(path).T


def by_arrays(optimizer: Optimizer, gradient: Gradient, starts: Array, rates: Sequence[Any]) -> Array:
    """The paths of several runs at once, from shape (2, runs) to shape (2, runs, steps + 1)."""
    points = starts.astype(np.float64)
    state = optimizer.start(points)
    path = [points]
    for t, lr in enumerate(rates, start=1):
        g = np.stack([np.broadcast_to(part, points[0].shape) for part in gradient(*points)])
        points, state = optimizer.step(NUMPY, t, lr, points, g, state)
        path.append(points)
    return np.stack(path, axis=-1)
