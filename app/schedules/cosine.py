"""Cosine annealing."""

import math
from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Cosine(Schedule):
    label = "Cosine annealing"
    sentence = "Starts at the full rate and glides down along half a cosine."
    formula = (r"\eta_t = \eta_{\min} + (\eta - \eta_{\min})\,\dfrac{1 + \cos(\pi t / T_{\max})}{2}",)
    reference = Reference(
        authors="Ilya Loshchilov and Frank Hutter",
        year=2017,
        title="SGDR: Stochastic Gradient Descent with Warm Restarts",
        where="ICLR 2017, equation 5",
        url="https://arxiv.org/abs/1608.03983",
    )
    form = "torch.optim.lr_scheduler.CosineAnnealingLR, which climbs again after T_max steps."

    t_max: int | None = parameter(
        None,
        r"T_{\max}",
        "steps from the highest to the lowest rate; by default all steps of the scene",
        minimum=1,
        slider=(1, 1000),
        scale="log",
        whole=True,
    )
    eta_min: float = parameter(0.0, r"\eta_{\min}", "the lowest rate", slider=(0, 0.1))

    def rates(self, lr: float, steps: int) -> list[float]:
        t_max = self.t_max or steps
        span = lr - self.eta_min
        return [self.eta_min + span * (1.0 + math.cos(math.pi * t / t_max)) / 2.0 for t in range(steps)]
