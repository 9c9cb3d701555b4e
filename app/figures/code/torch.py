"""In PyTorch: its own optimizers, and autograd for the slopes."""

from typing import Any

from app.figures.code.base import Body, Target, renamed
from app.figures.code.runs import Code, arguments, ends, kept, rates, scheduled, settings, taken, together
from app.figures.picture import Picture, Run
from app.optimizers import OPTIMIZERS

_DESCEND = '''\
def descend(start, steps, optimizer{schedule}):
    """The points of a run, a row each, up to where it ends or its numbers stop being finite."""
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = optimizer([point]){scheduler}
    points = [point.tolist()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss = f(*point)
        loss.backward()
        slope = torch.hypot(*point.grad)
        if {ends}:
            break
        optimizer.step(){advance}
        if not torch.isfinite(point).all():
            break
        points.append(point.tolist())
    return np.array(points)'''
_SCHEDULED = {
    "schedule": ", rates=None",
    "scheduler": """
    # The optimizer's own rate is 1, so that the factors are the rates; the last one is asked for and not used.
    factor = lambda t: rates[t] if t < steps else 0.0
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor) if rates else None""",
    "advance": """
        if scheduler:
            scheduler.step()""",
}
_PLAIN = dict.fromkeys(_SCHEDULED, "")
_PAIRS = {
    "beta1": ("betas", 0),
    "beta2": ("betas", 1),
    "eta_minus": ("etas", 0),
    "eta_plus": ("etas", 1),
    "step_min": ("step_sizes", 0),
    "step_max": ("step_sizes", 1),
}
"""The members of torch's pairs."""


def _write(picture: Picture) -> Body:
    schedules = scheduled(picture)
    calls = [kept(name, "descend", _run(picture, run)) for name, run in together(picture)]
    ended = ends(picture, "(torch.isfinite(loss) and torch.isfinite(slope))")
    blocks = (
        _DESCEND.format(ends=ended, **(_SCHEDULED if schedules.blocks else _PLAIN)),
        *schedules.blocks,
        "\n".join(["paths = {}", *calls]),
    )
    return Body(blocks, ("import numpy as np", *schedules.imports))


def _run(picture: Picture, run: Run) -> str:
    called = taken(OPTIMIZERS[run.trajectory.optimizer].torch, "torch", run)
    given: dict[str, Any] = {"lr": 1.0 if run.trajectory.schedule else run.trajectory.hyperparameters["lr"]}
    for name, value in settings(run.trajectory).items():
        if name in _PAIRS:
            given.setdefault(_PAIRS[name][0], []).append(value)
        elif name not in called.only:
            given[called.arguments.get(name, name)] = value
    pairs = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    made = Code(f"lambda points: torch.optim.{called.name}(points, {arguments(**pairs, **called.given)})")
    more = {"rates": rates(picture, run)} if run.trajectory.schedule else {}
    return arguments(run.trajectory.start, picture.scene.steps, made, **more)


TARGET = Target(
    label="PyTorch",
    imports=("import torch",),
    functions=renamed({"absolute": "torch.abs"}, "torch"),
    constants="torch",
    number="x.new_tensor({})",
    write=_write,
)
