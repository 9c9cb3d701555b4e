"""Which update rules fall together, and where."""

import numpy as np
import pytest

from app.optimizers.adam import Adam
from app.optimizers.adamax import Adamax
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
from tests.optimizers.descent import NUMPY, Array, by_floats, flat, gradient

HIMMELBLAU = "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"
STEPS = 40

SAME: dict[str, tuple[Optimizer, Optimizer]] = {
    "momentum at 0 is SGD": (Momentum(lr=0.01, momentum=0.0), Sgd(lr=0.01)),
    "at momentum 0 dampening does not count": (
        Momentum(lr=0.01, momentum=0.0, dampening=0.5),
        Sgd(lr=0.01),
    ),
    "Nesterov at 0 is SGD": (Nesterov(lr=0.01, momentum=0.0), Sgd(lr=0.01)),
    "the decays of SGD and of momentum at 0 are one": (
        Momentum(lr=0.01, momentum=0.0, weight_decay=0.2),
        Sgd(lr=0.01, weight_decay=0.2),
    ),
    "AdamW without decay is Adam": (Adamw(lr=0.1, weight_decay=0.0), Adam(lr=0.1)),
    "NAdam without a mean is Adam": (Nadam(lr=0.1, beta1=0.0), Adam(lr=0.1, beta1=0.0)),
    "RAdam without memory is SGD": (Radam(lr=0.01, beta1=0.0, beta2=0.0), Sgd(lr=0.01)),
    "RMSProp without memory is Adam": (Rmsprop(lr=0.1, alpha=0.0), Adam(lr=0.1, beta1=0.0, beta2=0.0)),
    "Adam without memory goes by signs": (
        Adam(lr=0.1, beta1=0.0, beta2=0.0, eps=0.0),
        Lion(lr=0.1, beta1=0.0, weight_decay=0.0),
    ),
    "AdaMax without memory goes by signs": (
        Adamax(lr=0.1, beta1=0.0, beta2=0.0, eps=0.0),
        Lion(lr=0.1, beta1=0.0, weight_decay=0.0),
    ),
}


def path(optimizer: Optimizer, steps: int = STEPS) -> Array:
    return by_floats(optimizer, gradient(HIMMELBLAU), (-1.5, 0.7), [optimizer.lr] * steps)


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=list(SAME))
def test_two_rules_fall_together(one: Optimizer, other: Optimizer) -> None:
    np.testing.assert_allclose(path(one), path(other), rtol=1e-9)


def test_amsgrad_is_adam_until_a_mean_square_falls() -> None:
    """On a path that gets steeper and steeper the largest mean square is the last one."""
    climbing = by_floats(Amsgrad(lr=0.1), lambda x, y: [-x, -y], (-1.5, 0.7), [0.1] * STEPS)
    expected = by_floats(Adam(lr=0.1), lambda x, y: [-x, -y], (-1.5, 0.7), [0.1] * STEPS)
    np.testing.assert_allclose(climbing, expected, rtol=1e-12)
    assert abs(path(Amsgrad(lr=0.1)) - path(Adam(lr=0.1))).max() > 1e-6


def test_amsgrads_largest_mean_square_never_falls() -> None:
    optimizer, random = Amsgrad(lr=0.1, beta2=0.6), np.random.default_rng(3)
    x = random.normal(size=(2, 50))
    state, largest, mean_square_fell = optimizer.start(x), np.zeros_like(x), False
    for t in range(1, 100):
        before = state[1]
        x, state = optimizer.step(NUMPY, t, 0.1, x, random.normal(size=x.shape), state)
        assert (state[2] >= largest).all()
        largest = state[2]
        mean_square_fell |= bool((state[1] < before).any())
    assert mean_square_fell


def test_yogis_first_step_from_zero_is_adams() -> None:
    yogi, adam = Yogi(lr=0.1, eps=1e-3, initial_accumulator_value=0.0), Adam(lr=0.1, eps=1e-3)
    np.testing.assert_allclose(path(yogi, 1), path(adam, 1), rtol=1e-12)
    assert abs(path(yogi, 9) - path(adam, 9)).max() > 1e-6


def test_as_in_optax_yogi_creeps_off_a_minimum_that_it_starts_on() -> None:
    optimizer = Yogi()
    crept = by_floats(optimizer, flat, (0.0, 0.0), [optimizer.lr] * STEPS)
    assert (np.diff(crept) < 0.0).all()
    assert abs(crept).max() < optimizer.lr / 100
