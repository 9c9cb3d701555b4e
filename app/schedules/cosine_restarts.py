"""Cosine annealing with warm restarts."""

import math
from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class CosineRestarts(Schedule):
    label = "Cosine with warm restarts"
    sentence = "Glides down along half a cosine, jumps back to the full rate, and begins again."
    formula = (
        r"\eta_t = \eta_{\min} + (\eta - \eta_{\min})\,\dfrac{1 + \cos(\pi\,T_{\text{cur}} / T_i)}{2}",
        r"T_{\text{cur}} \leftarrow T_{\text{cur}} + 1",
        r"\text{if } T_{\text{cur}} = T_i: \quad T_{\text{cur}} \leftarrow 0, \quad T_{i+1} = T_i\,T_{\text{mult}}",
    )
    reference = Reference(
        authors="Ilya Loshchilov and Frank Hutter",
        year=2017,
        title="SGDR: Stochastic Gradient Descent with Warm Restarts",
        where="ICLR 2017, section 3",
        url="https://arxiv.org/abs/1608.03983",
    )
    form = "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts, stepped once for each step."

    t_0: int | None = parameter(
        None,
        "T_0",
        "steps until the first restart; by default a third of the scene's steps, rounded up",
        minimum=1,
        slider=(1, 1000),
        scale="log",
        whole=True,
    )
    t_mult: int = parameter(
        1,
        r"T_{\text{mult}}",
        "how much longer each cycle is than the last",
        minimum=1,
        slider=(1, 4),
        whole=True,
    )
    eta_min: float = parameter(0.0, r"\eta_{\min}", "the lowest rate", slider=(0, 0.1))

    def rates(self, lr: float, steps: int) -> list[float]:
        since, length = 0, self.t_0 or -(-steps // 3)
        rates = []
        for _ in range(steps):
            rates.append(self.eta_min + (lr - self.eta_min) * (1.0 + math.cos(math.pi * since / length)) / 2.0)
            since += 1
            if since == length:
                since, length = 0, length * self.t_mult
        return rates
