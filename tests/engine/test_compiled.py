"""The compiled loop takes the steps of the update rule itself, to the last digit."""

from dataclasses import replace
from itertools import product
from math import hypot, inf
from typing import Any

import pytest

from app.engine import compiled as loops
from app.engine import run as engine
from app.engine.compiled import Loop, compiled
from app.engine.oracle import Oracle
from app.engine.outcome import Status, Stop
from app.engine.run import Path, run
from app.formulas import Formula
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.optimizers.adagrad import Adagrad
from app.optimizers.base import Optimizer
from app.optimizers.sgd import Sgd
from app.schedules import SCHEDULES
from tests.engine.runs import EVERY_STEP, Start, oracle

STEPS = 60


def switched() -> list[Any]:
    """Every optimizer with every setting of its switches, and all that is off by default turned on."""
    cases = []
    for cls in OPTIMIZERS.values():
        switches = [name for name, one in cls.parameters().items() if one.kind is bool]
        off = {name: 0.1 for name, one in cls.parameters().items() if one.kind is float and one.default == 0.0}
        for values in product((False, True), repeat=len(switches)):
            setting = dict(zip(switches, values, strict=True))
            for more in ({}, off):
                optimizer = cls(**{"lr": 0.01, **setting, **more})
                cases.append(pytest.param(optimizer, id=f"{cls.id}{[*values] or ''}{' all' if more else ''}"))
    return cases


every_rule = pytest.mark.parametrize("optimizer", switched())


def one_by_one(*_optimizer_and_formula: Any) -> Loop:
    """A loop that takes no step, so that the rule is asked for each."""
    return lambda *given: given[4:10]


def written_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes a formula into the loop at once."""
    monkeypatch.setattr(loops, "ONCE", 0)
    monkeypatch.setattr(loops, "FOR_EACH", 0)


def assert_same(
    monkeypatch: pytest.MonkeyPatch,
    asked: Oracle,
    optimizer: Optimizer,
    rates: list[float],
    start: Start,
    stop: Stop = EVERY_STEP,
) -> Path:
    path = run(asked, optimizer, rates, start, stop, keep_gradient=True)
    with monkeypatch.context() as patched:
        patched.setattr(engine, "compiled", one_by_one)
        plain = run(asked, optimizer, rates, start, stop, keep_gradient=True)
    with monkeypatch.context() as patched:
        written_in(patched)
        whole = run(asked, optimizer, rates, start, stop)
    assert repr(path.outcome) == repr(plain.outcome) == repr(whole.outcome)
    assert path.gradient is not None
    assert plain.gradient is not None
    assert path.gradient.tobytes() == plain.gradient.tobytes()
    for name in ("x", "y", "loss", "grad_norm", "learning_rate"):
        expected = getattr(plain, name).tobytes()
        assert getattr(path, name).tobytes() == expected, name
        assert getattr(whole, name).tobytes() == expected, name
    return path


@every_rule
def test_every_step_is_that_of_the_rule(monkeypatch: pytest.MonkeyPatch, optimizer: Optimizer) -> None:
    for landscape in LANDSCAPES.values():
        asked = Oracle.analytic(landscape.formula, landscape.defaults)
        for start in landscape.starts:
            assert_same(monkeypatch, asked, optimizer, [0.01] * STEPS, start.at(landscape.defaults))


@pytest.mark.parametrize("id_", [name for name, cls in OPTIMIZERS.items() if cls.scheduled])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_so_it_is_under_every_schedule(monkeypatch: pytest.MonkeyPatch, schedule: str, id_: str) -> None:
    rates = SCHEDULES[schedule]().rates(0.1, STEPS)
    assert_same(monkeypatch, oracle("x**2/20 + y**2"), OPTIMIZERS[id_](lr=0.1), [*rates], (-7.0, 2.0))


@every_rule
def test_the_loop_takes_every_ordinary_step(optimizer: Optimizer) -> None:
    asked = oracle("x**2/20 + y**2").floats
    x, y = -7.0, 2.0
    loss, g_x, g_y = asked(x, y)
    lists: list[list[float]] = [[x], [y], [loss], [hypot(g_x, g_y)]]
    begin = (x, y, g_x, g_y, optimizer.start(x), optimizer.start(y))
    end = compiled(optimizer)(asked, [0.01] * STEPS, -1.0, -inf, *begin, *lists)
    assert [len(one) for one in lists] == [STEPS + 1] * 4
    assert end[:2] == (lists[0][-1], lists[1][-1])
    assert end[2:4] == asked(*end[:2])[1:]


@pytest.mark.parametrize("id_", OPTIMIZERS)
@pytest.mark.parametrize(
    "stop", [Stop(grad_norm=0.5), Stop(loss=0.5), Stop(grad_norm=1e9), Stop(grad_norm=1e-2, loss=0.2)]
)
def test_it_ends_where_a_stopping_rule_says(monkeypatch: pytest.MonkeyPatch, id_: str, stop: Stop) -> None:
    assert_same(monkeypatch, oracle("x**2/20 + y**2"), OPTIMIZERS[id_](lr=0.3), [0.3] * 200, (-3.0, 1.0), stop)


@pytest.mark.parametrize("id_", OPTIMIZERS)
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("x**4 + y**4", (3.0, -2.0)),
        ("exp(x*x) + y**2", (5.0, 1.0)),
        ("x**4/4 + y**2/2 + 0.01*log(3 - y)", (0.5, 2.9)),
        ("sqrt(x) + y**2", (0.01, 1.0)),
        ("1/x + 1/y", (1e-3, -1e-3)),
        ("x**2 + y**2", (1.0, 0.0)),
    ],
)
def test_it_leaves_the_finite_numbers_where_the_rule_does(
    monkeypatch: pytest.MonkeyPatch, id_: str, text: str, start: Start
) -> None:
    for lr in (0.5, 1e30, 1e200):
        assert_same(monkeypatch, oracle(text), OPTIMIZERS[id_](lr=lr), [lr] * STEPS, start)


def test_a_step_in_which_python_raises_is_taken_as_ieee_arithmetic_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its ε, AdaGrad divides a gradient of zero by zero."""
    path = assert_same(monkeypatch, oracle("x**2 + y**2"), Adagrad(lr=0.1, eps=0.0), [0.1] * STEPS, (1.0, 0.0))
    assert (path.outcome.status, path.outcome.step, len(path.x)) == (Status.DIVERGED, 1, 1)


def test_a_rule_may_compare_and_name_what_is_beyond_all_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Careful(Sgd):
        def step(self, ops: Any, t: Any, lr: Any, x: Any, g: Any, state: Any) -> Any:
            first = ops.where(t == 1, 0.5, ops.where(t != 3, 1.0, -2.0))
            return x - lr * first * ops.minimum(g, inf), ()

    assert_same(monkeypatch, oracle("x**2 + y**2"), Careful(lr=0.1), [0.1] * 5, (1.0, -2.0))


def test_a_rule_that_decides_by_a_number_is_told_how_to() -> None:
    class Deciding(Sgd):
        def step(self, ops: Any, t: Any, lr: Any, x: Any, g: Any, state: Any) -> Any:
            return (x - lr if g > 0 else x + lr), ()

    with pytest.raises(TypeError, match=r"chooses between numbers with ops\.where"):
        compiled(Deciding(lr=0.1))


def test_a_formula_is_written_into_the_loop_once_that_saves_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is, nobody is asked."""
    monkeypatch.setattr(loops, "ONCE", 3 * STEPS - 1)
    monkeypatch.setattr(loops, "FOR_EACH", 1 / 100)
    # One that no run has descended.
    asked = Oracle.analytic(Formula("x**2/20 + 3*y**2"), {})
    calls = []

    def counted(x: float, y: float) -> tuple[float, ...]:
        calls.append((x, y))
        return asked.floats(x, y)

    def answers(steps: int, optimizer: Optimizer, keep_gradient: bool = False) -> int:
        calls.clear()
        run(replace(asked, floats=counted), optimizer, [0.01] * steps, (-7.0, 2.0), EVERY_STEP, keep_gradient)
        return len(calls)

    assert [answers(STEPS, Sgd(lr=0.01)) for _ in range(4)] == [STEPS + 1, STEPS + 1, 1, 1]
    # What is to be kept is what is asked for, and another rule has not come that far.
    assert answers(STEPS, Sgd(lr=0.01), keep_gradient=True) == STEPS + 1
    assert answers(2 * STEPS, Adagrad(lr=0.01)) == 2 * STEPS + 1
    assert answers(STEPS, Adagrad(lr=0.02)) == 1


def test_a_formula_in_the_loop_is_asked_for_where_python_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the loop goes on: exp(x) is beyond float64 at 710, its sign is not."""
    asked = oracle("sign(exp(x)) - x + y**2")
    path = assert_same(monkeypatch, asked, Sgd(lr=10.0), [10.0] * STEPS, (690.0, 0.0))
    assert path.x.tolist() == [690.0 + 10.0 * step for step in range(STEPS + 1)]
    written_in(monkeypatch)
    calls = []

    def counted(x: float, y: float) -> tuple[float, ...]:
        calls.append(x)
        return asked.floats(x, y)

    run(replace(asked, floats=counted), Sgd(lr=10.0), [10.0] * STEPS, (690.0, 0.0), EVERY_STEP)
    assert calls == [690.0, *path.x[2:]]
