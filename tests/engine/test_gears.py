"""One run on floats and many on arrays are the same mathematics."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.engine.batch import BLOCK, STATUSES, run_batch, run_together
from app.engine.oracle import Oracle
from app.engine.outcome import Status, Stop
from app.engine.run import Path, run
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.engine.runs import Start, oracle

Array = NDArray[np.float64]

STEPS = 60


def assert_same(one: Path, other: Path) -> None:
    assert (one.outcome.status, one.outcome.step) == (other.outcome.status, other.outcome.step)
    assert one.outcome.template == other.outcome.template
    np.testing.assert_array_equal(one.learning_rate, other.learning_rate)
    for name in ("x", "y", "loss", "grad_norm"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-12, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("id_", OPTIMIZERS)
@pytest.mark.parametrize("name", LANDSCAPES)
def test_both_gears_agree_on_every_landscape(name: str, id_: str) -> None:
    landscape = LANDSCAPES[name]
    asked = Oracle.analytic(landscape.formula, landscape.defaults)
    starts = [start.at(landscape.defaults) for start in landscape.starts]
    optimizer, rates = OPTIMIZERS[id_](lr=0.01), [0.01] * STEPS
    together = run_together(asked, optimizer, rates, starts, Stop())
    for start, path in zip(starts, together, strict=True):
        assert_same(path, run(asked, optimizer, rates, start, Stop()))


@pytest.mark.parametrize("id_", [name for name, cls in OPTIMIZERS.items() if cls.scheduled])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_both_gears_agree_under_every_schedule(schedule: str, id_: str) -> None:
    rates = SCHEDULES[schedule]().rates(0.1, STEPS)
    optimizer = OPTIMIZERS[id_](lr=0.1)
    for text in ("x**2/20 + y**2", "(1 - x)**2 + 100*(y - x**2)**2", "abs(x) + 2*abs(y)"):
        starts = [(-7.0, 2.0), (0.3, -0.4)]
        together = run_together(oracle(text), optimizer, rates, starts, Stop())
        for start, path in zip(starts, together, strict=True):
            assert_same(path, run(oracle(text), optimizer, rates, start, Stop()))


def mixed(count: int) -> list[Start]:
    """Many starts of every kind, no two alike."""
    random = np.random.default_rng(5)
    return [(float(x), float(y)) for x, y in random.uniform((-3, -2), (3, 4), size=(count, 2))]


@pytest.mark.parametrize("stop", [Stop(), Stop(grad_norm=1e-3), Stop(loss=0.01), Stop(grad_norm=1e-2, loss=0.2)])
def test_runs_that_end_at_different_steps_do_not_disturb_one_another(stop: Stop) -> None:
    asked = oracle("x**4/4 + y**2/2 + 0.01*log(3 - y)")
    optimizer, rates, starts = OPTIMIZERS["adam"](lr=0.3), [0.3] * STEPS, mixed(50)
    together = run_together(asked, optimizer, rates, starts, stop)
    for start, path in zip(starts, together, strict=True):
        assert_same(path, run(asked, optimizer, rates, start, stop))


def test_more_runs_than_a_block_end_as_each_would_alone() -> None:
    asked = oracle("x**4/4 + y**2/2 + 0.01*log(3 - y)")
    optimizer, rates, stop = OPTIMIZERS["momentum"](lr=0.2), [0.2] * 20, Stop(grad_norm=0.3)
    starts = mixed(2 * BLOCK + 7)
    batch = run_batch(asked, optimizer, rates, np.array(starts).T, stop)
    seen = set()
    for index in [*range(0, len(starts), 97), BLOCK - 1, BLOCK, 2 * BLOCK, len(starts) - 1]:
        alone = run(asked, optimizer, rates, starts[index], stop)
        status = STATUSES[batch.code[index]]
        seen.add(status)
        assert (status, batch.step[index]) == (alone.outcome.status, alone.outcome.step)
        ended = (batch.x[index], batch.y[index], batch.loss[index], batch.grad_norm[index])
        np.testing.assert_allclose(ended, (alone.x[-1], alone.y[-1], alone.loss[-1], alone.grad_norm[-1]), rtol=1e-12)
    assert seen == set(Status)


def test_a_batch_without_a_record_ends_as_one_with_it() -> None:
    asked = oracle("x**4/4 + y**2/2 + 0.01*log(3 - y)")
    optimizer, rates = OPTIMIZERS["rmsprop"](lr=0.2), [0.2] * 20
    starts = np.array(mixed(300)).T
    history = np.full((21, 4, 300), np.nan)
    recorded = run_batch(asked, optimizer, rates, starts, Stop(), history)
    blind = run_batch(asked, optimizer, rates, starts, Stop())
    for name in ("x", "y", "loss", "grad_norm", "step", "code"):
        np.testing.assert_array_equal(getattr(recorded, name), getattr(blind, name))


def test_a_run_that_leaves_float64_ends_at_its_last_finite_point() -> None:
    starts = np.array([[1e75, 1.0], [1.0, 1.0]])
    batch = run_batch(oracle("x**4 + y**4"), OPTIMIZERS["sgd"](lr=1e200), [1e200, 0.0], starts, Stop())
    assert [STATUSES[code] for code in batch.code] == [Status.DIVERGED, Status.DIVERGED]
    assert batch.step.tolist() == [1, 1]
    assert batch.x.tolist() == [1e75, -4e200]
    np.testing.assert_allclose(batch.loss, [1e300, np.inf])


def test_nothing_is_asked_once_every_run_has_ended() -> None:
    asked = oracle("x**2 + y**2")
    questions: list[int] = []

    def arrays(x: Array, y: Array) -> tuple[Array, ...]:
        questions.append(x.size)
        return asked.arrays(x, y)

    counting = Oracle(asked.floats, arrays)
    starts = np.array([[0.0, 1.0, 3.0], [0.0, 0.0, 0.0]])
    run_batch(counting, OPTIMIZERS["sgd"](lr=0.25), [0.25] * 1000, starts, Stop(grad_norm=0.6))
    # From 1 and 3 the gradients are 2 and 6, and each step halves them.
    assert questions == [3, 2, 2, 1, 1]
