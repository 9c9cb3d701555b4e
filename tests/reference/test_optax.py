"""Live against optax, where torch has no such optimizer."""

from random import Random

import numpy as np
import pytest

from app.schedules import SCHEDULES
from tests.golden import Case, load
from tests.golden.draws import EXPRESSIONS
from tests.optimizers.descent import by_floats, gradient, optimizer
from tests.reference import with_optax, with_torch
from tests.reference.compare import STARTS, assert_follows

FROZEN = [case for case in load("extra") if case.source.startswith("optax")]

optaxs = pytest.mark.parametrize("id_", with_optax.OPTIMIZERS)


@optaxs
@pytest.mark.parametrize("name", ["himmelblau", "basin"])
def test_a_long_run_follows_optax(id_: str, name: str) -> None:
    random = Random(f"{id_} on {name}")
    assert_follows(with_optax.path, id_, random, EXPRESSIONS[name], None, steps=500)


@optaxs
def test_with_optaxs_defaults_a_run_follows_optax(id_: str) -> None:
    made = optimizer(id_, lr=0.01)
    expression = EXPRESSIONS["himmelblau"]
    expected = with_optax.path(id_, {}, expression, STARTS, [0.01] * 100)
    for run, start in enumerate(STARTS.T):
        path = by_floats(made, gradient(expression), start.tolist(), [0.01] * 100)
        np.testing.assert_allclose(path, expected[:, run], rtol=1e-9)


@optaxs
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_with_every_schedule_a_run_follows_optax(id_: str, schedule: str) -> None:
    random = Random(f"{id_} with {schedule}")
    assert_follows(with_optax.path, id_, random, EXPRESSIONS["basin"], schedule, steps=40)


@pytest.mark.parametrize("case", FROZEN, ids=str)
def test_the_frozen_results_are_optaxs(case: Case) -> None:
    assert case.optimizer is not None
    rates = with_torch.rates(case.schedule, case.lr, case.steps, case.parameters)
    start = np.array(case.start)[:, None]
    path = with_optax.path(case.optimizer, case.hyperparameters, case.expression, start, rates)[:, 0]
    np.testing.assert_allclose(path, case.path, rtol=1e-10)
