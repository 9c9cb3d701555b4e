"""The one-cycle policy."""

import math
from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class OneCycle(Schedule):
    label = "One cycle"
    sentence = "Warms up from a small rate to a large one, then cools down far below the first."
    formula = (
        r"\eta_{\text{first}} = \eta_{\max} / d",
        r"\eta_{\text{last}} = \eta_{\text{first}} / d_{\text{last}}",
        r"\text{up: } a = 0,\ b = p\,T - 1,\ \eta_a = \eta_{\text{first}},\ \eta_b = \eta_{\max}",
        r"\text{down: } a = p\,T - 1,\ b = T - 1,\ \eta_a = \eta_{\max},\ \eta_b = \eta_{\text{last}}",
        r"\eta_t = \eta_b + (\eta_a - \eta_b)\,\dfrac{1 + \cos(\pi\,(t - a) / (b - a))}{2}",
    )
    reference = Reference(
        authors="Leslie N. Smith and Nicholay Topin",
        year=2019,
        title="Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates",
        where="Proceedings of SPIE 11006, 1100612",
        url="https://arxiv.org/abs/1708.07120",
    )
    form = (
        "torch.optim.lr_scheduler.OneCycleLR with cosine annealing and cycle_momentum=False: two phases, or "
        "three, which is closer to the paper. After T steps torch stops with an error; here the last rate is "
        "kept."
    )

    max_lr: float | None = parameter(
        None,
        r"\eta_{\max}",
        "the highest rate; by default the optimizer's own",
        slider=(1e-4, 10.0),
        scale="log",
    )
    total_steps: int | None = parameter(
        None,
        "T",
        "steps of the whole cycle; by default all steps of the scene",
        minimum=1,
        slider=(1, 1000),
        scale="log",
        whole=True,
    )
    pct_start: float = parameter(0.3, "p", "share of the cycle spent rising", maximum=1, slider=(0, 1))
    div_factor: float = parameter(
        25.0,
        "d",
        "how many times smaller than the highest the first rate is",
        open_minimum=True,
        slider=(1, 100),
        scale="log",
    )
    final_div_factor: float = parameter(
        1e4,
        r"d_{\text{last}}",
        "how many times smaller than the first the last rate is",
        open_minimum=True,
        slider=(1, 1e6),
        scale="log",
    )
    three_phase: bool = parameter(
        False,
        r"\text{three phases}",
        "come back to the first rate as fast as it was left, and only then go below",
    )

    def rates(self, lr: float, steps: int) -> list[float]:
        total = self.total_steps or steps
        highest = lr if self.max_lr is None else self.max_lr
        first = highest / self.div_factor
        last = first / self.final_div_factor
        top = self.pct_start * total - 1.0
        phases = [(0.0, top, first, highest), (top, total - 1.0, highest, last)]
        if self.three_phase:
            back = 2.0 * self.pct_start * total - 2.0
            phases[1:] = [(top, back, highest, first), (back, total - 1.0, first, last)]
        return [annealed(min(t, total - 1), phases) for t in range(steps)]


def annealed(t: int, phases: list[tuple[float, float, float, float]]) -> float:
    """The rate at step ``t``, where each phase is (from, to, its first rate, its last rate)."""
    begin, end, first, last = next(phase for phase in phases if t <= phase[1])
    # A phase without length is over at once; torch divides by zero there.
    share = (t - begin) / (end - begin) if end != begin else 1.0
    return last + (first - last) / 2.0 * (1.0 + math.cos(math.pi * share))
