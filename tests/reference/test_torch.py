"""Live against torch: random hyperparameters, other functions, long runs, every pair with a schedule."""

from random import Random
from typing import Any

import numpy as np
import pytest

from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.golden import Case, load
from tests.golden.draws import EXPRESSIONS, schedule_settings
from tests.optimizers.descent import by_arrays, by_floats, gradient, optimizer
from tests.reference import with_torch
from tests.reference.compare import STARTS, assert_follows

FROZEN = [case for case in load("extra") if case.source.startswith("torch")]

torchs = pytest.mark.parametrize("id_", with_torch.OPTIMIZERS)


@torchs
@pytest.mark.parametrize("name", ["himmelblau", "basin"])
def test_a_long_run_follows_torch(id_: str, name: str) -> None:
    random = Random(f"{id_} on {name}")
    assert_follows(with_torch.path, id_, random, EXPRESSIONS[name], None, steps=500)


@torchs
def test_with_torchs_defaults_a_run_follows_torch(id_: str) -> None:
    """Nothing is passed but the rate, so that torch's defaults are compared with ours."""
    made = optimizer(id_)
    expression = EXPRESSIONS["himmelblau"]
    expected = with_torch.path(id_, {}, expression, STARTS, [made.lr] * 100)
    for run, start in enumerate(STARTS.T):
        path = by_floats(made, gradient(expression), start.tolist(), [made.lr] * 100)
        np.testing.assert_allclose(path, expected[:, run], rtol=1e-9)


@torchs
def test_the_default_rate_is_torchs(id_: str) -> None:
    cls = with_torch.OPTIMIZERS[id_][0]
    assert cls([with_torch.torch.zeros(1)]).defaults["lr"] == optimizer(id_).lr


@torchs
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_with_every_schedule_a_run_follows_torch(id_: str, schedule: str) -> None:
    random = Random(f"{id_} with {schedule}")
    if not OPTIMIZERS[id_].scheduled:
        # Such a run reads the rate once, so the schedule must not matter to torch either.
        driven = with_torch.rates(schedule, 0.01, 40, {})
        driven[0] = 0.01
        paths = [with_torch.path(id_, {}, EXPRESSIONS["basin"], STARTS, rates) for rates in (driven, [0.01] * 40)]
        assert (paths[0] == paths[1]).all()
        return
    assert_follows(with_torch.path, id_, random, EXPRESSIONS["basin"], schedule, steps=40)


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("turn", range(10))
def test_the_rates_are_torchs(schedule: str, turn: int) -> None:
    random = Random(f"{schedule} {turn}")
    parameters = schedule_settings(random, schedule)
    if "total_steps" in parameters:
        parameters["total_steps"] *= 10
    lr = random.uniform(0.001, 1.0)
    expected = with_torch.rates(schedule, lr, 300, parameters)
    rates = SCHEDULES[schedule](**parameters).rates(lr, 300)
    # Where a rate is nearly 0, torch's recurrences keep the rounding of the rates before it.
    np.testing.assert_allclose(rates, expected, rtol=1e-9, atol=1e-14 * max(rates))


@pytest.mark.parametrize("hyperparameters", [{"momentum": 0.0, "dampening": 0.5}, {"dampening": 1.0}])
def test_torch_ignores_dampening_without_momentum(hyperparameters: dict[str, Any]) -> None:
    made = optimizer("momentum", lr=0.01, **hyperparameters)
    expression = EXPRESSIONS["himmelblau"]
    expected = with_torch.path("momentum", hyperparameters, expression, STARTS, [0.01] * 50)
    path = by_arrays(made, gradient(expression, "numpy"), STARTS, [0.01] * 50)
    np.testing.assert_allclose(path, expected, rtol=1e-9)


@pytest.mark.parametrize("case", FROZEN, ids=str)
def test_the_frozen_results_are_torchs(case: Case) -> None:
    rates = with_torch.rates(case.schedule, case.lr, case.steps, case.parameters)
    if case.optimizer is None:
        np.testing.assert_allclose(rates, case.rates, rtol=1e-12)
        return
    start = np.array(case.start)[:, None]
    path = with_torch.path(case.optimizer, case.hyperparameters, case.expression, start, rates)[:, 0]
    np.testing.assert_allclose(path, case.path, rtol=1e-10)


def test_every_optimizer_and_schedule_has_its_reference() -> None:
    from_optax = {case.optimizer for case in load("extra") if case.source.startswith("optax")}
    assert {*with_torch.OPTIMIZERS, *from_optax} == set(OPTIMIZERS)
    assert set(with_torch.SCHEDULES) == set(SCHEDULES)
