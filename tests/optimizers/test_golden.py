"""Every update rule follows torch or optax, step for step, in both gears."""

import numpy as np
import pytest

from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from app.schedules import SCHEDULES
from tests.golden import OWN, Case, load
from tests.optimizers.descent import Array, by_arrays, by_floats, gradient, optimizer

PATHS = [case for name in ("trajectories", "schedules", "extra") for case in load(name) if case.optimizer]


def prepared(case: Case) -> tuple[Optimizer, list[float]]:
    """The optimizer of a case and the rate of each of its steps."""
    assert case.optimizer is not None
    made = optimizer(case.optimizer, lr=case.lr, **case.hyperparameters)
    if case.schedule is None:
        return made, [case.lr] * case.steps
    return made, SCHEDULES[case.schedule](**case.parameters).rates(case.lr, case.steps)


def float_path(case: Case) -> Array:
    made, rates = prepared(case)
    return by_floats(made, gradient(case.expression), case.start, rates)


def array_path(case: Case) -> Array:
    """The case as one of two runs, so that a rule which mixes runs is found out."""
    made, rates = prepared(case)
    x, y = case.start
    starts = np.array([[x + 0.25, x], [y - 0.125, y]])
    return by_arrays(made, gradient(case.expression, "numpy"), starts, rates)[:, 1]


@pytest.mark.parametrize("case", PATHS, ids=str)
def test_on_floats_a_run_follows_the_reference(case: Case) -> None:
    np.testing.assert_allclose(float_path(case), case.path, rtol=1e-9)


@pytest.mark.parametrize("case", PATHS, ids=str)
def test_on_arrays_a_run_follows_the_reference(case: Case) -> None:
    np.testing.assert_allclose(array_path(case), case.path, rtol=1e-9)


@pytest.mark.parametrize("case", PATHS, ids=str)
def test_the_gears_agree(case: Case) -> None:
    np.testing.assert_allclose(array_path(case), float_path(case), rtol=1e-12)


@pytest.mark.parametrize("case", load("textbook"), ids=str)
def test_a_run_follows_the_textbook(case: Case) -> None:
    # Absolute, since the book's eps differ and the figure is 20 wide.
    np.testing.assert_allclose(float_path(case), case.path, rtol=0.0, atol=1e-5)


@pytest.mark.parametrize("id_", OPTIMIZERS)
def test_the_reference_moves_every_hyperparameter(id_: str) -> None:
    """Else a new optimizer, or a new hyperparameter, would be in the catalogue unchecked."""
    declared = OPTIMIZERS[id_].parameters()
    moved = {
        name
        for case in PATHS
        if case.optimizer == id_
        for name, value in {"lr": case.lr, **case.hyperparameters}.items()
        if value != declared[name].default
    }
    assert moved == set(declared) - OWN.get(id_, set())


def test_no_reference_is_without_its_optimizer() -> None:
    assert {case.optimizer for case in PATHS} == set(OPTIMIZERS)
