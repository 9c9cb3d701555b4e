"""Inverse time decay."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class InverseTime(Schedule):
    label = "Inverse time decay"
    sentence = "Falls as one over time: slowly enough to reach any distance, fast enough to silence noise."
    formula = (r"\eta_t = \eta / (1 + \kappa\,t)",)
    reference = Reference(
        authors="Christian Darken and John Moody",
        year=1990,
        title="Note on Learning Rate Schedules for Stochastic Optimization",
        where="Advances in Neural Information Processing Systems 3, 832–838",
    )
    form = "torch.optim.lr_scheduler.LambdaLR with the factor 1 / (1 + κt); Keras calls it InverseTimeDecay."

    decay: float = parameter(0.1, r"\kappa", "how fast the rate falls: it is halved after 1/κ steps", slider=(0, 1))

    def rates(self, lr: float, steps: int) -> list[float]:
        return [lr / (1.0 + self.decay * t) for t in range(steps)]
