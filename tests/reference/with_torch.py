"""What torch does: the same run, with torch's own optimizers, schedulers and gradients."""

import importlib
import inspect
import warnings
from functools import cache
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from tests.optimizers.descent import symbolic

# Imported by name, so that neither mypy nor a reader without torch needs it.
torch: Any = importlib.import_module("torch")
lr_scheduler: Any = importlib.import_module("torch.optim.lr_scheduler")

# Its threads cost more than they bring on a handful of numbers.
torch.set_num_threads(1)

SOURCE = f"torch {torch.__version__.partition('+')[0]}"

OPTIMIZERS: dict[str, tuple[Any, dict[str, Any]]] = {
    "sgd": (torch.optim.SGD, {}),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adagrad": (torch.optim.Adagrad, {}),
    "rmsprop": (torch.optim.RMSprop, {}),
    "adadelta": (torch.optim.Adadelta, {}),
    "adam": (torch.optim.Adam, {}),
    "amsgrad": (torch.optim.Adam, {"amsgrad": True}),
    "adamw": (torch.optim.AdamW, {}),
    "adamax": (torch.optim.Adamax, {}),
    "nadam": (torch.optim.NAdam, {}),
    "radam": (torch.optim.RAdam, {}),
    "rprop": (torch.optim.Rprop, {}),
}
"""torch's class for each of our ids, and what makes it that optimizer."""

PAIRS = {
    "beta1": ("betas", 0),
    "beta2": ("betas", 1),
    "eta_minus": ("etas", 0),
    "eta_plus": ("etas", 1),
    "step_min": ("step_sizes", 0),
    "step_max": ("step_sizes", 1),
}
"""Our names for the members of torch's pairs."""


def optimizer(id_: str, parameters: list[Any], lr: float, hyperparameters: dict[str, Any]) -> Any:
    """torch's optimizer; what is not given keeps torch's default."""
    cls, settings = OPTIMIZERS[id_]
    settings = {**settings, "lr": lr, "foreach": False}
    for name, value in hyperparameters.items():
        if name in PAIRS:
            pair, position = PAIRS[name]
            members = list(settings.get(pair, inspect.signature(cls).parameters[pair].default))
            members[position] = value
            settings[pair] = tuple(members)
        else:
            settings[name] = value
    return cls(parameters, **settings)


def constant(optimizer: Any) -> Any:
    return lr_scheduler.LambdaLR(optimizer, lambda _: 1.0)


def inverse_time(optimizer: Any, decay: float = 0.1) -> Any:
    return lr_scheduler.LambdaLR(optimizer, lambda t: 1.0 / (1.0 + decay * t))


def exponential(optimizer: Any, gamma: float = 0.95) -> Any:
    return lr_scheduler.ExponentialLR(optimizer, gamma)


def one_cycle(optimizer: Any, **parameters: Any) -> Any:
    return lr_scheduler.OneCycleLR(optimizer, cycle_momentum=False, **parameters)


SCHEDULES: dict[str, tuple[Any, dict[str, str]]] = {
    "constant": (constant, {}),
    "step": (lr_scheduler.StepLR, {"step_size": "third"}),
    "exponential": (exponential, {}),
    "cosine": (lr_scheduler.CosineAnnealingLR, {"T_max": "steps"}),
    "cosine_restarts": (lr_scheduler.CosineAnnealingWarmRestarts, {"T_0": "third"}),
    "linear": (lr_scheduler.LinearLR, {}),
    "polynomial": (lr_scheduler.PolynomialLR, {"total_iters": "steps"}),
    "one_cycle": (one_cycle, {"max_lr": "lr", "total_steps": "steps"}),
    "inverse_time": (inverse_time, {}),
}
"""torch's scheduler for each of our ids, and what we take from the scene, lacking a default there or one of use."""

RENAMED = {"t_max": "T_max", "t_0": "T_0", "t_mult": "T_mult"}


def scheduler(id_: str, optimizer: Any, lr: float, steps: int, parameters: dict[str, Any]) -> Any:
    """torch's scheduler; what is not given keeps torch's default, or else follows from the scene."""
    build, from_scene = SCHEDULES[id_]
    scene = {"lr": lr, "steps": steps, "third": (steps + 2) // 3}
    settings = {name: scene[source] for name, source in from_scene.items()}
    settings |= {RENAMED.get(name, name): value for name, value in parameters.items()}
    return build(optimizer, **settings)


def rates(schedule: str | None, lr: float, steps: int, parameters: dict[str, Any]) -> list[float]:
    """The rate of each step."""
    driven = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    stepper = scheduler(schedule or "constant", driven, lr, steps, parameters)
    result = []
    with warnings.catch_warnings():
        # Some schedulers warn when the optimizer has not been stepped; here there is nothing to step.
        warnings.filterwarnings("ignore", message="Detected call of `lr_scheduler.step")
        for _ in range(steps):
            result.append(float(driven.param_groups[0]["lr"]))
            if len(result) < steps:
                stepper.step()
    return result


@cache
def function(expression: str) -> Any:
    x, y, symbols = symbolic(expression)
    names = {"sin": torch.sin, "cos": torch.cos, "exp": torch.exp, "log": torch.log, "Abs": torch.abs}
    return sympy.lambdify((x, y), symbols, [names])


def path(
    id_: str,
    hyperparameters: dict[str, Any],
    expression: str,
    starts: NDArray[np.float64],
    rates: list[float],
) -> NDArray[np.float64]:
    """The paths from ``starts``, shape (2, runs), in double precision: shape (2, runs, steps + 1).

    Rprop reads its first step size off the first of ``rates``, as torch does.
    """
    f = function(expression)
    point = [torch.tensor(row, dtype=torch.float64, requires_grad=True) for row in starts]
    stepper = optimizer(id_, point, rates[0], hyperparameters)
    result = [starts]
    for rate in rates:
        stepper.param_groups[0]["lr"] = rate
        stepper.zero_grad()
        f(*point).sum().backward()
        stepper.step()
        result.append(np.stack([coordinate.detach().numpy().copy() for coordinate in point]))
    return np.stack(result, axis=-1)
