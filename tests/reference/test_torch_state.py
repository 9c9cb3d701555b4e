"""The state along a path is what torch remembers after each step."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.engine.outcome import Stop
from app.engine.run import run
from app.engine.state import replay
from app.optimizers import OPTIMIZERS
from tests.engine.runs import oracle
from tests.golden.draws import EXPRESSIONS
from tests.optimizers.descent import optimizer
from tests.reference import with_torch
from tests.reference.with_torch import torch

Array = NDArray[np.float64]

START, LR, STEPS = (-1.731, 0.829), 0.01, 30

REMEMBERED: dict[str, dict[str, str]] = {
    "sgd": {},
    "momentum": {"v": "momentum_buffer"},
    "nesterov": {"v": "momentum_buffer"},
    "adagrad": {"s": "sum"},
    "rmsprop": {"v": "square_avg", "g_bar": "grad_avg", "b": "momentum_buffer"},
    "adadelta": {"v": "square_avg", "u": "acc_delta"},
    "adam": {"m": "exp_avg", "v": "exp_avg_sq"},
    "amsgrad": {"m": "exp_avg", "v": "exp_avg_sq", "v_max": "max_exp_avg_sq"},
    "adamw": {"m": "exp_avg", "v": "exp_avg_sq"},
    "adamax": {"m": "exp_avg", "u": "exp_inf"},
    "nadam": {"m": "exp_avg", "v": "exp_avg_sq", "pi": "mu_product"},
    "radam": {"m": "exp_avg", "v": "exp_avg_sq"},
    "rprop": {"g": "prev", "s": "step_size"},
}
"""torch's name for each state variable of ours."""

SETTINGS: dict[str, dict[str, Any]] = {
    "rmsprop": {"momentum": 0.8, "centered": True, "weight_decay": 0.1},
    "momentum": {"dampening": 0.2},
    "rprop": {},
}
"""What makes torch keep every variable; elsewhere weight decay is what is worth having on."""


def settings(id_: str) -> dict[str, Any]:
    return SETTINGS.get(id_, {"weight_decay": 0.1})


def remembered(id_: str, expression: str, names: Sequence[str]) -> Array:
    """What torch keeps after each step, shape (names, axes, steps)."""
    f = with_torch.function(expression)
    point = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in START]
    stepper = with_torch.optimizer(id_, point, LR, settings(id_))
    kept = []
    for _ in range(STEPS):
        stepper.zero_grad()
        f(*point).backward()
        stepper.step()
        kept.append([[float(stepper.state[axis][name]) for axis in point] for name in names])
    return np.moveaxis(np.array(kept).reshape(STEPS, len(names), 2), 0, -1)


@pytest.mark.parametrize("id_", with_torch.OPTIMIZERS)
@pytest.mark.parametrize("name", ["himmelblau", "basin"])
def test_the_state_of_each_step_is_torchs(id_: str, name: str) -> None:
    names = REMEMBERED[id_]
    made, expression = optimizer(id_, lr=LR, **settings(id_)), EXPRESSIONS[name]
    path = run(oracle(expression), made, [LR] * STEPS, START, Stop(), keep_gradient=True)
    told = replay(made, path).quantities
    for ours, theirs in zip(names, remembered(id_, expression, list(names.values())), strict=True):
        np.testing.assert_allclose(told[ours][:, 1:], theirs, rtol=1e-9, atol=1e-12, err_msg=ours)


@pytest.mark.parametrize("id_", with_torch.OPTIMIZERS)
def test_nothing_that_is_remembered_goes_unchecked(id_: str) -> None:
    assert list(REMEMBERED[id_]) == list(OPTIMIZERS[id_].state)
