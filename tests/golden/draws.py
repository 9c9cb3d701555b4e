"""Hyperparameters drawn from the sliders' ranges, for comparisons with other libraries."""

import math
from random import Random
from typing import Any

from app.declaration import Parameter
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.golden import OWN

EXPRESSIONS = {
    "himmelblau": "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    "beale": "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
    "absolute": "Abs(x) + 2*Abs(y)",
    "basin": "log(1 + x**2 + 3*y**2) + exp(-x*y)/8",
}
"""Functions that the catalogue does not compare."""
STEPS = 40
"""How many steps a compared run has."""


def shared(id_: str) -> dict[str, Parameter]:
    """The hyperparameters that the libraries have too."""
    own = OWN.get(id_, set())
    return {name: declared for name, declared in OPTIMIZERS[id_].parameters().items() if name not in own}


def draw(random: Random, parameter: Parameter) -> Any:
    """A value from the slider's range, to three digits, on the slider's scale."""
    if parameter.kind is bool:
        return random.random() < 0.5
    assert parameter.slider is not None
    low, high = parameter.slider
    if parameter.scale == "log":
        value = math.exp(random.uniform(math.log(low), math.log(high)))
    else:
        value = random.uniform(low, high)
    return round(value) if parameter.whole else float(f"{value:.3g}")


def settings(random: Random, parameters: dict[str, Parameter]) -> dict[str, Any]:
    return {name: draw(random, parameter) for name, parameter in parameters.items()}


def schedule_settings(random: Random, id_: str) -> dict[str, Any]:
    """Drawn anew while torch's OneCycleLR would be over before the run is: it has no rates after that."""
    while True:
        parameters = settings(random, SCHEDULES[id_].parameters())
        if parameters.get("total_steps", STEPS) >= STEPS:
            return parameters
