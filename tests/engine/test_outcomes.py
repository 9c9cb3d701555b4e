"""How runs end: completed, converged or diverged, at the right step and with a true sentence."""

import math

import numpy as np
import pytest

from app.engine.outcome import TEMPLATES, Outcome, Status, Stop, completed
from app.engine.run import Path
from app.optimizers import OPTIMIZERS
from app.optimizers.adagrad import Adagrad
from tests.engine.runs import Gear, descend, each_gear, oracle

BOWL = "x**2 + y**2"


def lengths(path: Path) -> set[int]:
    return {len(path.x), len(path.y), len(path.loss), len(path.grad_norm), len(path.learning_rate) + 1}


def ended(path: Path) -> tuple[Status, int]:
    return path.outcome.status, path.outcome.step


@each_gear
def test_a_run_takes_every_step_it_is_given(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25)
    assert ended(path) == (Status.COMPLETED, 25)
    assert lengths(path) == {26}
    assert path.outcome.message == "Took all 25 steps; the loss went from 25 to 3.568×10⁻⁴."


@each_gear
def test_a_loss_that_hardly_changes_is_told_as_exactly_as_that_takes(gear: Gear) -> None:
    down, up = (
        descend(gear, BOWL, (3.0, -4.0), lr=1e-9, steps=3),
        descend(gear, BOWL, (3.0, -4.0), lr=1.0 + 1e-9, steps=3),
    )
    assert down.outcome.message == "Took all 3 steps; the loss went from 25 to 24.9999997."
    assert up.outcome.message == "Took all 3 steps and climbed: the loss grew from 25 to 25.0000003."


@each_gear
def test_sgd_on_a_quadratic_is_a_geometric_series(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25)
    shrink = 0.8 ** np.arange(26)
    np.testing.assert_allclose(path.x, 3.0 * shrink, rtol=1e-13)
    np.testing.assert_allclose(path.y, -4.0 * shrink, rtol=1e-13)
    np.testing.assert_allclose(path.loss, 25.0 * shrink**2, rtol=1e-13)
    np.testing.assert_allclose(path.grad_norm, 10.0 * shrink, rtol=1e-13)


@each_gear
def test_a_rate_too_large_climbs_and_says_so(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=1.1, steps=30)
    assert ended(path) == (Status.COMPLETED, 30)
    assert path.loss[-1] == pytest.approx(25.0 * 1.44**30, rel=1e-12)
    assert "climbed" in path.outcome.message


@each_gear
def test_a_rate_too_large_ends_where_the_loss_leaves_float64(gear: Gear) -> None:
    """The iterates are those of (1 - 2.2)^t; nothing is clamped on the way."""
    path = descend(gear, BOWL, (3.0, -4.0), lr=1.1, steps=5000)
    step = math.ceil(math.log(1.7976931348623157e308 / 25.0) / math.log(1.44))
    assert ended(path) == (Status.DIVERGED, step)
    assert lengths(path) == {step + 1}
    assert np.isfinite(path.loss[:-1]).all()
    assert path.loss[-1] == math.inf
    assert np.isfinite(path.x).all()
    assert path.outcome.message.startswith(f"Diverged at step {step}: ")


@each_gear
def test_a_point_that_leaves_float64_is_not_recorded(gear: Gear) -> None:
    path = descend(gear, "x**4 + y**4", (1e75, 1.0), lr=1e200, steps=9)
    assert ended(path) == (Status.DIVERGED, 1)
    assert lengths(path) == {1}
    assert path.x.tolist() == [1e75]
    assert "Diverged at step 1" in path.outcome.message
    assert "(10⁷⁵, 1)" in path.outcome.message


@each_gear
@pytest.mark.parametrize("id_", OPTIMIZERS)
def test_at_rate_one_on_rosenbrock_every_number_on_the_way_is_finite(gear: Gear, id_: str) -> None:
    path = descend(gear, "(1 - x)**2 + 100*(y - x**2)**2", (-1.2, 1.0), lr=1.0, steps=50, optimizer=id_)
    assert len(lengths(path)) == 1
    for values in (path.x, path.y, path.loss[:-1], path.grad_norm[:-1], path.learning_rate):
        assert np.isfinite(values).all()
    assert path.outcome.status is not Status.CONVERGED


@each_gear
def test_sgd_at_rate_one_on_rosenbrock_diverges_within_a_few_steps(gear: Gear) -> None:
    path = descend(gear, "(1 - x)**2 + 100*(y - x**2)**2", (-1.2, 1.0), lr=1.0, steps=50)
    status, step = ended(path)
    assert status is Status.DIVERGED
    assert 3 <= step <= 8
    assert len(path.x) - 1 in {step, step - 1}


@each_gear
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("log(x) + y**2", (-1.0, 0.0)),
        ("1/x + y**2", (0.0, 0.0)),
        ("exp(x) + y**2", (1000.0, 0.0)),
        ("sqrt(x**2 + y**2)", (0.0, 0.0)),
        ("sqrt(x) + y**2", (0.0, 1.0)),
        ("x**2 + y**2", (1e200, 0.0)),
    ],
)
def test_without_a_loss_or_a_gradient_a_run_cannot_start(gear: Gear, text: str, start: tuple[float, float]) -> None:
    path = descend(gear, text, start, lr=0.1, steps=10)
    assert ended(path) == (Status.DIVERGED, 0)
    assert lengths(path) == {1}
    assert (path.x[0], path.y[0]) == start
    assert path.outcome.message.startswith("Could not start: ")


@each_gear
def test_a_run_that_steps_onto_a_kink_without_a_gradient_stops_there(gear: Gear) -> None:
    """The cone's gradient has length 1, so that a rate of 4 leads from (4, 0) to the very tip."""
    path = descend(gear, "sqrt(x**2 + y**2)", (4.0, 0.0), lr=4.0, steps=10)
    assert ended(path) == (Status.DIVERGED, 1)
    assert path.loss.tolist() == [4.0, 0.0]
    assert math.isnan(path.grad_norm[-1])
    assert path.outcome.message == "Stopped at step 1: the gradient is not a finite number at (0, 0)."


@each_gear
def test_a_run_that_steps_to_where_there_is_no_loss_ends_there(gear: Gear) -> None:
    path = descend(gear, "log(x) + y**2", (1.0, 0.0), lr=2.0, steps=10)
    assert ended(path) == (Status.DIVERGED, 1)
    assert path.x.tolist() == [1.0, -1.0]
    assert math.isnan(path.loss[-1])


@each_gear
@pytest.mark.parametrize("stop", [Stop(grad_norm=10.0), Stop(loss=25.0), Stop(grad_norm=0.0, loss=99.0)])
def test_a_start_that_meets_the_rule_is_the_whole_run(gear: Gear, stop: Stop) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25, stop=stop)
    assert ended(path) == (Status.CONVERGED, 0)
    assert lengths(path) == {1}


@each_gear
def test_a_rule_on_the_gradient_ends_at_the_first_point_that_meets_it(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25, stop=Stop(grad_norm=2.0))
    # 10 * 0.8^t falls to 2 at t = 8.
    assert ended(path) == (Status.CONVERGED, 8)
    assert lengths(path) == {9}
    assert path.grad_norm[-1] <= 2.0 < path.grad_norm[-2]
    assert path.outcome.message == "Converged at step 8: the gradient norm 1.678 is at most 2."


@each_gear
def test_a_rule_on_the_loss_ends_at_the_first_point_that_meets_it(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25, stop=Stop(loss=1.0))
    # 25 * 0.64^t falls to 1 at t = 8.
    assert ended(path) == (Status.CONVERGED, 8)
    assert path.loss[-1] <= 1.0 < path.loss[-2]
    assert path.outcome.message == "Converged at step 8: the loss 0.7037 is at most 1."


@each_gear
def test_of_two_rules_the_first_to_be_met_ends_the_run(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.1, steps=25, stop=Stop(grad_norm=1e-9, loss=1.0))
    assert ended(path) == (Status.CONVERGED, 8)
    assert "loss" in path.outcome.message


@each_gear
def test_a_gradient_of_exactly_zero_meets_the_rule_of_zero(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.5, steps=25, stop=Stop(grad_norm=0.0))
    assert ended(path) == (Status.CONVERGED, 1)
    assert (path.x[-1], path.y[-1]) == (0.0, 0.0)


@each_gear
def test_a_negative_loss_can_be_asked_for(gear: Gear) -> None:
    path = descend(gear, "x + y", (0.0, 0.0), lr=1.0, steps=25, stop=Stop(loss=-10.0))
    assert ended(path) == (Status.CONVERGED, 5)


@each_gear
def test_without_a_rule_a_run_goes_on_at_the_minimum(gear: Gear) -> None:
    path = descend(gear, BOWL, (3.0, -4.0), lr=0.5, steps=25)
    assert ended(path) == (Status.COMPLETED, 25)
    assert path.loss[1:].tolist() == [0.0] * 25


@each_gear
def test_where_python_would_raise_a_step_is_taken_in_ieee_arithmetic(gear: Gear) -> None:
    """Without eps, Adagrad divides zero by zero where the gradient has always been zero."""
    optimizer = Adagrad(lr=0.1, eps=0.0)
    path = gear(oracle("x**2 + 0*y"), optimizer, [0.1] * 5, (1.0, 1.0), Stop())
    assert ended(path) == (Status.DIVERGED, 1)


@pytest.mark.parametrize(("loss", "way"), [(1.0, "the loss went"), (3.0, "climbed")])
def test_one_step_is_told_as_one(loss: float, way: str) -> None:
    once, often = (completed(step, 2.0, loss).message for step in (1, 2))
    assert "its one step" in once
    assert "all 2 steps" in often
    assert way in once
    assert way in often


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_names_its_step_or_says_that_there_was_none(template: str) -> None:
    values = {"step": 7, "first": 1.5, "loss": -2.25, "norm": 1e-9, "limit": 1e-8, "x": 3.0, "y": -4.0}
    message = Outcome(Status.COMPLETED, 7, template, values).message
    assert message.endswith(".")
    assert "7" in message or "one step" in message or message.startswith("Could not start")
    assert "{" not in message
