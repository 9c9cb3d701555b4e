"""Writes ``app/receipts.json``: what each optimizer was checked against, and how closely it was followed.

    python -m tests.receipts

compares the engine, in both gears, with every run of the golden data. ``tests/test_receipts.py`` fails if the
file says anything else than such a comparison does.
"""

import json
from decimal import ROUND_UP, Context
from pathlib import Path
from typing import Any

import numpy as np

from app import receipts
from app.engine.trajectory import MANY
from app.optimizers import OPTIMIZERS
from tests.engine.test_golden import PATHS, followed
from tests.golden import Case


def deviation(case: Case) -> float:
    """The largest deviation of a coordinate in parts of the coordinate; one that is zero must be met."""
    largest = 0.0
    for trajectory in followed(case, 1) + followed(case, MANY)[:1]:
        found = np.stack((trajectory.path.x, trajectory.path.y))
        apart = np.abs(found - case.path)
        parts = np.divide(apart, np.abs(case.path), out=apart.copy(), where=case.path != 0.0)
        largest = max(largest, float(parts.max()))
    return largest


def rounded_up(number: float) -> float:
    """To one digit, so that the largest deviation is never larger than what is said."""
    return float(Context(prec=1, rounding=ROUND_UP).create_decimal(number))


def made() -> dict[str, Any]:
    """The receipt of every optimizer, by id."""
    found = {}
    for id_ in OPTIMIZERS:
        cases = [case for case in PATHS if case.optimizer == id_]
        (source,) = {case.source for case in cases}
        library, version = source.split()
        found[id_] = {
            "library": library,
            "version": version,
            "cases": len(cases),
            "steps": sum(case.steps for case in cases),
            "deviation": rounded_up(max(map(deviation, cases))),
        }
    return found


if __name__ == "__main__":
    lines = ",\n".join(f"{json.dumps(id_)}: {json.dumps(receipt)}" for id_, receipt in made().items())
    Path(receipts.FILE).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
