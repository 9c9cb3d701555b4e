"""What each preset promises, as a fact of the numbers: a function for each preset, called like it."""

import numpy as np
from numpy.typing import NDArray

from app.engine.trajectory import Trajectory, trajectories
from app.query import read_query
from app.scene import Scene

Array = NDArray[np.float64]
Runs = list[Trajectory]
"""The trajectories of a scene: optimizer by optimizer, start by start."""


def distances(run: Trajectory) -> Array:
    """From the origin, where most of the minima are."""
    return np.hypot(run.path.x, run.path.y)


def lengths(run: Trajectory) -> Array:
    """Of the steps."""
    return np.hypot(np.diff(run.path.x), np.diff(run.path.y))


def crossings(values: Array) -> int:
    """How often the sign changes, apart from what is nearly zero."""
    return int(np.count_nonzero(np.diff(np.sign(values[abs(values) > 1e-6]))))


def end(run: Trajectory) -> tuple[float, float]:
    return run.path.x[-1], run.path.y[-1]


def fitting_rate(runs: Runs) -> None:
    (run,) = runs
    np.testing.assert_allclose(distances(run)[1:] / distances(run)[:-1], 0.8, rtol=1e-9)
    np.testing.assert_allclose(run.path.y / run.path.x, 1.5 / -4, rtol=1e-9)
    assert run.summary.distance_to_minimum is not None
    assert run.summary.distance_to_minimum < 0.01


def too_small(runs: Runs) -> None:
    (run,) = runs
    assert len(run.path.x) == 41
    assert (np.diff(run.path.loss) < 0).all()
    assert distances(run)[-1] > 0.75 * distances(run)[0]


def too_large(runs: Runs) -> None:
    (run,) = runs
    assert (np.diff(run.path.loss) > 0).all()
    assert crossings(run.path.x) == crossings(run.path.y) == 10
    assert "climbed" in str(run.path.outcome.message)
    assert abs(run.path.x).max() < 5, "it stays in the picture"


def one_step(runs: Runs) -> None:
    assert len(runs) == 3
    for run in runs:
        assert (run.path.x[1], run.path.y[1]) == (0, 0)


def stability_limit(runs: Runs) -> None:
    under, over = (abs(run.path.y) for run in runs)
    np.testing.assert_allclose(under[1:] / under[:-1], 0.96, rtol=1e-9)
    np.testing.assert_allclose(over[1:] / over[:-1], 1.04, rtol=1e-9)
    assert over.max() < 5, "it stays in the picture"


def zigzag(runs: Runs) -> None:
    (run,) = runs
    assert crossings(run.path.y) == 30
    assert run.summary.turning_angle is not None
    assert run.summary.turning_angle > 150
    across, along = (np.abs(np.diff(values)) for values in (run.path.y, run.path.x))
    assert (across[:10] > 3 * along[:10]).all()


def one_rate_for_two(runs: Runs) -> None:
    large, small = runs
    assert abs(large.path.x[-1]) < 0.2 * abs(small.path.x[-1])
    assert crossings(large.path.y) == 30
    assert crossings(small.path.y) == 0
    assert abs(small.path.y[5]) < 0.03
    assert abs(large.path.y[5]) > 1


def textbook(runs: Runs) -> None:
    found = {run.optimizer: run for run in runs}
    assert list(found) == ["sgd", "momentum", "adagrad", "rmsprop", "adam"]
    assert (found["sgd"].summary.turning_angle or 0) > 150
    assert found["momentum"].path.y.min() < -1.2
    assert crossings(found["momentum"].path.y) >= 3
    for optimizer in ("adagrad", "rmsprop"):
        assert found[optimizer].path.y.min() > -1e-6
    assert crossings(found["adam"].path.y) == 2


def turned_ravine(runs: Runs) -> None:
    momentum, adagrad, adam = (run.path.loss[-1] for run in runs)
    assert momentum < 0.5 * min(adagrad, adam)
    query = "landscape=bowl(phi=0)&optimizer=adagrad(lr=1)&optimizer=adam(lr=0.2)"
    along = trajectories(Scene(**read_query(query, Scene)))
    assert [run.path.loss[-1] < 0.1 * turned for run, turned in zip(along, (adagrad, adam), strict=True)] == [
        True,
        True,
    ]


def banana(runs: Runs) -> None:
    for run in runs:
        from_floor = abs(run.path.y - run.path.x**2)
        assert from_floor[:12].min() < 0.1, "down on the floor"
        assert run.summary.distance_to_minimum is not None
        assert run.summary.distance_to_minimum > 0.3, "and still far from the end of it"


def saddle(runs: Runs) -> None:
    stalled, *others = runs
    assert stalled.optimizer == "sgd"
    assert distances(stalled).min() < 0.2
    assert distances(stalled)[-6:].max() < 0.25
    for run in others:
        assert abs(run.path.y[-1]) > 1.2


def on_the_ridge(runs: Runs) -> None:
    sgd_on, sgd_beside, adam_on, adam_beside = runs
    for run in (sgd_on, sgd_beside, adam_on):
        assert distances(run)[-1] < 0.2
    assert sgd_beside.start == adam_beside.start == (-1.5, 1e-6)
    assert abs(adam_beside.path.y[-1]) > 2


def two_minima(runs: Runs) -> None:
    sides = [np.sign(run.path.x[-1]) for run in runs]
    assert sides == [1, 1, -1, -1, -1, 1]
    *_, one, other = runs
    assert np.hypot(*np.subtract(one.start, other.start)) < 0.2
    assert other.path.loss[-1] > one.path.loss[-1] + 0.5


def rolling_through(runs: Runs) -> None:
    sgd, momentum = runs
    assert sgd.path.x.min() > 0.5
    assert np.hypot(sgd.path.x[-1] - 0.9456, sgd.path.y[-1]) < 0.01
    assert (momentum.summary.distance_to_minimum or 1) < 0.05
    assert momentum.path.loss[-1] < sgd.path.loss[-1] - 0.5


def four_minima(runs: Runs) -> None:
    ends = {run.optimizer: np.round(end(run)).tolist() for run in runs}
    assert ends["sgd"] == [4, -2]
    assert ends["momentum"] == [3, 2]
    assert ends["adagrad"] == ends["rmsprop"] == ends["adam"] == [-4, -3]


def adagrad_fades(runs: Runs) -> None:
    adagrad, rmsprop = runs
    np.testing.assert_allclose(lengths(adagrad)[0], lengths(rmsprop)[0], rtol=1e-3)
    assert lengths(adagrad)[-10:].max() < 0.2 * lengths(adagrad)[0]
    assert adagrad.path.x[-1] < -3
    assert rmsprop.path.x[-1] > -1


def bias_correction(runs: Runs) -> None:
    corrected, raw = runs
    assert corrected.hyperparameters["bias_correction"]
    assert not raw.hyperparameters["bias_correction"]
    np.testing.assert_allclose(np.diff(corrected.path.x)[0], 0.3, rtol=1e-6)
    np.testing.assert_allclose(np.diff(raw.path.x)[0], 0.3 * 0.1 / np.sqrt(0.001), rtol=1e-6)
    assert (lengths(raw)[:5] > 3 * lengths(corrected)[:5]).all()
    assert raw.path.x.max() > 3
    assert corrected.path.x.max() < 0


def flat_ground(runs: Runs) -> None:
    sgd, *others = (distances(run) for run in runs)
    assert sgd[-1] > 0.8 * sgd[0]
    for scaled in others:
        assert scaled[-1] < 0.1


def sign_dance(runs: Runs) -> None:
    sgd, lion = runs
    assert (np.diff(lengths(sgd)) < 0).all()
    assert distances(sgd)[-1] < 0.001
    np.testing.assert_allclose(lengths(lion), 0.2 * np.sqrt(2), rtol=1e-9)
    assert distances(lion)[-10:].max() > 0.1


def own_rate(runs: Runs) -> None:
    _, rprop = runs
    along = abs(np.diff(rprop.path.x))
    np.testing.assert_allclose(along[0], 0.01)
    np.testing.assert_allclose(along[1:20] / along[:19], 1.2, rtol=1e-6)
    assert distances(rprop)[-1] < 0.1
    across = abs(np.diff(rprop.path.y))
    across = across[across > 0]
    assert 0.5 in np.round(across[1:] / across[:-1], 9)


def heaviness(runs: Runs) -> None:
    light, usual, heavy = runs
    assert light.path.x.max() < 0
    assert (light.summary.turning_angle or 90) < 5
    assert usual.path.y.min() < -1.2
    assert heavy.path.x.max() > 5
    assert heavy.path.x[-1] < heavy.path.x.max() - 5


def looking_ahead(runs: Runs) -> None:
    momentum, nesterov = runs
    assert nesterov.path.y.min() > 0.6 * momentum.path.y.min()
    late = slice(15, None)
    assert np.abs(nesterov.path.y[late]).max() < 0.2 < np.abs(momentum.path.y[late]).max()


def schedule_saves(runs: Runs) -> None:
    constant, falling = (abs(run.path.y) for run in runs)
    assert (np.diff(constant) > 0).all()
    assert constant[-1] > 3
    assert falling[1] > falling[0]
    assert (np.diff(falling)[1:] < 0).all()
    assert falling[10] < 0.1


def kink(runs: Runs) -> None:
    constant, falling = runs
    assert distances(constant)[-20:].min() > 0.3
    assert distances(falling)[-1] < 0.01


def warm_up(runs: Runs) -> None:
    whole, warmed = runs
    assert (whole.path.outcome.status, whole.path.outcome.step) == ("diverged", 3)
    assert whole.path.learning_rate[-1] == warmed.path.learning_rate[-1]
    assert (warmed.summary.distance_to_minimum or 1) < 0.1


def restarts(runs: Runs) -> None:
    falling, restarted = runs
    assert lengths(restarted)[27:30].max() < 0.02, "it is at rest"
    assert restarted.path.loss[30] > 0.25
    assert restarted.path.learning_rate[31] > 0.9 * restarted.path.learning_rate[1]
    assert falling.path.loss[-1] > 0.25
    assert (restarted.summary.distance_to_minimum or 1) < 0.15
