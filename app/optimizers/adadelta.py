"""Adadelta: steps measured in units of the steps before."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Number, Operations, Optimizer, State, epsilon, learning_rate, weight_pull


@dataclass(frozen=True, slots=True)
class Adadelta(Optimizer):
    label = "Adadelta"
    family = "adaptive"
    year = 2012
    sentence = (
        "Scales each step by the size of its own recent steps over that of the recent gradients, "
        "and so hardly needs a learning rate."
    )
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"v_t = \rho\,v_{t-1} + (1 - \rho)\,g_t^2",
        r"r_t = \sqrt{(u_{t-1} + \epsilon) / (v_t + \epsilon)}",
        r"\Delta_t = r_t\,g_t",
        r"u_t = \rho\,u_{t-1} + (1 - \rho)\,\Delta_t^2",
        r"\theta_t = \theta_{t-1} - \eta\,\Delta_t",
    )
    state = {
        "v": ("v_t", "running mean of the squared gradients"),
        "u": ("u_t", "running mean of the squared steps"),
    }
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "ratio": ("r_t", "size of the recent steps over that of the recent gradients"),
        "delta": (r"\Delta_t", "step at rate 1"),
    }
    direction = "g"
    factors = ("lr", "ratio")
    reference = Reference(
        authors="Matthew D. Zeiler",
        year=2012,
        title="ADADELTA: An Adaptive Learning Rate Method",
        where="Algorithm 1",
        url="https://arxiv.org/abs/1212.5701",
    )
    form = (
        "torch.optim.Adadelta, which is Algorithm 1 times a learning rate; the paper has none, that is, 1. "
        "Keras has 0.001 by default and is a thousand times slower. Both ε stand inside the roots, and set "
        "the size of the first steps. Weight decay is L2, added to the gradient."
    )
    torch = Called("Adadelta")
    optax = Called("adadelta", decayed=True)

    lr: float = learning_rate(1.0, slider=(1e-2, 100.0))
    rho: float = parameter(0.9, r"\rho", "decay of the running means", maximum=1, slider=(0.5, 0.999))
    eps: float = epsilon(1e-6, "sets the size of the first steps")
    weight_decay: float = weight_pull()

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        v, u = state
        g = g + self.weight_decay * x
        v = self.rho * v + (1.0 - self.rho) * g * g
        ratio = ops.sqrt((u + self.eps) / (v + self.eps))
        delta = ratio * g
        u = self.rho * u + (1.0 - self.rho) * delta * delta
        x = x - lr * delta
        return x, (v, u)
