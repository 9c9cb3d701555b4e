"""In NumPy, with each update rule written out: the very lines of its declaration."""

import ast
from collections.abc import Mapping
from typing import Any

from app.figures.code import function
from app.figures.code.base import Body, Target, renamed
from app.figures.code.lift import lift
from app.figures.code.runs import arguments, ends, kept, rates, scheduled, settings, together
from app.figures.picture import Picture, Run
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer

_FOLLOW = '''\
def follow(run):
    """The points of a run, a row each, up to where it ends or its numbers stop being finite."""
    points = []
    for point in run:
        if not np.isfinite(point).all():
            break
        points.append(point)
        loss, slope = f(*point), np.hypot(*gradient(*point))
        if {ends}:
            break
    return np.array(points)'''
_NAMES = {"x": "point", "self.lr": "rates[0]"}


def _write(picture: Picture) -> Body:
    landscape = picture.scene.declaration
    rules = {run.trajectory.optimizer: OPTIMIZERS[run.trajectory.optimizer] for run in picture.runs}
    written = [_rule(rule) for rule in rules.values()]
    schedules = scheduled(picture)
    calls = [
        kept(name, "follow", f"{run.trajectory.optimizer}({_arguments(picture, run)})")
        for name, run in together(picture)
    ]
    blocks = [
        function.gradient(landscape.expression, picture.scene.parameters, TARGET),
        _FOLLOW.format(ends=ends(picture, "np.isfinite([loss, slope]).all()")),
        *schedules.blocks,
        *(block for blocks, _ in written for block in blocks),
        "\n".join(["paths = {}", *calls]),
    ]
    return Body(tuple(dict.fromkeys(blocks)), (*schedules.imports, *(line for _, lines in written for line in lines)))


def _arguments(picture: Picture, run: Run) -> str:
    return arguments(run.trajectory.start, rates=rates(picture, run), **settings(run.trajectory))


def _rule(rule: type[Optimizer]) -> tuple[list[str], list[str]]:
    """The blocks of an optimizer's function, and its imports.

    A rule's ``step`` begins by naming its state, if it has any, and ends by returning the point and the
    next state; between the two stand the lines of its formula.
    """
    begin, step = lift(rule.start, _NAMES), lift(rule.step, _NAMES)
    body: list[Any] = step.tree.body
    first: Any = begin.tree.body[-1]
    lines, last = body[bool(rule.state) : -1], body[-1]
    before, after = [], []
    if rule.state:
        (remembered,) = body[0].targets
        before = [_assigned(remembered, first.value)]
        kept = last.value.elts[1]
        after = [_assigned(remembered, kept)] if ast.unparse(remembered) != ast.unparse(kept) else []
    loop = [line for statement in lines for line in ast.unparse(statement).splitlines()]
    taken = ["start", "rates", *(name for name in rule.parameters() if name != "lr")]
    blocks = [
        f"def {rule.id}({', '.join(taken)}):",
        *(f"    {line}" for line in [f'"""{rule.label}."""', "point = np.array(start)", *before, "yield point"]),
        "    for t, lr in enumerate(rates, start=1):",
        *(f"        {line}" for line in ["g = gradient(*point)", *loop, *after, "yield point"]),
    ]
    return [*begin.helpers, *step.helpers, "\n".join(blocks)], [*begin.imports, *step.imports]


def _assigned(names: ast.Tuple, values: ast.Tuple) -> str:
    """``m, v = 0.0 * point, 0.0 * point``, without the comma of a lone one."""
    return " = ".join(", ".join(map(ast.unparse, one.elts)) for one in (names, values))


_FUNCTIONS: Mapping[str, str] = {
    "asin": "np.arcsin",
    "acos": "np.arccos",
    "atan": "np.arctan",
    "step": "step",
    "sigmoid": "sigmoid",
    "relu": "relu",
}
_HELPERS: Mapping[str, str] = {
    "step": 'def step(a):\n    """1 above zero, 0 below, 1/2 at zero."""\n    return np.heaviside(a, 0.5)',
    "relu": "def relu(a):\n    return np.maximum(a, 0)",
    "sigmoid": "def sigmoid(a):\n    return 1/(1 + np.exp(-a))",
}

TARGET = Target(
    label="NumPy",
    imports=("import numpy as np",),
    functions=renamed(_FUNCTIONS, "np"),
    constants="np",
    helpers=_HELPERS,
    write=_write,
)
