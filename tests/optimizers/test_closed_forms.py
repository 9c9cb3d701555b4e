"""Where mathematics knows the path, the update rules follow it."""

import numpy as np
import pytest

from app import floats
from app.optimizers.adabelief import Adabelief
from app.optimizers.adadelta import Adadelta
from app.optimizers.adagrad import Adagrad
from app.optimizers.adam import Adam
from app.optimizers.adamax import Adamax
from app.optimizers.adamw import Adamw
from app.optimizers.amsgrad import Amsgrad
from app.optimizers.base import Optimizer
from app.optimizers.lion import Lion
from app.optimizers.momentum import Momentum
from app.optimizers.nadam import single
from app.optimizers.nesterov import Nesterov
from app.optimizers.radam import Radam
from app.optimizers.rmsprop import Rmsprop
from app.optimizers.rprop import Rprop
from app.optimizers.sgd import Sgd
from tests.optimizers.descent import Array, Gradient, by_floats

STEPS = 50
START = np.array([-7.0, 2.0])
CURVATURE = np.array([[0.5, 0.3], [0.3, 1.5]])
SLOPE = np.array([0.8, -3.0])


def quadratic(x: float, y: float) -> list[float]:
    """The gradient of pᵀAp/2, whose axes are not the optimizer's."""
    return [0.5 * x + 0.3 * y, 0.3 * x + 1.5 * y]


def slope(x: float, y: float) -> list[float]:
    """The gradient of a plane."""
    return [0.8, -3.0]


def path(optimizer: Optimizer, gradient: Gradient) -> Array:
    return by_floats(optimizer, gradient, START.tolist(), [optimizer.lr] * STEPS)


def linear_map(matrix: Array, start: Array) -> Array:
    """Matrix powers times a start, of which the first two entries are the position."""
    return np.stack([(np.linalg.matrix_power(matrix, t) @ start)[:2] for t in range(STEPS + 1)], axis=-1)


def test_on_a_quadratic_sgd_is_a_matrix_power() -> None:
    expected = linear_map(np.eye(2) - 0.9 * CURVATURE, START)
    np.testing.assert_allclose(path(Sgd(lr=0.9), quadratic), expected, rtol=1e-9)


def test_on_a_quadratic_momentum_is_a_matrix_power() -> None:
    lr, mu = 0.4, 0.8
    matrix = np.block([[np.eye(2) - lr * CURVATURE, -lr * mu * np.eye(2)], [CURVATURE, mu * np.eye(2)]])
    expected = linear_map(matrix, np.concatenate([START, [0.0, 0.0]]))
    np.testing.assert_allclose(path(Momentum(lr=lr, momentum=mu), quadratic), expected, rtol=1e-9)


def test_on_a_quadratic_nesterov_is_a_matrix_power() -> None:
    lr, mu = 0.4, 0.8
    ahead = np.eye(2) - lr * (1.0 + mu) * CURVATURE
    matrix = np.block([[ahead, -lr * mu**2 * np.eye(2)], [CURVATURE, mu * np.eye(2)]])
    expected = linear_map(matrix, np.concatenate([START, [0.0, 0.0]]))
    np.testing.assert_allclose(path(Nesterov(lr=lr, momentum=mu), quadratic), expected, rtol=1e-9)


def test_momentum_is_the_textbooks_at_a_constant_rate() -> None:
    lr, mu = 0.4, 0.8
    point, v, expected = START, np.zeros(2), [START]
    for _ in range(STEPS):
        v = mu * v - lr * CURVATURE @ point
        point = point + v
        expected.append(point)
    np.testing.assert_allclose(path(Momentum(lr=lr, momentum=mu), quadratic), np.array(expected).T, rtol=1e-9)


def test_nesterov_is_the_point_that_sutskever_looks_ahead_to() -> None:
    lr, mu = 0.4, 0.8
    behind, v, expected = START, np.zeros(2), [START]
    for _ in range(STEPS):
        v = mu * v - lr * CURVATURE @ (behind + mu * v)
        behind = behind + v
        expected.append(behind + mu * v)
    np.testing.assert_allclose(path(Nesterov(lr=lr, momentum=mu), quadratic), np.array(expected).T, rtol=1e-9)


def test_without_friction_momentum_keeps_its_swing() -> None:
    """At μ = 1 the ball returns to the height it came from: x = cos(ωt) with ω from 2 cos ω = 2 − ηa."""
    lr, a = 0.1, 1.5
    omega = np.arccos(1.0 - lr * a / 2.0)
    ball = by_floats(Momentum(lr=lr, momentum=1.0), lambda x, y: [a * x, a * y], (1.0, 1.0), [lr] * STEPS)[0]
    # The first velocity is a whole step, so that the swing starts half a step late.
    expected = np.cos(omega * (np.arange(STEPS + 1) + 0.5)) / np.cos(omega / 2.0)
    np.testing.assert_allclose(ball, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "optimizer",
    [
        Adam(lr=0.1, eps=0.0),
        Adamw(lr=0.1, eps=0.0, weight_decay=0.0),
        Amsgrad(lr=0.1, eps=0.0),
        Adamax(lr=0.1, eps=0.0),
        Lion(lr=0.1, weight_decay=0.0),
    ],
    ids=lambda optimizer: optimizer.id,
)
def test_on_a_plane_every_step_is_as_long_as_the_rate(optimizer: Optimizer) -> None:
    expected = START[:, None] - 0.1 * np.sign(SLOPE)[:, None] * np.arange(STEPS + 1)
    np.testing.assert_allclose(path(optimizer, slope), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("mu", [0.9, 1e-6])
def test_on_a_plane_dampening_counts_from_the_second_step(mu: float) -> None:
    """However small the momentum: v₁ = g, and what is left of it fades while (1 − τ)g is added."""
    lr, tau, left = 0.1, 0.4, mu ** np.arange(STEPS)
    velocities = left + (1.0 - tau) * (1.0 - left) / (1.0 - mu)
    lengths = lr * np.concatenate([[0.0], np.cumsum(velocities)])
    expected = START[:, None] - SLOPE[:, None] * lengths
    np.testing.assert_allclose(path(Momentum(lr=lr, momentum=mu, dampening=tau), slope), expected, rtol=1e-9)


def test_on_a_plane_adagrads_steps_fall_as_the_root_of_time() -> None:
    lengths = np.concatenate([[0.0], np.cumsum(1.0 / np.sqrt(np.arange(1, STEPS + 1)))])
    expected = START[:, None] - 0.5 * np.sign(SLOPE)[:, None] * lengths
    np.testing.assert_allclose(path(Adagrad(lr=0.5, eps=0.0), slope), expected, rtol=1e-9)


def test_on_a_plane_rmsprops_steps_fall_to_the_rate() -> None:
    lengths = np.concatenate([[0.0], np.cumsum(1.0 / np.sqrt(1.0 - 0.9 ** np.arange(1, STEPS + 1)))])
    expected = START[:, None] - 0.1 * np.sign(SLOPE)[:, None] * lengths
    np.testing.assert_allclose(path(Rmsprop(lr=0.1, alpha=0.9, eps=0.0), slope), expected, rtol=1e-9)


def test_on_a_plane_rprops_steps_grow_to_the_largest() -> None:
    lengths = np.concatenate([[0.0], np.cumsum(np.minimum(0.1 * 1.3 ** np.arange(STEPS), 5.0))])
    expected = START[:, None] - np.sign(SLOPE)[:, None] * lengths
    np.testing.assert_allclose(path(Rprop(lr=0.1, eta_plus=1.3, step_max=5.0), slope), expected, rtol=1e-9)


def test_adadeltas_first_step_is_set_by_eps() -> None:
    first = path(Adadelta(rho=0.9, eps=1e-4), slope)[:, 1]
    expected = START - np.sqrt(1e-4 / (0.1 * SLOPE**2 + 1e-4)) * SLOPE
    np.testing.assert_allclose(first, expected, rtol=1e-9)


def test_adabeliefs_first_step_is_the_rate_over_beta1() -> None:
    """Of the first gradient its mean foretells 1 − β₁, so that the surprise is β₁ of it."""
    first = path(Adabelief(lr=0.1, beta1=0.8, eps=0.0), slope)[:, 1]
    np.testing.assert_allclose(first, START - 0.1 / 0.8 * np.sign(SLOPE), rtol=1e-9)


@pytest.mark.parametrize("beta2", [0.99, 0.999])
def test_adams_first_step_is_the_rate_and_without_the_correction_another(beta2: float) -> None:
    first, raw = (
        path(Adam(lr=0.1, beta1=0.9, beta2=beta2, bias_correction=each), slope)[:, 1] for each in (True, False)
    )
    np.testing.assert_allclose(first, START - 0.1 * np.sign(SLOPE), rtol=1e-7)
    expected = START - 0.1 * (1.0 - 0.9) * SLOPE / (np.sqrt(1.0 - beta2) * abs(SLOPE) + 1e-8)
    np.testing.assert_allclose(raw, expected, rtol=1e-9)


def test_adam_without_correction_and_without_momentum_is_rmsprop() -> None:
    plain = path(Adam(lr=0.1, beta1=0.0, beta2=0.9, bias_correction=False), quadratic)
    np.testing.assert_allclose(plain, path(Rmsprop(lr=0.1, alpha=0.9), quadratic), rtol=1e-9)


@pytest.mark.parametrize(("outweighed", "direction"), [(1.0 - 1e-9, 1.0), (1.0 + 1e-9, -1.0)])
def test_lion_turns_where_the_gradient_outweighs_the_mean(outweighed: float, direction: float) -> None:
    optimizer, mean = Lion(lr=0.1, beta1=0.8, beta2=0.95, weight_decay=0.0), 3.0
    g = -outweighed * 0.8 * mean / 0.2
    x, state = optimizer.step(floats, 2, 0.1, 1.0, g, (mean,))
    assert x == 1.0 - 0.1 * direction
    assert state == pytest.approx((0.95 * mean + 0.05 * g,), rel=1e-12)


def test_rmsprops_mean_of_the_gradients_tends_to_a_constant_gradient() -> None:
    optimizer = Rmsprop(alpha=0.9, centered=True)
    state = optimizer.start(1.0)
    for t in range(1, 11):
        _, state = optimizer.step(floats, t, 0.01, 1.0, -3.0, state)
    assert state[:2] == pytest.approx(((1.0 - 0.9**10) * 9.0, (1.0 - 0.9**10) * -3.0), rel=1e-12)


def test_radam_begins_to_scale_at_the_sixth_step() -> None:
    """Until then, on a plane, the corrected mean is the gradient itself, and RAdam is SGD."""
    radam, sgd = path(Radam(lr=0.1), slope), path(Sgd(lr=0.1), slope)
    np.testing.assert_allclose(radam[:, :6], sgd[:, :6], rtol=1e-12)
    assert (np.diff(radam)[:, 5] != np.diff(sgd)[:, 5]).all()


def test_radams_rectification_tends_to_adam() -> None:
    lengths = np.abs(np.diff(path(Radam(lr=0.1, beta1=0.5, beta2=0.8, eps=0.0), slope)))
    np.testing.assert_allclose(lengths[:, -1], 0.1, rtol=1e-3)


def test_single_rounds_as_single_precision_does() -> None:
    random = np.random.default_rng(5)
    values = random.uniform(0.0, 1.0, 10_000) * 10.0 ** random.integers(-30, 1, 10_000)
    np.testing.assert_array_equal(single(values), values.astype(np.float32).astype(np.float64))
    assert [single(value) for value in values.tolist()] == single(values).tolist()
