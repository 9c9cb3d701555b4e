"""No schedule at all."""

from dataclasses import dataclass

from app.declaration import Reference
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Constant(Schedule):
    label = "Constant"
    sentence = "Keeps one rate from the first step to the last."
    formula = (r"\eta_t = \eta",)
    reference = Reference(
        authors="Léon Bottou, Frank E. Curtis and Jorge Nocedal",
        year=2018,
        title="Optimization Methods for Large-Scale Machine Learning",
        where="SIAM Review 60(2), 223–311, Theorem 4.6",
        url="https://arxiv.org/abs/1606.04838",
    )
    form = "torch.optim without a scheduler."

    def rates(self, lr: float, steps: int) -> list[float]:
        return [lr] * steps
