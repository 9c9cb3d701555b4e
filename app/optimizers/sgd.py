"""Gradient descent, plain."""

from dataclasses import dataclass

from app.declaration import Reference
from app.optimizers.base import Called, Number, Operations, Optimizer, State, learning_rate, weight_pull


@dataclass(frozen=True, slots=True)
class Sgd(Optimizer):
    label = "SGD"
    family = "plain"
    year = 1951
    sentence = "Steps straight downhill, by the gradient times the learning rate."
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"\theta_t = \theta_{t-1} - \eta\,g_t",
    )
    derived = {"g": ("g_t", "gradient with weight decay")}
    direction = "g"
    reference = Reference(
        authors="Herbert Robbins and Sutton Monro",
        year=1951,
        title="A Stochastic Approximation Method",
        where="Annals of Mathematical Statistics 22(3), 400–407",
        url="https://doi.org/10.1214/aoms/1177729586",
    )
    form = (
        "torch.optim.SGD without momentum. With the exact gradient of a landscape this is Cauchy's gradient "
        "descent of 1847. Weight decay is L2, added to the gradient."
    )
    torch = Called("SGD")
    optax = Called("sgd", decayed=True)

    lr: float = learning_rate(0.001, slider=(1e-4, 2.0))
    weight_decay: float = weight_pull()

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        g = g + self.weight_decay * x
        x = x - lr * g
        return x, ()
