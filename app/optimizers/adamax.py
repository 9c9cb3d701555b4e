"""AdaMax: Adam with the largest recent gradient in place of the mean square."""

from dataclasses import dataclass

from app.declaration import Reference
from app.optimizers.base import (
    Called,
    Divisor,
    Number,
    Operations,
    Optimizer,
    State,
    decay,
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Adamax(Optimizer):
    label = "AdaMax"
    family = "adaptive"
    year = 2014
    sentence = "Adam that divides by the largest recent gradient in each direction instead of the root mean square."
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"u_t = \max(\beta_2 u_{t-1},\ |g_t| + \epsilon)",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / u_t",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "u": ("u_t", "largest recent gradient: a maximum that decays"),
    }
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("u", root=False, plus=None)
    reference = Reference(
        authors="Diederik P. Kingma and Jimmy Ba",
        year=2015,
        title="Adam: A Method for Stochastic Optimization",
        where="ICLR 2015, section 7.1, Algorithm 2",
        url="https://arxiv.org/abs/1412.6980",
    )
    form = (
        "torch.optim.Adamax. Algorithm 2 has no ε; torch adds it to the absolute gradient before the "
        "maximum is taken, Keras to the denominator. Weight decay is L2, added to the gradient."
    )
    torch = Called("Adamax")
    optax = Called("adamax", decayed=True)

    lr: float = learning_rate(0.002)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the largest gradient", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, u = state
        g = g + self.weight_decay * x
        m = self.beta1 * m + (1.0 - self.beta1) * g
        u = ops.maximum(self.beta2 * u, ops.absolute(g) + self.eps)
        m_hat = m / (1.0 - self.beta1**t)
        x = x - lr * m_hat / u
        return x, (m, u)
