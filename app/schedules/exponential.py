"""Exponential decay."""

from dataclasses import dataclass
from itertools import accumulate, islice, repeat
from operator import mul

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Exponential(Schedule):
    label = "Exponential decay"
    sentence = "Multiplies the rate by the same factor after every step."
    formula = (r"\eta_t = \eta\,\gamma^t",)
    reference = Reference(
        authors="Andrew Senior, Georg Heigold, Marc'Aurelio Ranzato and Ke Yang",
        year=2013,
        title="An empirical study of learning rates in deep neural networks for speech recognition",
        where="ICASSP 2013, 6724–6728",
        url="https://doi.org/10.1109/ICASSP.2013.6638963",
    )
    form = "torch.optim.lr_scheduler.ExponentialLR, which leaves the factor to its user."

    gamma: float = parameter(
        0.95, r"\gamma", "factor from one step to the next; above 1 the rate grows", slider=(0.8, 1.05)
    )

    def rates(self, lr: float, steps: int) -> list[float]:
        return list(islice(accumulate(repeat(self.gamma), mul, initial=lr), steps))
