"""What optax does, for the optimizers that torch lacks: the same run, with optax and JAX in doubles."""

import importlib
from functools import cache
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from tests.optimizers.descent import symbolic

# Imported by name, so that neither mypy nor a reader without optax needs them.
jax: Any = importlib.import_module("jax")
jnp: Any = importlib.import_module("jax.numpy")
optax: Any = importlib.import_module("optax")
jax.config.update("jax_enable_x64", True)

SOURCE = f"optax {optax.__version__}"


def yogi(lr: Any, **settings: Any) -> Any:
    """optax.yogi hides its initial value; the transformation behind it does not."""
    if "initial_accumulator_value" not in settings:
        return optax.yogi(lr, **settings)
    return optax.chain(optax.scale_by_yogi(**settings), optax.scale_by_learning_rate(lr))


def adabelief(lr: Any, eps_root: float = 0.0, **settings: Any) -> Any:
    """Our eps_root is 0 by default, as in the paper; optax's is not."""
    return optax.adabelief(lr, eps_root=eps_root, **settings)


OPTIMIZERS = {"lion": optax.lion, "adabelief": adabelief, "yogi": yogi}
RENAMED = {"beta1": "b1", "beta2": "b2"}


@cache
def function(expression: str) -> Any:
    x, y, symbols = symbolic(expression)
    names = {"sin": jnp.sin, "cos": jnp.cos, "exp": jnp.exp, "log": jnp.log, "Abs": jnp.abs}
    return sympy.lambdify((x, y), symbols, [names])


def path(
    id_: str,
    hyperparameters: dict[str, Any],
    expression: str,
    starts: NDArray[np.float64],
    rates: list[float],
) -> NDArray[np.float64]:
    """The paths from ``starts``, shape (2, runs): shape (2, runs, steps + 1)."""
    settings = {RENAMED.get(name, name): value for name, value in hyperparameters.items()}
    steps = runner(id_, expression)(settings, jnp.asarray(starts), jnp.asarray(rates))
    return np.concatenate([starts[..., None], np.moveaxis(np.asarray(steps), 0, -1)], axis=-1)


@cache
def runner(id_: str, expression: str) -> Any:
    """From hyperparameters, starts and rates to the points after each step, compiled."""
    f = function(expression)
    slope = jax.grad(lambda points: f(points[0], points[1]).sum())

    def run(settings: dict[str, Any], starts: Any, rates: Any) -> Any:
        rule = OPTIMIZERS[id_](lambda count: rates[count], **settings)

        def step(carry: Any, _: None) -> Any:
            points, state = carry
            updates, state = rule.update(slope(points), state, points)
            points = optax.apply_updates(points, updates)
            return (points, state), points

        return jax.lax.scan(step, (starts, rule.init(starts)), length=len(rates))[1]

    return jax.jit(run)
