"""Linear warm-up, or any other straight line."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Linear(Schedule):
    label = "Linear warm-up"
    sentence = "Starts with a part of the rate and rises in a straight line to the whole, then stays."
    formula = (r"\eta_t = \eta\,(a + (b - a)\,\min(t, T) / T)",)
    reference = Reference(
        authors="Priya Goyal, Piotr Dollár, Ross Girshick, Pieter Noordhuis, Lukasz Wesolowski, "
        "Aapo Kyrola, Andrew Tulloch, Yangqing Jia and Kaiming He",
        year=2017,
        title="Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour",
        where="section 2.2",
        url="https://arxiv.org/abs/1706.02677",
    )
    form = (
        "torch.optim.lr_scheduler.LinearLR, in closed form, so that the factors may also be 0 or above 1, "
        "which torch refuses."
    )

    start_factor: float = parameter(1.0 / 3.0, "a", "share of the rate at the first step", slider=(0, 1))
    end_factor: float = parameter(1.0, "b", "share of the rate in the end", slider=(0, 1))
    total_iters: int = parameter(
        5, "T", "steps from the first share to the last", minimum=1, slider=(1, 1000), scale="log", whole=True
    )

    def rates(self, lr: float, steps: int) -> list[float]:
        rise = self.end_factor - self.start_factor
        return [lr * (self.start_factor + rise * min(t, self.total_iters) / self.total_iters) for t in range(steps)]
