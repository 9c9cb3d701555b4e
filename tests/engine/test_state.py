"""The quantities of an update rule along a path: those that moved it, to the last bit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app import floats
from app.engine.batch import run_together
from app.engine.outcome import Status, Stop
from app.engine.run import NUMPY, Path, run
from app.engine.state import State, replay, telling
from app.engine.trajectory import MANY
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Number, Operations, Optimizer, learning_rate
from tests.engine.runs import Start, oracle

Array = NDArray[np.float64]

HIMMELBLAU = "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"
SLOPE = "3*x - 2*y"
STEPS = 40
RATES = [0.01 / (1.0 + 0.1 * t) for t in range(STEPS)]

APART: dict[type[Optimizer], dict[str, float]] = {
    OPTIMIZERS["lion"]: {"weight_decay": 0.0},
    OPTIMIZERS["rmsprop"]: {"momentum": 0.0},
}
"""What moves a point apart from the direction: a decay on the way, the velocity of steps already divided."""

catalogue = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))


def alone(optimizer: Optimizer, text: str, start: Start = (-1.5, 0.7), rates: Sequence[float] = RATES) -> Path:
    return run(oracle(text), optimizer, rates, start, Stop(), keep_gradient=True)


def known(optimizer: Optimizer, text: str, **more: Any) -> dict[str, Array]:
    return replay(optimizer, alone(optimizer, text, **more)).quantities


def made(cls: Any, **hyperparameters: Any) -> Optimizer:
    """One that decays its weights, if what that does has a name."""
    pulled = "weight_decay" in cls.parameters() and {"g", "shrunk"} & cls.quantities().keys()
    optimizer: Optimizer = cls(**({"weight_decay": 0.3} if pulled else {}), **hyperparameters)
    return optimizer


@catalogue
def test_a_telling_step_is_the_step_itself(cls: type[Optimizer]) -> None:
    random, optimizer = Random(3), made(cls)
    state = again = optimizer.start(1.0)
    for t in range(1, 9):
        x, g = random.uniform(-2, 2), random.uniform(-2, 2)
        moved, state = optimizer.step(floats, t, 0.01, x, g, state)
        told, again, derived = telling(cls)(optimizer, floats, t, 0.01, x, g, again)
        assert (told, again) == (moved, state)
        assert len(derived) == len(cls.derived)
        assert {type(value) for value in derived} <= {float}


@catalogue
def test_every_declared_quantity_stands_at_its_step(cls: type[Optimizer]) -> None:
    optimizer, asked = made(cls), oracle(HIMMELBLAU)
    path = alone(optimizer, HIMMELBLAU)
    told = replay(optimizer, path)
    assert list(told.quantities) == [*cls.state, *cls.derived, "gradient"]
    point, states = [path.x[0], path.y[0]], [optimizer.start(path.x[0]), optimizer.start(path.y[0])]
    for t in range(STEPS + 1):
        if t > 0:
            slopes = asked.floats(*point)[1:]
            for axis in (0, 1):
                step = optimizer.step(floats, t, RATES[t - 1], float(point[axis]), slopes[axis], states[axis])
                point[axis], states[axis] = step
                assert told.quantities["gradient"][axis, t] == slopes[axis]
        for axis in (0, 1):
            assert [told.quantities[name][axis, t] for name in cls.state] == list(states[axis])
        assert point == [path.x[t], path.y[t]]


@catalogue
def test_before_the_first_step_there_is_the_state_and_nothing_else(cls: type[Optimizer]) -> None:
    told = replay(made(cls), alone(made(cls), HIMMELBLAU))
    for name, values in told.quantities.items():
        assert values.shape == (2, STEPS + 1)
        assert np.isfinite(values[:, 0]).all() == (name in cls.state)
        assert np.isfinite(values[:, 1:]).all()
    assert np.isnan(told.effective_step[:, 0]).all()
    assert not np.signbit([told.quantities[name][:, 0] for name in cls.state]).any()


@catalogue
def test_a_step_is_the_effective_step_times_the_direction(cls: type[Optimizer]) -> None:
    """From where decoupled decay has pulled the point to, if it has; with all on that is off by default."""
    optimizer = cls(**{name: 0.1 for name, one in cls.parameters().items() if one.default == 0.0} | APART.get(cls, {}))
    path = alone(optimizer, HIMMELBLAU)
    told = replay(optimizer, path)
    points = np.stack((path.x, path.y))
    begins = told.quantities["shrunk"][:, 1:] if "shrunk" in told.quantities else points[:, :-1]
    moves = told.effective_step[:, 1:] * told.quantities[cls.direction][:, 1:]
    np.testing.assert_allclose(begins - moves, points[:, 1:], rtol=1e-13, atol=1e-13)
    assert (told.effective_step[:, 1:] > 0).all()


def test_rmsprop_with_momentum_tells_what_this_gradient_adds_to_the_velocity() -> None:
    optimizer = OPTIMIZERS["rmsprop"](lr=0.01, momentum=0.9, centered=False)  # type: ignore[call-arg]  # fields of the one that is named
    told = replay(optimizer, alone(optimizer, HIMMELBLAU, rates=[0.01] * STEPS))
    b, g = told.quantities["b"], told.quantities["g"]
    added = 0.01 * (b[:, 1:] - 0.9 * b[:, :-1])
    np.testing.assert_allclose(told.effective_step[:, 1:] * g[:, 1:], added, rtol=1e-9)


@catalogue
@pytest.mark.parametrize("text", [HIMMELBLAU, "sin(3*x)*cos(y) + exp(x/5) + 0.1*y**2"])
def test_both_gears_tell_the_same(cls: type[Optimizer], text: str) -> None:
    optimizer = made(cls, lr=0.01)
    starts = [(-1.5 + run / 20, 0.7 - run / 30) for run in range(MANY)]
    rates = [0.01] * STEPS
    for start, path in zip(starts, run_together(oracle(text), optimizer, rates, starts, Stop(), True), strict=True):
        one, many = replay(optimizer, alone(optimizer, text, start, rates)), replay(optimizer, path)
        for name, values in one.quantities.items():
            np.testing.assert_allclose(many.quantities[name], values, rtol=1e-9, atol=1e-9, err_msg=name)
        np.testing.assert_allclose(many.effective_step, one.effective_step, rtol=1e-7, err_msg="effective step")


@catalogue
def test_what_the_array_gear_did_is_replayed_to_the_last_bit(cls: type[Optimizer]) -> None:
    """Else what is told would not be what has moved the point."""
    optimizer, rates, asked = made(cls), RATES, oracle("x**4/4 + y**2/2 + 0.01*log(3 - y)")
    starts = [(run / 8, 1.5 - run / 10) for run in range(MANY)]
    told = [replay(optimizer, path) for path in run_together(asked, optimizer, rates, starts, Stop(), True)]
    points = np.array(starts).T
    state = optimizer.start(points)
    for t, lr in enumerate(rates, start=1):
        g = np.stack(asked.arrays(*points)[1:])
        points, state = optimizer.step(NUMPY, t, lr, points, g, state)
        for name, values in zip(cls.state, state, strict=True):
            np.testing.assert_array_equal(np.stack([one.quantities[name][:, t] for one in told], axis=1), values)


def test_keeping_the_gradient_changes_no_path() -> None:
    optimizer = OPTIMIZERS["adam"](lr=0.3)
    asked, start, stop = oracle(HIMMELBLAU), (-1.5, 0.7), Stop()
    for plain, kept in (
        [run(asked, optimizer, RATES, start, stop, keep) for keep in (False, True)],
        [run_together(asked, optimizer, RATES, [start] * 3, stop, keep)[1] for keep in (False, True)],
    ):
        assert plain.gradient is None
        assert kept.gradient is not None
        np.testing.assert_array_equal((plain.x, plain.y, plain.loss), (kept.x, kept.y, kept.loss))
        np.testing.assert_array_equal(np.hypot(*kept.gradient), kept.grad_norm)


@pytest.mark.parametrize(
    ("optimizer", "text", "start", "stop", "status"),
    [
        (OPTIMIZERS["sgd"](lr=1e200), "x**4 + y**4", (1e75, 1.0), Stop(), Status.DIVERGED),
        (OPTIMIZERS["momentum"](lr=3.0), "x**2 + y**2", (1.0, 2.0), Stop(), Status.DIVERGED),
        (OPTIMIZERS["sgd"](lr=0.1), "log(x) + y**2", (-1.0, 1.0), Stop(), Status.DIVERGED),
        (OPTIMIZERS["adam"](lr=0.1), "x**2 + y**2", (1.0, 2.0), Stop(loss=1e9), Status.CONVERGED),
        (OPTIMIZERS["adam"](lr=0.1), "x**2 + y**2", (1.0, 2.0), Stop(loss=4.0), Status.CONVERGED),
    ],
)
def test_a_run_that_ends_early_has_an_entry_for_each_of_its_points(
    optimizer: Optimizer, text: str, start: Start, stop: Stop, status: Status
) -> None:
    rates = [optimizer.lr] * 2000
    for path in (
        run(oracle(text), optimizer, rates, start, stop, True),
        run_together(oracle(text), optimizer, rates, [start, (0.5, 0.5)], stop, True)[0],
    ):
        told: State = replay(optimizer, path)
        assert path.outcome.status is status
        assert {values.shape for values in told.quantities.values()} == {(2, len(path.x))}
        assert told.effective_step.shape == (2, len(path.x))
        for name in type(optimizer).state:
            assert np.isfinite(told.quantities[name][:, :-1]).all()


@dataclass(frozen=True, slots=True)
class Cautious(Optimizer):
    """Divides by a quotient that Python refuses on flat ground, where IEEE has infinity."""

    state = {"n": ("n_t", "steps so far")}
    derived = {"q": ("q_t", "quotient")}
    direction = "gradient"

    lr: float = learning_rate(0.1)

    def start(self, x: Number) -> tuple[Number, ...]:
        return (0.0 * x,)

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: tuple[Number, ...]
    ) -> tuple[Number, tuple[Number, ...]]:
        (n,) = state
        n = n + 1.0
        q = 1.0 / g
        x = x - lr / q
        return x, (n,)


def test_arithmetic_that_python_refuses_gives_what_ieee_has_for_it() -> None:
    told = known(Cautious(), "x**2 + 0*y", rates=[0.25, 0.25])
    assert told["q"][:, 1:].tolist() == [[-1 / 3, -1 / 1.5], [math.inf, math.inf]]
    assert told["n"].tolist() == [[0, 1, 2], [0, 1, 2]]


def test_a_path_without_its_gradients_cannot_be_replayed() -> None:
    optimizer = OPTIMIZERS["sgd"](lr=0.1)
    with pytest.raises(ValueError, match="no gradients"):
        replay(optimizer, run(oracle("x"), optimizer, [0.1], (0.0, 0.0), Stop()))


def test_adams_corrected_means_are_the_gradient_and_its_square_at_the_first_step() -> None:
    told = known(OPTIMIZERS["adam"](lr=0.1), HIMMELBLAU)
    g = told["gradient"][:, 1]
    np.testing.assert_allclose(told["m_hat"][:, 1], g, rtol=1e-12)
    np.testing.assert_allclose(told["v_hat"][:, 1], g * g, rtol=1e-12)
    np.testing.assert_allclose(told["m"][:, 1], 0.1 * g, rtol=1e-12)


def test_on_a_slope_velocity_and_means_have_closed_forms() -> None:
    g, t = np.array([[3.0], [-2.0]]), np.arange(STEPS + 1)
    momentum, adam = known(OPTIMIZERS["momentum"](lr=0.1), SLOPE), known(OPTIMIZERS["adam"](lr=0.1), SLOPE)
    adagrad = known(OPTIMIZERS["adagrad"](lr=0.1), SLOPE)
    np.testing.assert_allclose(momentum["v"], g * (1 - 0.9**t) / (1 - 0.9), rtol=1e-12)
    np.testing.assert_allclose(adam["m"], g * (1 - 0.9**t), rtol=1e-12)
    np.testing.assert_allclose(adam["v"], g**2 * (1 - 0.999**t), rtol=1e-9)
    np.testing.assert_allclose(adagrad["s"], g**2 * t, rtol=1e-12)


def test_adagrads_steps_shrink_as_one_over_the_root_of_time() -> None:
    optimizer = OPTIMIZERS["adagrad"](lr=0.5)
    effective = replay(optimizer, alone(optimizer, SLOPE, rates=[0.5] * STEPS)).effective_step[:, 1:]
    expected = 0.5 / (np.array([[3.0], [2.0]]) * np.sqrt(np.arange(1, STEPS + 1)))
    np.testing.assert_allclose(effective, expected, rtol=1e-9)


def test_under_a_schedule_the_effective_step_of_sgd_is_the_rate() -> None:
    effective = replay(OPTIMIZERS["sgd"](lr=0.03), alone(OPTIMIZERS["sgd"](lr=0.03), SLOPE)).effective_step
    np.testing.assert_array_equal(effective[:, 1:], [RATES, RATES])
