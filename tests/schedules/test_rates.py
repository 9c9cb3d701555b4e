"""What the schedules promise beyond the reference: ends, corners, and what None stands for."""

import math

import numpy as np
import pytest

from app.schedules import SCHEDULES
from app.schedules.base import Schedule
from app.schedules.cosine import Cosine
from app.schedules.cosine_restarts import CosineRestarts
from app.schedules.exponential import Exponential
from app.schedules.inverse_time import InverseTime
from app.schedules.linear import Linear
from app.schedules.one_cycle import OneCycle
from app.schedules.polynomial import Polynomial
from app.schedules.step import Step

LR = 0.3

catalogue = pytest.mark.parametrize("cls", SCHEDULES.values(), ids=list(SCHEDULES))


@catalogue
@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 10, 1000])
def test_there_is_one_finite_rate_for_each_step(cls: type[Schedule], steps: int) -> None:
    rates = cls().rates(LR, steps)
    assert len(rates) == steps
    assert {type(rate) for rate in rates} <= {float}
    assert all(0.0 <= rate <= LR for rate in rates)


@catalogue
def test_the_rates_scale_with_the_optimizers(cls: type[Schedule]) -> None:
    once, twice = cls().rates(LR, 100), cls().rates(2.0 * LR, 100)
    np.testing.assert_allclose(twice, 2.0 * np.array(once), rtol=1e-12)


@catalogue
def test_a_rate_of_zero_stays_zero(cls: type[Schedule]) -> None:
    assert cls().rates(0.0, 50) == [0.0] * 50


@catalogue
def test_the_smallest_lengths_are_allowed(cls: type[Schedule]) -> None:
    lengths = {name: 1 for name, declared in cls.parameters().items() if declared.whole}
    assert all(math.isfinite(rate) for rate in cls(**lengths).rates(LR, 30))


@pytest.mark.parametrize(
    ("default", "explicit"),
    [
        (Cosine(), Cosine(t_max=50)),
        (CosineRestarts(), CosineRestarts(t_0=17)),
        (Step(), Step(step_size=17)),
        (OneCycle(), OneCycle(total_steps=50, max_lr=LR)),
        (Polynomial(), Polynomial(total_iters=50)),
    ],
    ids=lambda schedule: schedule.id,
)
def test_none_follows_the_scene(default: Schedule, explicit: Schedule) -> None:
    assert default.rates(LR, 50) == explicit.rates(LR, 50)


def test_cosine_climbs_again_after_its_length() -> None:
    rates = Cosine(t_max=20, eta_min=0.01).rates(LR, 41)
    assert rates[0] == rates[40] == LR
    assert rates[20] == min(rates) == 0.01
    np.testing.assert_allclose(rates, rates[::-1], rtol=1e-12)


def test_restarts_begin_at_the_full_rate_in_longer_and_longer_cycles() -> None:
    rates = CosineRestarts(t_0=3, t_mult=2).rates(LR, 22)
    assert [t for t, rate in enumerate(rates) if rate == LR] == [0, 3, 9, 21]


def test_exponential_growth_ends_in_infinity_rather_than_in_an_error() -> None:
    assert Exponential(gamma=1e300).rates(LR, 4) == [LR, LR * 1e300, math.inf, math.inf]


def test_steps_are_stairs() -> None:
    assert Step(step_size=2, gamma=0.5).rates(1.0, 6) == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
    assert Step(step_size=1, gamma=0.5).rates(1.0, 3) == [1.0, 0.5, 0.25]


def test_a_warm_up_ends_at_the_full_rate() -> None:
    rates = Linear(start_factor=0.0, total_iters=4).rates(LR, 6)
    np.testing.assert_allclose(rates, LR * np.array([0.0, 0.25, 0.5, 0.75, 1.0, 1.0]), rtol=1e-12)


def test_a_polynomial_of_power_one_is_a_line_to_zero() -> None:
    np.testing.assert_allclose(
        Polynomial(total_iters=4).rates(LR, 6), LR * np.array([1.0, 0.75, 0.5, 0.25, 0.0, 0.0]), rtol=1e-12
    )


def test_inverse_time_halves_the_rate_after_one_over_its_decay() -> None:
    assert InverseTime(decay=0.1).rates(LR, 11)[10] == LR / 2.0


class TestOneCycle:
    def test_it_starts_rises_and_ends_where_its_factors_say(self) -> None:
        rates = OneCycle(pct_start=0.4, div_factor=10.0, final_div_factor=100.0).rates(LR, 20)
        assert rates[0] == pytest.approx(LR / 10.0, rel=1e-12)
        assert rates[7] == max(rates) == LR
        assert rates[-1] == pytest.approx(LR / 1000.0, rel=1e-12)

    def test_after_its_last_step_it_keeps_the_last_rate(self) -> None:
        rates = OneCycle(total_steps=20).rates(LR, 30)
        assert rates[:20] == OneCycle().rates(LR, 20)
        assert rates[20:] == [rates[19]] * 10

    def test_its_own_rate_replaces_the_optimizers(self) -> None:
        assert OneCycle(max_lr=LR).rates(5.0, 20) == OneCycle().rates(LR, 20)

    def test_in_three_phases_it_comes_back_before_it_goes_below(self) -> None:
        rates = OneCycle(pct_start=0.3, three_phase=True).rates(LR, 100)
        assert rates[29] == max(rates) == LR
        assert rates[58] == pytest.approx(rates[0], rel=1e-12)
        assert rates[99] == pytest.approx(rates[0] / 1e4, rel=1e-12)

    @pytest.mark.parametrize(("steps", "pct_start"), [(1, 1.0), (4, 0.25), (10, 0.0), (10, 1.0)])
    def test_a_phase_without_length_is_over_at_once(self, steps: int, pct_start: float) -> None:
        rates = OneCycle(pct_start=pct_start).rates(LR, steps)
        assert all(0.0 < rate <= LR for rate in rates)
        if pct_start > 0.0:
            assert rates[round(pct_start * steps) - 1] == LR
