"""AMSGrad: Adam whose scale never falls."""

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
    decoupling,
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Amsgrad(Optimizer):
    label = "AMSGrad"
    family = "adaptive"
    year = 2018
    sentence = (
        "Adam that never forgets its steepest stretch: the mean square that it divides by may grow but never shrink."
    )
    formula = (
        r"\theta_{t-1} \leftarrow (1 - \eta\,\lambda)\,\theta_{t-1} \quad \text{if decoupled, else}",
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\,g_t^2",
        r"v^{\max}_t = \max(v^{\max}_{t-1},\ v_t)",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\hat v_t = v^{\max}_t / (1 - \beta_2^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat v_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "running mean of the squared gradients"),
        "v_max": (r"v^{\max}_t", "largest running mean of the squared gradients so far"),
    }
    derived = {
        "shrunk": (r"\theta_{t-1}", "position after weight decay"),
        "g": ("g_t", "gradient with weight decay"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
        "v_hat": (r"\hat v_t", "largest running mean of the squared gradients, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("v_hat")
    reference = Reference(
        authors="Sashank J. Reddi, Satyen Kale and Sanjiv Kumar",
        year=2018,
        title="On the Convergence of Adam and Beyond",
        where="ICLR 2018, Algorithm 2",
        url="https://openreview.net/forum?id=ryQu7f-RZ",
    )
    form = (
        "torch.optim.Adam with amsgrad=True, which takes the maximum first and corrects for the start at "
        "zero afterwards, so that the corrected scale may still fall over the first steps. Algorithm 2 has "
        "no correction and no ε. Weight decay is L2; decoupled, this is AdamW with amsgrad=True."
    )
    torch = Called("Adam", given={"amsgrad": True})

    lr: float = learning_rate(0.001)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean square", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()
    decoupled_weight_decay: bool = decoupling()

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v, v_max = state
        shrunk = (1.0 - lr * self.weight_decay) * x if self.decoupled_weight_decay else x
        g = g if self.decoupled_weight_decay else g + self.weight_decay * x
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * g * g
        v_max = ops.maximum(v_max, v)
        m_hat = m / (1.0 - self.beta1**t)
        v_hat = v_max / (1.0 - self.beta2**t)
        x = shrunk - lr * m_hat / (ops.sqrt(v_hat) + self.eps)
        return x, (m, v, v_max)
