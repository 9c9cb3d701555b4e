"""AdaBelief: Adam that divides by how much the gradient surprises it."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Divisor, Number, Operations, Optimizer, State, decay, epsilon, learning_rate


@dataclass(frozen=True, slots=True)
class Adabelief(Optimizer):
    label = "AdaBelief"
    family = "adaptive"
    year = 2020
    sentence = (
        "Adam that strides out where the gradient is as its running mean foretold, and treads carefully "
        "where it is not."
    )
    formula = (
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"d_t = g_t - m_t",
        r"s_t = \beta_2 s_{t-1} + (1 - \beta_2)\,d_t^2 + \bar\epsilon",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\hat s_t = s_t / (1 - \beta_2^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat s_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients: what is expected"),
        "s": ("s_t", "running mean of the squared surprise"),
    }
    derived = {
        "d": ("d_t", "surprise: what the running mean did not foretell"),
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected for its start at zero"),
        "s_hat": (r"\hat s_t", "running mean of the squared surprise, corrected for its start at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("s_hat")
    reference = Reference(
        authors="Juntang Zhuang, Tommy Tang, Yifan Ding, Sekhar Tatikonda, Nicha Dvornek, "
        "Xenophon Papademetris and James Duncan",
        year=2020,
        title="AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients",
        where="NeurIPS 2020, Algorithm 2",
        url="https://arxiv.org/abs/2010.07468",
    )
    form = (
        "optax.adabelief (torch has none), which is Algorithm 2 with two ε: one outside the root, and one, "
        "eps_root, added to s at every step. The latter is 0 here and 1e-16 by default in optax."
    )
    optax = Called("adabelief")

    lr: float = learning_rate(0.001)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "decay of the running mean of the squared surprise", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-16, slider=(1e-16, 1e-1))
    eps_root: float = parameter(0.0, r"\bar\epsilon", "surprise added at every step", slider=(0, 0.01))

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, s = state
        m = self.beta1 * m + (1.0 - self.beta1) * g
        d = g - m
        s = self.beta2 * s + (1.0 - self.beta2) * d * d + self.eps_root
        m_hat = m / (1.0 - self.beta1**t)
        s_hat = s / (1.0 - self.beta2**t)
        x = x - lr * m_hat / (ops.sqrt(s_hat) + self.eps)
        return x, (m, s)
