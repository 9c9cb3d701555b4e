"""Writes ``extra.json``: what torch and optax do where the other golden files do not look.

    python -m tests.golden.generate

needs torch and optax. The same versions on the same machine write the same bytes.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES
from tests.golden.draws import EXPRESSIONS, STEPS, schedule_settings, settings, shared
from tests.reference import with_optax, with_torch

WIDTH = 1e-12
"""How far the twin of a run starts from it, and how far apart the two may be in the end."""


def library(id_: str) -> Any:
    return with_torch if id_ in with_torch.OPTIMIZERS else with_optax


def path_case(
    random: Random, id_: str, expression: str, keep: dict[str, Any], schedule: str | None = None
) -> dict[str, Any]:
    """One run with drawn hyperparameters, all but those to ``keep``.

    Draws are repeated until the run is finite and a twin that starts a hair away stays close: what
    rounding alone decides is no reference.
    """
    while True:
        hyperparameters = settings(random, shared(id_)) | keep
        parameters = {} if schedule is None else schedule_settings(random, schedule)
        start = [round(random.uniform(-3, 3), 3), round(random.uniform(-3, 3), 3)]
        lr = hyperparameters["lr"]
        rest = {name: value for name, value in hyperparameters.items() if name != "lr"}
        rates = with_torch.rates(schedule, lr, STEPS, parameters)
        starts = np.array([[start[0], start[0] + WIDTH], [start[1], start[1] - WIDTH]])
        run, twin = library(id_).path(id_, rest, expression, starts, rates).transpose(1, 0, 2)
        if np.isfinite(run).all() and abs(run).max() < 100 and abs(twin - run).max() < 3 * WIDTH:
            break
    case = {
        "source": library(id_).SOURCE,
        "expression": expression,
        "optimizer": id_,
        "hyperparameters": hyperparameters,
    }
    if schedule is not None:
        case |= {"schedule": schedule, "parameters": parameters}
    return case | {"start": start, "steps": STEPS, "x": run[0].tolist(), "y": run[1].tolist()}


def rates_case(random: Random, id_: str, parameters: dict[str, Any]) -> dict[str, Any]:
    lr = float(f"{random.uniform(0.01, 1.0):.3g}")
    return {
        "source": with_torch.SOURCE,
        "schedule": id_,
        "parameters": parameters,
        "lr": lr,
        "steps": STEPS,
        "learning_rates": with_torch.rates(id_, lr, STEPS, parameters),
    }


def cases(random: Random) -> list[dict[str, Any]]:
    """Every optimizer on every function, with its defaults and with a schedule; every schedule alone."""
    result = []
    schedules = list(SCHEDULES)
    for number, (id_, cls) in enumerate(OPTIMIZERS.items()):
        declared = shared(id_)
        for turn, expression in enumerate(EXPRESSIONS.values()):
            switches = {name: turn % 2 == 0 for name, one in declared.items() if one.kind is bool}
            result.append(path_case(random, id_, expression, switches))
        defaults = {name: one.default for name, one in declared.items()}
        result.append(path_case(random, id_, EXPRESSIONS["himmelblau"], defaults))
        if cls.scheduled:
            schedule = schedules[number % len(schedules)]
            result.append(path_case(random, id_, EXPRESSIONS["basin"], {}, schedule))
    for id_, schedule_class in SCHEDULES.items():
        result.append(rates_case(random, id_, {}))
        if schedule_class.parameters():
            result += [rates_case(random, id_, schedule_settings(random, id_)) for _ in range(4)]
    return result


def main() -> None:
    lines = ",\n".join(json.dumps(case) for case in cases(Random(20)))
    (Path(__file__).parent / "extra.json").write_text(f'{{"cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
