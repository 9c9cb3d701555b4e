"""The optimizers that a landscape suggests: they exist, and from its starts they show something."""

import re
from functools import cache
from itertools import combinations

import numpy as np

from app.engine.oracle import Oracle
from app.engine.outcome import Status, Stop
from app.engine.run import Path, run
from app.landscapes import LANDSCAPES
from app.landscapes.base import Landscape
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from tests.landscapes.ground import evaluate, every_landscape, sizes


def parse(text: str) -> Optimizer:
    """``name(key=value,...)`` as the optimizer it names."""
    match = re.fullmatch(r"(\w+)\((\w+=[-.e\d]+(?:,\w+=[-.e\d]+)*)\)", text)
    assert match, text
    name, arguments = match.groups()
    values = dict(argument.split("=") for argument in arguments.split(","))
    assert set(values) <= set(OPTIMIZERS[name].parameters()), text
    return OPTIMIZERS[name](**{key: float(value) for key, value in values.items()})


@cache
def paths(name: str, start: int) -> list[Path]:
    """The runs of the suggested optimizers from one of the starts."""
    landscape = LANDSCAPES[name]
    oracle = Oracle.analytic(landscape.formula, landscape.defaults)
    point = landscape.starts[start].at(landscape.defaults)
    optimizers = [parse(text) for text in landscape.optimizers]
    return [run(oracle, optimizer, [optimizer.lr] * landscape.steps, point, Stop()) for optimizer in optimizers]


@every_landscape
def test_suggestions_can_be_read(landscape: Landscape) -> None:
    optimizers = [parse(text) for text in landscape.optimizers]
    assert 4 <= len({optimizer.id for optimizer in optimizers}) == len(optimizers) <= 6
    for optimizer in optimizers:
        for name, parameter in optimizer.parameters().items():
            value = getattr(optimizer, name)
            if value is not None and parameter.minimum is not None:
                assert value >= parameter.minimum
            if value is not None and parameter.maximum is not None:
                assert value <= parameter.maximum
    assert 30 <= landscape.steps <= 500


@every_landscape
def test_a_caption_tells_when_a_run_diverges(landscape: Landscape) -> None:
    """And the first start, which everyone sees, makes none diverge."""
    for number, start in enumerate(landscape.starts):
        statuses = [path.outcome.status for path in paths(str(landscape.id), number)]
        assert (Status.DIVERGED in statuses) == ("diverge" in start.caption)
        assert number > 0 or Status.DIVERGED not in statuses


@every_landscape
def test_one_gets_far_down_from_the_first_start(landscape: Landscape) -> None:
    """To within a quarter of the height of the start above the lowest value."""
    if landscape.minima:
        least = evaluate(landscape, "value", landscape.minima[0].at(landscape.defaults))[0]
    else:
        axes = [np.linspace(low, high, 101) for low, high in landscape.domain]
        least = evaluate(landscape, "value", np.meshgrid(*axes))[0].min()
    runs = paths(str(landscape.id), 0)
    height = runs[0].loss[0] - least
    assert min(path.loss[-1] for path in runs) - least <= height / 4


@every_landscape
def test_no_two_paths_from_the_first_start_look_the_same(landscape: Landscape) -> None:
    """At some step any two are apart by at least a hundredth of the domain."""
    drawn = [np.stack([path.x, path.y]) / sizes(landscape)[:, np.newaxis] for path in paths(str(landscape.id), 0)]
    for one, other in combinations(drawn, 2):
        assert np.hypot(*(one - other)).max() > 0.01
