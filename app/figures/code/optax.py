"""In optax: its own optimizers, and JAX for the slopes."""

from typing import Any

from app.figures.code.base import Body, Target, renamed
from app.figures.code.runs import Code, arguments, ends, kept, rates, scheduled, settings, taken, together
from app.figures.picture import Picture, Run
from app.optimizers import OPTIMIZERS

_DOUBLE = 'jax.config.update("jax_enable_x64", True)'
_DESCEND = '''\
def descend(start, steps, optimizer):
    """The points of a run, a row each, up to where it ends or its numbers stop being finite."""
    point = jnp.array(start)
    state = optimizer.init(point)
    points = [point]
    for _ in range(steps):
        loss, slopes = loss_and_gradient(point)
        slope = jnp.hypot(*slopes)
        if {ends}:
            break
        updates, state = optimizer.update(slopes, state, point)
        point = optax.apply_updates(point, updates)
        if not jnp.isfinite(point).all():
            break
        points.append(point)
    return np.array(points)'''
_GRADIENT = "loss_and_gradient = jax.jit(jax.value_and_grad(lambda point: f(*point)))"
_NAMES = {"beta1": "b1", "beta2": "b2"}


def _write(picture: Picture) -> Body:
    schedules = scheduled(picture)
    calls = [kept(name, "descend", _run(picture, run)) for name, run in together(picture)]
    ended = ends(picture, "(jnp.isfinite(loss) and jnp.isfinite(slope))")
    blocks = (
        f"{_DOUBLE}\n{_GRADIENT}",
        _DESCEND.format(ends=ended),
        *schedules.blocks,
        "\n".join(["paths = {}", *calls]),
    )
    return Body(blocks, ("import jax", "import jax.numpy as jnp", "import numpy as np", *schedules.imports))


def _run(picture: Picture, run: Run) -> str:
    called = taken(OPTIMIZERS[run.trajectory.optimizer].optax, "optax", run)
    given: dict[str, Any] = {"learning_rate": run.trajectory.hyperparameters["lr"]}
    if run.trajectory.schedule:
        given["learning_rate"] = Code(f"jnp.array({rates(picture, run)}).__getitem__")
    hyperparameters = settings(run.trajectory)
    decay = hyperparameters.pop("weight_decay", 0.0) if called.decayed else 0.0
    for name, value in hyperparameters.items():
        if name not in called.only:
            given[called.arguments.get(name, _NAMES.get(name, name))] = value
    made = f"optax.{called.name}({arguments(**given, **called.given)})"
    if decay:
        made = f"optax.chain(optax.add_decayed_weights({decay!r}), {made})"
    return arguments(run.trajectory.start, picture.scene.steps, Code(made))


TARGET = Target(
    label="optax",
    imports=("import optax",),
    functions=renamed(
        {
            "asin": "jnp.arcsin",
            "acos": "jnp.arccos",
            "atan": "jnp.arctan",
            "relu": "jax.nn.relu",
            "sigmoid": "jax.nn.sigmoid",
        },
        "jnp",
    ),
    constants="jnp",
    write=_write,
)
