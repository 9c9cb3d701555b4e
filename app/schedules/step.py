"""Step decay."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Step(Schedule):
    label = "Step decay"
    sentence = "Keeps the rate for a while, then cuts it at once, again and again."
    formula = (r"\eta_t = \eta\,\gamma^{\lfloor t / T \rfloor}",)
    reference = Reference(
        authors="Rong Ge, Sham M. Kakade, Rahul Kidambi and Praneeth Netrapalli",
        year=2019,
        title="The Step Decay Schedule: A Near Optimal, Geometrically Decaying Learning Rate Procedure "
        "For Least Squares",
        where="NeurIPS 2019, Algorithm 1",
        url="https://arxiv.org/abs/1904.12838",
    )
    form = "torch.optim.lr_scheduler.StepLR, which leaves the length of a stair to its user."

    step_size: int | None = parameter(
        None,
        "T",
        "steps from one cut to the next; by default a third of the scene's steps, rounded up",
        minimum=1,
        slider=(1, 1000),
        scale="log",
        whole=True,
    )
    gamma: float = parameter(0.1, r"\gamma", "what a cut multiplies the rate by", slider=(0, 1))

    def rates(self, lr: float, steps: int) -> list[float]:
        step_size = self.step_size or -(-steps // 3)
        rates = []
        for t in range(steps):
            if t > 0 and t % step_size == 0:
                lr *= self.gamma
            rates.append(lr)
        return rates
