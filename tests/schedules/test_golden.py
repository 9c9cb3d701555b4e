"""Every schedule gives torch's rates. (Runs driven by them are among the optimizers' golden tests.)"""

import numpy as np
import pytest

from app.schedules import SCHEDULES
from tests.golden import Case, load

RATES = [case for name in ("schedules", "extra") for case in load(name) if case.rates]


@pytest.mark.parametrize("case", RATES, ids=str)
def test_the_rates_are_the_references(case: Case) -> None:
    assert case.schedule is not None
    rates = SCHEDULES[case.schedule](**case.parameters).rates(case.lr, case.steps)
    # Where a rate is 0, torch's recurrences leave the rounding of the rates before it.
    np.testing.assert_allclose(rates, case.rates, rtol=1e-9, atol=1e-15 * case.lr)


@pytest.mark.parametrize("id_", SCHEDULES)
def test_the_reference_moves_every_parameter_and_has_the_defaults(id_: str) -> None:
    """Else a new schedule, or a new parameter, would be in the catalogue unchecked."""
    declared = SCHEDULES[id_].parameters()
    settings = [case.parameters for case in RATES if case.schedule == id_]
    moved = {name for each in settings for name, value in each.items() if value != declared[name].default}
    assert moved == set(declared)
    assert {} in settings


def test_no_reference_is_without_its_schedule() -> None:
    assert {case.schedule for case in RATES} == set(SCHEDULES)


def test_the_reference_drives_a_run_with_every_schedule() -> None:
    driven = {case.schedule for name in ("schedules", "extra") for case in load(name) if case.optimizer}
    assert driven - {None} == set(SCHEDULES)
