"""What one update rule must have in common with another, or with itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.optimizers import OPTIMIZERS
from app.optimizers.adam import Adam
from app.optimizers.adamw import Adamw
from app.optimizers.amsgrad import Amsgrad
from app.optimizers.base import Optimizer
from app.optimizers.lion import Lion
from app.optimizers.momentum import Momentum
from app.optimizers.nadam import Nadam
from app.optimizers.nesterov import Nesterov
from app.optimizers.radam import Radam
from app.optimizers.rmsprop import Rmsprop
from app.optimizers.sgd import Sgd
from app.optimizers.yogi import Yogi
from tests.optimizers.descent import NUMPY, Array, Gradient, by_arrays, by_floats, gradient

HIMMELBLAU = "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"
RAVINE = "x**2/20 + y**2"
STEPS = 40

catalogue = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
with_decay = pytest.mark.parametrize(
    "cls", [cls for cls in OPTIMIZERS.values() if "weight_decay" in cls.parameters()], ids=lambda cls: cls.id
)
with_switch = pytest.mark.parametrize(
    "cls",
    [cls for cls in OPTIMIZERS.values() if "decoupled_weight_decay" in cls.parameters()],
    ids=lambda cls: cls.id,
)


def made(cls: type[Optimizer], **wanted: Any) -> Optimizer:
    """An optimizer with those of the ``wanted`` hyperparameters that it has."""
    return cls(**{name: value for name, value in wanted.items() if name in cls.parameters()})


def plain(cls: type[Optimizer], **wanted: Any) -> Optimizer:
    """One that adds nothing of its own: no decay, and every state zero at the start."""
    return made(cls, **{"weight_decay": 0.0, "initial_accumulator_value": 0.0, **wanted})


def path(optimizer: Optimizer, slope: Gradient | None = None) -> Array:
    slope = slope or gradient(HIMMELBLAU)
    return by_floats(optimizer, slope, (-1.5, 0.7), [optimizer.lr] * STEPS)


SAME: dict[str, tuple[Optimizer, Optimizer]] = {
    "momentum without momentum is SGD": (Momentum(lr=0.01, momentum=0.0), Sgd(lr=0.01)),
    "without momentum, dampening does not count": (
        Momentum(lr=0.01, momentum=0.0, dampening=0.5),
        Sgd(lr=0.01),
    ),
    "Nesterov without momentum is SGD": (Nesterov(lr=0.01, momentum=0.0), Sgd(lr=0.01)),
    "AdamW without decay is Adam": (Adamw(lr=0.1, weight_decay=0.0), Adam(lr=0.1)),
    "RMSProp is Adam without momentum, up to the correction": (
        Rmsprop(lr=0.1, alpha=0.0),
        Adam(lr=0.1, beta1=0.0, beta2=0.0),
    ),
    "without memory, AMSGrad on its first steep stretch is Adam": (
        Amsgrad(lr=0.0, beta1=0.0),
        Adam(lr=0.0, beta1=0.0),
    ),
    "without memory, NAdam is Adam": (
        Nadam(lr=0.1, beta1=0.0, beta2=0.5),
        Adam(lr=0.1, beta1=0.0, beta2=0.5),
    ),
    "without memory, RAdam is SGD": (Radam(lr=0.01, beta1=0.0, beta2=0.0), Sgd(lr=0.01)),
    "without memory, centered or not, Rprop-like RMSProp": (
        Rmsprop(lr=0.1, alpha=0.0, momentum=0.0),
        Rmsprop(lr=0.1, alpha=0.0),
    ),
}
