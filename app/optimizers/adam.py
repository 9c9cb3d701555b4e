"""Adam: momentum and a per-coordinate scale, both corrected for their start at zero."""

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
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Adam(Optimizer):
    label = "Adam"
    family = "adaptive"
    year = 2014
    sentence = (
        "Follows a running mean of the gradients, divided in each direction by the size the gradients have had there."
    )
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\,g_t^2",
        r"\hat m_t = m_t / (1 - \beta_1^t) \quad \text{if corrected, else } m_t",
        r"\hat v_t = v_t / (1 - \beta_2^t) \quad \text{if corrected, else } v_t",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat v_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "running mean of the squared gradients"),
    }
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
        "v_hat": (r"\hat v_t", "running mean of the squared gradients, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("v_hat")
    reference = Reference(
        authors="Diederik P. Kingma and Jimmy Ba",
        year=2015,
        title="Adam: A Method for Stochastic Optimization",
        where="ICLR 2015, Algorithm 1",
        url="https://arxiv.org/abs/1412.6980",
    )
    form = (
        "torch.optim.Adam, which is Algorithm 1 with ε outside the corrected root. TensorFlow uses "
        "the form before section 2.1, where ε is not corrected. Weight decay is L2, added to the gradient. "
        "Torch always corrects; the switch shows what for."
    )
    torch = Called("Adam", only={"bias_correction": True})
    optax = Called("adam", only={"bias_correction": True}, decayed=True)

    lr: float = learning_rate(0.001)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean square", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()
    bias_correction: bool = parameter(
        True, r"\text{corrected}", "make up for means that start at zero, which matters in the first steps"
    )

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v = state
        g = g + self.weight_decay * x
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * g * g
        m_hat = m / (1.0 - self.beta1**t) if self.bias_correction else m
        v_hat = v / (1.0 - self.beta2**t) if self.bias_correction else v
        x = x - lr * m_hat / (ops.sqrt(v_hat) + self.eps)
        return x, (m, v)
