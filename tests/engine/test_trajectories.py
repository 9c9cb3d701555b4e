"""From a scene to trajectories: which runs there are, in which order, under which names."""

import itertools
from typing import Any

import numpy as np
import pytest

from app.engine.outcome import Status
from app.engine.trajectory import MANY, Trajectory, trajectories
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.scene import Scene


def found(**scene: Any) -> list[Trajectory]:
    return trajectories(Scene.model_validate(scene))


def test_they_come_optimizer_by_optimizer_and_start_by_start() -> None:
    starts = [[-7, 2], [3, 1], [0.5, -0.5]]
    names = ["adam(lr=0.3)", "sgd(lr=0.95)"]
    runs = found(start=starts, optimizers=names, steps=3)
    wanted = itertools.product(["adam", "sgd"], starts)
    assert [(run.optimizer, list(run.start)) for run in runs] == [(name, start) for name, start in wanted]
    assert all((run.path.x[0], run.path.y[0]) == run.start for run in runs)


@pytest.mark.parametrize("count", [1, MANY - 1, MANY, MANY + 1])
def test_the_order_is_the_same_in_either_gear(count: int) -> None:
    starts = [[index / 7, 1 - index / 5] for index in range(count)]
    runs = found(start=starts, optimizers=["momentum(lr=0.1)"], steps=4)
    assert [list(run.start) for run in runs] == starts
    for run, start in zip(runs, starts, strict=True):
        alone = found(start=start, optimizers=["momentum(lr=0.1)"], steps=4)[0]
        np.testing.assert_allclose(run.path.x, alone.path.x, rtol=1e-12)
        assert run.summary == alone.summary
        assert run.path.outcome.message == alone.path.outcome.message


def test_n_steps_have_n_plus_one_points_and_n_rates() -> None:
    for run in found(optimizers=["sgd", "adam"], steps=17):
        assert [len(run.path.x), len(run.path.y), len(run.path.loss), len(run.path.grad_norm)] == [18] * 4
        assert len(run.path.learning_rate) == 17


def test_hyperparameters_are_told_in_full() -> None:
    run = found(optimizers=["adam(lr=0.3)"], steps=1)[0]
    declared = {name: parameter.default for name, parameter in OPTIMIZERS["adam"].parameters().items()}
    assert run.hyperparameters == {**declared, "lr": 0.3}
    assert run.schedule is None


def test_a_schedule_is_told_in_full_and_drives_the_rate() -> None:
    run = found(optimizers=["sgd(lr=0.5,schedule=step(step_size=2,gamma=0.1))"], steps=5)[0]
    assert run.schedule == {"id": "step", "step_size": 2, "gamma": 0.1}
    np.testing.assert_allclose(run.path.learning_rate, [0.5, 0.5, 0.05, 0.05, 0.005], rtol=1e-12)


@pytest.mark.parametrize(
    ("optimizers", "labels"),
    [
        (["sgd", "adam"], ["SGD", "Adam"]),
        (["sgd(lr=0.1)", "sgd(lr=0.2)"], ["SGD(lr=0.1)", "SGD(lr=0.2)"]),
        (["sgd", "sgd(weight_decay=0.5)"], ["SGD(lr=0.001)", "SGD(lr=0.001,weight_decay=0.5)"]),
        (["sgd(label=mine)", "sgd"], ["mine", "SGD"]),
        (["sgd(label=mine)", "adam(label=mine)"], ["mine", "mine"]),
        (["sgd(schedule=step(gamma=0.5))", "sgd"], ["SGD(lr=0.001,schedule=step(gamma=0.5))", "SGD(lr=0.001)"]),
    ],
)
def test_labels_say_as_much_as_is_needed(optimizers: list[str], labels: list[str]) -> None:
    assert [run.label for run in found(optimizers=optimizers, steps=1)] == labels


@pytest.mark.parametrize("name", LANDSCAPES)
def test_what_a_landscape_suggests_runs(name: str) -> None:
    landscape = LANDSCAPES[name]
    runs = found(landscape=name)
    assert len(runs) == len(landscape.optimizers)
    for run in runs:
        assert run.start == landscape.starts[0].at(landscape.defaults)
        assert run.path.outcome.status in Status
        assert (run.summary.distance_to_minimum is None) == (not landscape.minima)


def test_the_distance_to_a_minimum_follows_the_parameters() -> None:
    for a in (1.0, 2.0):
        run = found(landscape={"id": "rosenbrock", "parameters": {"a": a}}, start=[a, a * a], steps=1)[0]
        assert run.summary.distance_to_minimum == pytest.approx(0.0, abs=1e-12)
        assert run.summary.steps_to_tolerance == 0


def test_a_typed_formula_has_its_minimum_found() -> None:
    run = found(landscape="(x - 1)**2 + (y + 2)**2", start=[1, 1], optimizers=["sgd(lr=0.5)"], steps=2)[0]
    assert run.summary.distance_to_minimum == pytest.approx(0.0, abs=1e-9)
    assert run.summary.steps_to_tolerance == 1


def test_a_typed_formula_without_a_minimum_has_no_distance() -> None:
    run = found(landscape="x + y", start=[1, 1], optimizers=["sgd(lr=0.5)"], steps=2)[0]
    assert run.summary.distance_to_minimum is None
    assert run.summary.steps_to_tolerance is None


def test_the_tolerance_decides_when_a_run_has_arrived() -> None:
    scene = {"landscape": "x**2 + y**2", "start": [3, -4], "optimizers": ["sgd(lr=0.1)"], "steps": 40}
    # The loss is 25 * 0.64^t.
    assert found(**scene, tolerance=1)[0].summary.steps_to_tolerance == 8
    assert found(**scene, tolerance=25)[0].summary.steps_to_tolerance == 0
    assert found(**scene, tolerance=0)[0].summary.steps_to_tolerance is None


def test_the_same_scene_gives_the_same_bytes() -> None:
    scene = {"landscape": "ackley", "optimizers": list(OPTIMIZERS), "steps": 50}
    once, again = found(**scene), found(**scene)
    for one, other in zip(once, again, strict=True):
        assert one.path.x.tobytes() == other.path.x.tobytes()
        assert one.path.loss.tobytes() == other.path.loss.tobytes()
