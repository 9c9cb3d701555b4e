"""AdaGrad: a rate for each coordinate that falls with all it has seen."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import (
    Called,
    Divisor,
    Number,
    Operations,
    Optimizer,
    State,
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Adagrad(Optimizer):
    label = "AdaGrad"
    family = "adaptive"
    year = 2010
    sentence = "Gives each direction its own rate, which falls with the sum of the squared gradients seen there."
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"\eta_t = \eta / (1 + (t - 1)\,\kappa)",
        r"s_t = s_{t-1} + g_t^2, \quad s_0 = a",
        r"\theta_t = \theta_{t-1} - \eta_t\,g_t / (\sqrt{s_t} + \epsilon)",
    )
    state = {"s": ("s_t", "sum of the squared gradients")}
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "rate": (r"\eta_t", "learning rate of the step"),
    }
    direction = "g"
    factors = ("rate",)
    divisor = Divisor("s")
    reference = Reference(
        authors="John Duchi, Elad Hazan and Yoram Singer",
        year=2011,
        title="Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
        where="Journal of Machine Learning Research 12, 2121–2159; first at COLT 2010",
        url="https://jmlr.org/papers/v12/duchi11a.html",
    )
    form = (
        "torch.optim.Adagrad: the diagonal method with ε outside the root. Keras starts its sum at 0.1, "
        "torch at 0. The further decay of the rate with the step is torch's. Weight decay is L2, added to "
        "the gradient."
    )
    torch = Called("Adagrad")

    lr: float = learning_rate(0.01, slider=(1e-3, 10.0))
    lr_decay: float = parameter(0.0, r"\kappa", "further decay of the rate with the step", slider=(0, 1))
    weight_decay: float = weight_pull()
    initial_accumulator_value: float = parameter(0.0, "a", "what the sum starts at", slider=(0, 10))
    eps: float = epsilon(1e-10, slider=(1e-12, 1e-1))

    def start(self, x: Number) -> State[Number]:
        return (0.0 * x + self.initial_accumulator_value,)

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        (s,) = state
        g = g + self.weight_decay * x
        rate = lr / (1.0 + (t - 1) * self.lr_decay)
        s = s + g * g
        x = x - rate * g / (ops.sqrt(s) + self.eps)
        return x, (s,)
