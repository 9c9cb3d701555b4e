"""NAdam: Adam with Nesterov's look ahead."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import (
    Called,
    Divisor,
    Number,
    Operations,
    Optimizer,
    State,
    decay,
    decoupling,
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Nadam(Optimizer):
    label = "NAdam"
    family = "adaptive"
    year = 2016
    sentence = "Adam that looks ahead as Nesterov does, with a momentum that warms up over the first steps."
    formula = (
        r"\theta_{t-1} \leftarrow (1 - \eta\,\lambda)\,\theta_{t-1} \quad \text{if decoupled, else}",
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"\mu_t = \beta_1\,(1 - \tfrac{1}{2}\,0.96^{\,t \psi})",
        r"\mu_{t+1} = \beta_1\,(1 - \tfrac{1}{2}\,0.96^{\,(t+1) \psi})",
        r"\pi_t = \operatorname{single}(\pi_{t-1}\,\operatorname{single}(\mu_t)), \quad \pi_0 = 1",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\,g_t^2",
        r"\hat m_t = \mu_{t+1}\,m_t / (1 - \pi_t\,\mu_{t+1}) + (1 - \mu_t)\,g_t / (1 - \pi_t)",
        r"\hat v_t = v_t / (1 - \beta_2^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat v_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "running mean of the squared gradients"),
        "pi": (r"\pi_t", "product of the momenta so far"),
    }
    derived = {
        "shrunk": (r"\theta_{t-1}", "position after weight decay"),
        "g": ("g_t", "gradient with weight decay"),
        "mu": (r"\mu_t", "momentum of this step"),
        "mu_next": (r"\mu_{t+1}", "momentum of the next step"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected and looking ahead"),
        "v_hat": (r"\hat v_t", "running mean of the squared gradients, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("v_hat")
    reference = Reference(
        authors="Timothy Dozat",
        year=2016,
        title="Incorporating Nesterov Momentum into Adam",
        where="ICLR 2016 workshop",
        url="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    )
    form = (
        "torch.optim.NAdam, with Dozat's schedule for the momentum, which other libraries replace by a "
        "constant β₁. Torch keeps the product of the momenta in single precision even where all else is "
        "double, unless its default type is double too; so does this. Weight decay is L2 unless decoupled."
    )
    torch = Called("NAdam")

    lr: float = learning_rate(0.002)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean square", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()
    momentum_decay: float = parameter(
        0.004, r"\psi", "how fast the momentum rises from half of its final value", slider=(0, 1)
    )
    decoupled_weight_decay: bool = decoupling()

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x, 0.0 * x + 1.0

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v, pi = state
        shrunk = (1.0 - lr * self.weight_decay) * x if self.decoupled_weight_decay else x
        g = g if self.decoupled_weight_decay else g + self.weight_decay * x
        mu = self.beta1 * (1.0 - 0.5 * 0.96 ** (t * self.momentum_decay))
        mu_next = self.beta1 * (1.0 - 0.5 * 0.96 ** ((t + 1) * self.momentum_decay))
        pi = single(pi * single(mu))
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * g * g
        m_hat = mu_next / (1.0 - pi * mu_next) * m + (1.0 - mu) / (1.0 - pi) * g
        v_hat = v / (1.0 - self.beta2**t)
        x = shrunk - lr * m_hat / (ops.sqrt(v_hat) + self.eps)
        return x, (m, v, pi)


def single(a: Number) -> Number:
    """``a`` rounded to the 24 bits of single precision.

    This is Veltkamp's splitting, which takes plain arithmetic only and so serves both gears.
    """
    shifted = (2.0**29 + 1.0) * a
    return shifted - (shifted - a)
