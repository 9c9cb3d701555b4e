"""What an optimizer had in mind: each quantity of its update rule, at every step of a path.

The loop keeps nothing but the points, which is what makes it quick. Where more is asked for, the
steps are taken again from the recorded points and gradients, so that the very same numbers come out.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import mul
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from app import floats
from app.engine.run import NUMPY, Path
from app.optimizers.base import Optimizer

Array = NDArray[np.float64]
Values: TypeAlias = tuple[float, ...]
Step: TypeAlias = Callable[..., tuple[float, Values, Values]]


@dataclass(frozen=True)
class State:
    """Quantities by name, and the effective step: arrays of shape (2, points), by axis.

    Entry t is what step t has made. Entry 0 is what there is before the first step: the state
    variables; of all else there is nothing yet, which is NaN.
    """

    quantities: dict[str, Array]
    effective_step: Array


def replay(optimizer: Optimizer, path: Path) -> State:
    """The quantities of every step of ``path``, which must have kept its gradients."""
    if path.gradient is None:
        raise ValueError("the path has no gradients to step with")
    rates = path.learning_rate.tolist()
    axes = [
        _retaken(optimizer, rates, points.tolist(), slopes.tolist())
        for points, slopes in zip((path.x, path.y), path.gradient, strict=True)
    ]
    remembered, derived = (np.stack(parts, axis=1) for parts in zip(*axes, strict=True))
    # 0.0 * x is -0.0 left of the origin; adding 0.0 makes it a plain zero.
    quantities = dict(zip(optimizer.state, remembered + 0.0, strict=True))
    quantities |= dict(zip(optimizer.derived, _after_the_start(derived), strict=True))
    quantities["gradient"] = _after_the_start(path.gradient[:, :-1])
    return State(quantities, _effective_step(optimizer, path.learning_rate, quantities))


def _retaken(
    optimizer: Optimizer, rates: Sequence[float], points: Sequence[float], slopes: Sequence[float]
) -> tuple[Array, Array]:
    """Of one axis the state variables, shape (variables, steps + 1), and what else was made, shape (others, steps)."""
    step, state = telling(type(optimizer)), optimizer.start(points[0])
    states, others = [state], []
    for t, (lr, x, g) in enumerate(zip(rates, points, slopes, strict=False), start=1):
        try:
            _, state, made = step(optimizer, floats, t, lr, x, g, state)
        except floats.ARITHMETIC_ERRORS:
            state, made = _ieee_step(step, optimizer, t, lr, (x, g, *state))
        states.append(state)
        others.append(made)
    shape = (len(rates), len(optimizer.derived))
    return np.array(states, dtype=np.float64).T, np.array(others, dtype=np.float64).reshape(shape).T


def _ieee_step(step: Step, optimizer: Optimizer, t: int, lr: float, values: Values) -> tuple[Values, Values]:
    """One step in NumPy, which gives the infinity or NaN for which Python raised."""
    scalars: Any = [np.float64(value) for value in values]
    with np.errstate(all="ignore"):
        _, state, made = step(optimizer, NUMPY, t, lr, scalars[0], scalars[1], tuple(scalars[2:]))
    return tuple(map(float, state)), tuple(map(float, made))


def _after_the_start(values: Array) -> Array:
    """``values`` by step as values by point."""
    return np.concatenate((np.full((*values.shape[:-1], 1), np.nan), values), axis=-1)


def _effective_step(optimizer: Optimizer, rates: Array, quantities: Mapping[str, Array]) -> Array:
    """What the direction is multiplied by: the declared factors over the declared divisor."""
    known: dict[str, Any] = {name: getattr(optimizer, name) for name in optimizer.parameters()}
    known |= {"lr": np.stack((rates, rates))} | {name: values[:, 1:] for name, values in quantities.items()}
    effective = reduce(mul, (known[name] for name in optimizer.factors))
    with np.errstate(all="ignore"):
        if divisor := optimizer.divisor:
            below = np.sqrt(known[divisor.name]) if divisor.root else known[divisor.name]
            effective = effective / (below + (known[divisor.plus] if divisor.plus else 0.0))
    return _after_the_start(effective)


@cache
def telling(cls: type[Optimizer]) -> Step:
    """``cls.step`` as a function that returns what it has derived as well: (x, state, derived).

    It is compiled from the same lines, with a longer ``return``. If every step returned that much,
    runs of which nobody asks for it would be about 5 % slower.
    """
    module = ast.parse(textwrap.dedent(inspect.getsource(cls.step)))
    (returned,) = (node.value for node in ast.walk(module) if isinstance(node, ast.Return))
    cast(ast.Tuple, returned).elts.append(ast.Tuple([ast.Name(name, ast.Load()) for name in cls.derived], ast.Load()))
    names = {**vars(sys.modules[cls.__module__])}
    code = compile(ast.fix_missing_locations(module), inspect.getfile(cls), "exec")
    exec(code, names)  # noqa: S102  # its text is a module of this program
    step: Step = names["step"]
    return step
