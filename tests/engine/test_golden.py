"""From a scene to its numbers, every reference run is followed step for step, in both gears."""

from typing import Any

import numpy as np
import pytest

from app.engine.outcome import Status
from app.engine.trajectory import MANY, Trajectory, trajectories
from app.scene import Scene
from tests.golden import Case, load

PATHS = [case for name in ("trajectories", "schedules", "extra") for case in load(name) if case.optimizer]

each_gear = pytest.mark.parametrize("starts", [1, MANY], ids=["alone", "together"])


def followed(case: Case, starts: int) -> list[Trajectory]:
    """The case as a person would ask for it, from its start as often as wanted."""
    optimizer: dict[str, Any] = {"id": case.optimizer, "lr": case.lr, **case.hyperparameters}
    if case.schedule is not None:
        optimizer["schedule"] = {"id": case.schedule, **case.parameters}
    scene = {
        "landscape": {"expression": case.expression.replace("Abs", "abs")},
        "start": [list(case.start)] * starts,
        "optimizers": [optimizer],
        "steps": case.steps,
    }
    return trajectories(Scene.model_validate(scene))


@each_gear
@pytest.mark.parametrize("case", PATHS, ids=str)
def test_a_scene_follows_the_reference(case: Case, starts: int) -> None:
    found = followed(case, starts)
    assert len(found) == starts
    for trajectory in (found[0], found[-1]):
        path = trajectory.path
        np.testing.assert_allclose(np.stack((path.x, path.y)), case.path, rtol=1e-9, atol=1e-300)
        assert path.outcome.status is Status.COMPLETED
        assert path.outcome.step == case.steps
        if case.losses:
            np.testing.assert_allclose(path.loss, case.losses, rtol=1e-9, atol=1e-300)
        if case.rates:
            np.testing.assert_allclose(path.learning_rate, case.rates, rtol=1e-9, atol=1e-15 * case.lr)


@each_gear
@pytest.mark.parametrize("case", load("textbook"), ids=str)
def test_a_scene_follows_the_textbook(case: Case, starts: int) -> None:
    for trajectory in followed(case, starts):
        # Absolute, since the book's eps differ and the figure is 20 wide.
        np.testing.assert_allclose(trajectory.path.x, case.path[0], rtol=0, atol=1e-5)
        np.testing.assert_allclose(trajectory.path.y, case.path[1], rtol=0, atol=1e-5)


def test_the_reference_has_losses() -> None:
    assert all(len(case.losses) == case.steps + 1 for case in load("trajectories"))
