"""Polynomial decay to zero."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.schedules.base import Schedule


@dataclass(frozen=True, slots=True)
class Polynomial(Schedule):
    label = "Polynomial decay"
    sentence = "Falls to zero along a power of the steps that are left, and then stands still."
    formula = (r"\eta_t = \eta\,(1 - \min(t, T) / T)^p",)
    reference = Reference(
        authors="Liang-Chieh Chen, George Papandreou, Iasonas Kokkinos, Kevin Murphy and Alan L. Yuille",
        year=2018,
        title="DeepLab: Semantic Image Segmentation with Deep Convolutional Nets, Atrous Convolution, "
        "and Fully Connected CRFs",
        where="IEEE Transactions on Pattern Analysis and Machine Intelligence 40(4), 834–848, section 4",
        url="https://arxiv.org/abs/1606.00915",
    )
    form = "torch.optim.lr_scheduler.PolynomialLR; there T is 5 steps by default, after which nothing moves."

    total_iters: int | None = parameter(
        None,
        "T",
        "steps until the rate is zero; by default all steps of the scene",
        minimum=1,
        slider=(1, 1000),
        scale="log",
        whole=True,
    )
    power: float = parameter(1.0, "p", "1 is a straight line; more falls faster at first", slider=(0, 4))

    def rates(self, lr: float, steps: int) -> list[float]:
        total = self.total_iters or steps
        return [lr * (1.0 - min(t, total) / total) ** self.power for t in range(steps)]
