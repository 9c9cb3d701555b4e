"""RAdam: Adam that trusts its scale only once it has seen enough."""

from dataclasses import dataclass

from app.declaration import Reference
from app.optimizers.base import (
    Called,
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
class Radam(Optimizer):
    label = "RAdam"
    family = "adaptive"
    year = 2019
    sentence = (
        "Adam with a built-in warm-up: it begins as momentum, and divides by the gradients' size only "
        "once it has seen enough of them."
    )
    formula = (
        r"\theta_{t-1} \leftarrow (1 - \eta\,\lambda)\,\theta_{t-1} \quad \text{if decoupled, else}",
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\,g_t^2",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\rho_\infty = 2 / (1 - \beta_2) - 1",
        r"\rho_t = \rho_\infty - 2\,t\,\beta_2^t / (1 - \beta_2^t)",
        r"r_t = \sqrt{\dfrac{(\rho_t - 4)(\rho_t - 2)\,\rho_\infty}"
        r"{(\rho_\infty - 4)(\rho_\infty - 2)\,\rho_t}} \quad \text{if } \rho_t > 5, \text{ else } 1",
        r"l_t = \sqrt{1 - \beta_2^t} / (\sqrt{v_t} + \epsilon) \quad \text{if } \rho_t > 5, \text{ else } 1",
        r"\theta_t = \theta_{t-1} - \eta\,r_t\,l_t\,\hat m_t",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "running mean of the squared gradients"),
    }
    derived = {
        "shrunk": (r"\theta_{t-1}", "position after weight decay"),
        "g": ("g_t", "gradient with weight decay"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
        "rho_inf": (r"\rho_\infty", "how many gradients the running mean can hold in the end"),
        "rho": (r"\rho_t", "how many gradients the running mean holds by now"),
        "r": ("r_t", "share of the scale that can be trusted"),
        "scale": ("l_t", "what the gradients' size multiplies the step by"),
    }
    direction = "m_hat"
    factors = ("lr", "r", "scale")
    reference = Reference(
        authors="Liyuan Liu, Haoming Jiang, Pengcheng He, Weizhu Chen, Xiaodong Liu, Jianfeng Gao and Jiawei Han",
        year=2020,
        title="On the Variance of the Adaptive Learning Rate and Beyond",
        where="ICLR 2020, Algorithm 2",
        url="https://arxiv.org/abs/1908.03265",
    )
    form = (
        "torch.optim.RAdam, which begins to scale at ρ > 5, Algorithm 2 at ρ > 4: with β₂ = 0.999 at the "
        "sixth step instead of the fifth. The paper has no ε; torch adds it to the root before the "
        "correction. Weight decay is L2 unless decoupled."
    )
    torch = Called("RAdam")

    lr: float = learning_rate(0.001)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean square", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()
    decoupled_weight_decay: bool = decoupling()

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v = state
        shrunk = (1.0 - lr * self.weight_decay) * x if self.decoupled_weight_decay else x
        g = g if self.decoupled_weight_decay else g + self.weight_decay * x
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * g * g
        m_hat = m / (1.0 - self.beta1**t)
        rho_inf = 2.0 / (1.0 - self.beta2) - 1.0
        rho = rho_inf - 2.0 * t * self.beta2**t / (1.0 - self.beta2**t)
        r = rectification(ops, rho, rho_inf)
        scale = ops.where(rho > 5.0, (1.0 - self.beta2**t) ** 0.5 / (ops.sqrt(v) + self.eps), 1.0)
        x = shrunk - lr * r * scale * m_hat
        return x, (m, v)


def rectification(ops: Operations[Number], rho: float, rho_inf: float) -> Number:
    """The factor r where ρ > 5, else 1.

    At ρ = 5 = ρ∞ the formula gives 1. These values stand in where it is not asked for, since neither
    its root nor its quotient need exist there.
    """
    rho_t = ops.where(rho > 5.0, rho, 5.0)
    limit = ops.where(rho > 5.0, rho_inf, 5.0)
    return ops.sqrt((rho_t - 4.0) * (rho_t - 2.0) * limit / ((limit - 4.0) * (limit - 2.0) * rho_t))
