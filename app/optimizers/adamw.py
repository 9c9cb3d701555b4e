"""AdamW: Adam with the weight decay taken out of the gradient."""

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
class Adamw(Optimizer):
    label = "AdamW"
    family = "adaptive"
    year = 2017
    sentence = "Adam whose pull towards the origin acts on the point itself, where Adam's scaling cannot undo it."
    formula = (
        r"\theta_{t-1} \leftarrow (1 - \eta\,\lambda)\,\theta_{t-1}",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\,g_t^2",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\hat v_t = v_t / (1 - \beta_2^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat v_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "running mean of the squared gradients"),
    }
    derived = {
        "shrunk": (r"\theta_{t-1}", "position after weight decay"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
        "v_hat": (r"\hat v_t", "running mean of the squared gradients, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("v_hat")
    reference = Reference(
        authors="Ilya Loshchilov and Frank Hutter",
        year=2019,
        title="Decoupled Weight Decay Regularization",
        where="ICLR 2019, Algorithm 2",
        url="https://arxiv.org/abs/1711.05101",
    )
    form = (
        "torch.optim.AdamW: the decay is multiplied by the learning rate, and is on by default, so that runs "
        "settle a little short of a minimum. In Algorithm 2 only the schedule's multiplier, not the rate, "
        "multiplies the decay."
    )
    torch = Called("AdamW")
    optax = Called("adamw")

    lr: float = learning_rate(0.001)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean square", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull(0.01, "pull towards the origin, outside the gradient")

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v = state
        shrunk = (1.0 - lr * self.weight_decay) * x
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * g * g
        m_hat = m / (1.0 - self.beta1**t)
        v_hat = v / (1.0 - self.beta2**t)
        x = shrunk - lr * m_hat / (ops.sqrt(v_hat) + self.eps)
        return x, (m, v)
