"""What every update rule must do, whatever it is."""

import math
from random import Random
from typing import Any

import numpy as np
import pytest

from app import floats
from app.declaration import Parameter
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from tests.optimizers.descent import NUMPY, Array, by_arrays, by_floats, flat, gradient, symbolic
from tests.optimizers.descent import optimizer as made

HIMMELBLAU = "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"
RAVINE = "x**2/20 + y**2"
STEPS = 40
START = (-1.5, 0.7)

catalogue = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
decaying = pytest.mark.parametrize(
    "cls", [cls for cls in OPTIMIZERS.values() if "weight_decay" in cls.parameters()], ids=lambda cls: cls.id
)
switched = pytest.mark.parametrize(
    "cls",
    [cls for cls in OPTIMIZERS.values() if "decoupled_weight_decay" in cls.parameters()],
    ids=lambda cls: cls.id,
)


def plain(cls: type[Optimizer], **wanted: Any) -> Optimizer:
    """One that adds nothing of its own: no decay, and every state zero at the start."""
    neutral = {"weight_decay": 0.0, "initial_accumulator_value": 0.0}
    names = cls.parameters().keys()
    return cls(**{name: value for name, value in neutral.items() if name in names} | wanted)


def path(optimizer: Optimizer, expression: str) -> Array:
    return by_floats(optimizer, gradient(expression), START, [optimizer.lr] * STEPS)


def drawn(random: Random, parameter: Parameter) -> Any:
    """A value from the slider's range; a switch keeps its default."""
    if parameter.slider is None:
        return parameter.default
    low, high = parameter.slider
    if parameter.scale == "log":
        return math.exp(random.uniform(math.log(low), math.log(high)))
    return random.uniform(low, high)


@catalogue
def test_at_rest_on_flat_ground(cls: type[Optimizer]) -> None:
    optimizer = plain(cls)
    run = by_floats(optimizer, flat, START, [optimizer.lr] * STEPS)
    assert (run == np.array(START)[:, None]).all()


@catalogue
def test_some_rate_on_the_slider_finds_down_the_ravine(cls: type[Optimizer]) -> None:
    low, high = cls.parameters()["lr"].slider or (0.0, 0.0)
    rates = np.geomspace(low, high, 25)
    optimizer = plain(cls, lr=rates)
    starts = np.array([[-7.0], [2.0]]) * np.ones(25)
    x, y, function = symbolic(RAVINE)
    with np.errstate(all="ignore"):
        ends = by_arrays(optimizer, gradient(RAVINE, "numpy"), starts, [rates] * 200)[..., -1]
    losses = [float(function.subs({x: end[0], y: end[1]})) for end in ends.T if np.isfinite(end).all()]
    first = float(function.subs({x: -7.0, y: 2.0}))
    assert min(losses) < first / 1000


@catalogue
def test_hyperparameters_may_be_arrays_with_one_value_for_each_run(cls: type[Optimizer]) -> None:
    random = Random(7)
    settings = [{name: drawn(random, one) for name, one in cls.parameters().items()} for _ in range(3)]
    columns: dict[str, Any] = {
        name: one.default if one.slider is None else np.array([each[name] for each in settings])
        for name, one in cls.parameters().items()
    }
    starts = np.array([[-1.5, 0.5, 2.5], [0.7, 3.0, -1.0]])
    slope = gradient(RAVINE, "numpy")
    together = by_arrays(cls(**columns), slope, starts, [columns["lr"]] * STEPS)
    for run, each in enumerate(settings):
        alone = by_arrays(cls(**each), slope, starts[:, run : run + 1], [each["lr"]] * STEPS)
        np.testing.assert_allclose(together[:, run], alone[:, 0], rtol=1e-12)


@catalogue
def test_left_and_right_are_alike(cls: type[Optimizer]) -> None:
    optimizer, slope = plain(cls, lr=0.005), gradient(HIMMELBLAU)
    rates = [optimizer.lr] * STEPS
    run = by_floats(optimizer, slope, START, rates)
    mirrored = by_floats(optimizer, lambda x, y: [-part for part in slope(-x, -y)], (-START[0], -START[1]), rates)
    np.testing.assert_array_equal(mirrored, -run)


@catalogue
def test_the_rate_of_a_step_counts_exactly_if_a_schedule_may_drive_it(cls: type[Optimizer]) -> None:
    optimizer = plain(cls)
    slow, fast = (optimizer.step(floats, 1, lr, 1.0, 2.0, optimizer.start(1.0))[0] for lr in (0.01, 0.02))
    assert (slow != fast) == cls.scheduled


@catalogue
def test_at_rate_zero_nothing_moves(cls: type[Optimizer]) -> None:
    optimizer = plain(cls, lr=0.0, **({"step_min": 0.0} if "step_min" in cls.parameters() else {}))
    assert (path(optimizer, HIMMELBLAU) == np.array(START)[:, None]).all()


@catalogue
def test_a_step_leaves_what_it_is_given(cls: type[Optimizer]) -> None:
    """The engine keeps the points that it hands out."""
    optimizer, x, g = made(cls.id), np.array([[1.0], [2.0]]), np.array([[3.0], [-4.0]])
    state = optimizer.start(x)
    for array in (x, g, *state):
        array.flags.writeable = False
    for t in (1, 2):
        x, state = optimizer.step(NUMPY, t, optimizer.lr, x, g, state)
        for array in (x, *state):
            assert not np.shares_memory(array, g)
            array.flags.writeable = False


@catalogue
def test_floats_stay_floats(cls: type[Optimizer]) -> None:
    """A NumPy scalar or an int that slips in makes every later step several times slower."""
    optimizer = made(cls.id)
    state = optimizer.start(1.0)
    for t in range(1, 9):
        x, state = optimizer.step(floats, t, optimizer.lr, 1.0, (-1.0) ** t, state)
        assert {type(value) for value in (x, *state)} == {float}


@catalogue
def test_the_state_has_the_declared_variables(cls: type[Optimizer]) -> None:
    optimizer = made(cls.id)
    state = optimizer.start(1.0)
    assert len(state) == len(cls.state)
    assert state == optimizer.start(0.0) == optimizer.start(-3.0)
    assert len(optimizer.step(floats, 1, optimizer.lr, 1.0, 2.0, state)[1]) == len(cls.state)


@decaying
def test_weight_decay_is_what_its_description_says(cls: type[Optimizer]) -> None:
    """L2 is a bowl added to the landscape; outside the gradient it shrinks the point by the rate."""
    bare, heavy = plain(cls, lr=0.03), plain(cls, lr=0.03, weight_decay=0.3)
    if cls.parameters()["weight_decay"].description.endswith("(L2)"):
        with_bowl = path(bare, f"{RAVINE} + 0.15*(x**2 + y**2)")
        np.testing.assert_allclose(path(heavy, RAVINE), with_bowl, rtol=1e-9)
    else:
        shrunk, _ = heavy.step(floats, 1, 0.03, 2.0, 0.0, heavy.start(2.0))
        assert shrunk == pytest.approx(2.0 * (1.0 - 0.03 * 0.3), rel=1e-12)


@switched
def test_decoupled_decay_shrinks_the_point_itself(cls: type[Optimizer]) -> None:
    heavy = plain(cls, lr=0.03, weight_decay=0.3, decoupled_weight_decay=True)
    run = by_floats(heavy, flat, START, [0.03] * STEPS)
    shrinking = (1.0 - 0.03 * 0.3) ** np.arange(STEPS + 1)
    np.testing.assert_allclose(run, np.array(START)[:, None] * shrinking, rtol=1e-12)
    coupled, decoupled = (plain(cls, lr=0.03, decoupled_weight_decay=switch) for switch in (False, True))
    assert (path(coupled, RAVINE) == path(decoupled, RAVINE)).all()
