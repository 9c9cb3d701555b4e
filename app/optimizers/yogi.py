"""Yogi: Adam whose scale moves by steps that do not depend on how far it has to go."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Divisor, Number, Operations, Optimizer, State, decay, epsilon, learning_rate


@dataclass(frozen=True, slots=True)
class Yogi(Optimizer):
    label = "Yogi"
    family = "adaptive"
    year = 2018
    sentence = (
        "Adam that lets go of its scale more slowly, so that its rate does not jump when the gradients become small."
    )
    formula = (
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t, \quad m_0 = a",
        r"v_t = v_{t-1} - (1 - \beta_2)\,\operatorname{sign}(v_{t-1} - g_t^2)\,g_t^2, \quad v_0 = a",
        r"\hat m_t = m_t / (1 - \beta_1^t)",
        r"\hat v_t = v_t / (1 - \beta_2^t)",
        r"\theta_t = \theta_{t-1} - \eta\,\hat m_t / (\sqrt{\hat v_t} + \epsilon)",
    )
    state = {
        "m": ("m_t", "running mean of the gradients"),
        "v": ("v_t", "scale: follows the squared gradients by bounded steps"),
    }
    derived = {
        "m_hat": (r"\hat m_t", "running mean of the gradients, corrected as if it had started at zero"),
        "v_hat": (r"\hat v_t", "scale, corrected as if it had started at zero"),
    }
    direction = "m_hat"
    divisor = Divisor("v_hat")
    reference = Reference(
        authors="Manzil Zaheer, Sashank J. Reddi, Devendra Sachan, Satyen Kale and Sanjiv Kumar",
        year=2018,
        title="Adaptive Methods for Nonconvex Optimization",
        where="NeurIPS 2018, Algorithm 2",
        url="https://papers.nips.cc/paper_files/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html",
    )
    form = (
        "optax.yogi (torch has none), which corrects for the start as Adam does; Algorithm 2 does not. As in "
        "optax, the mean of the gradients starts at the same small positive value as the scale, and a "
        "run that starts on a minimum creeps off it a little. The default rate is 0.01; optax leaves it to "
        "its user."
    )
    optax = Called("yogi", only={"initial_accumulator_value": 1e-6})

    lr: float = learning_rate(0.01)
    beta1: float = decay(0.9, r"\beta_1", "decay of the running mean")
    beta2: float = decay(0.999, r"\beta_2", "how slowly the scale moves", slider=(0.5, 0.9999))
    eps: float = epsilon(1e-3)
    initial_accumulator_value: float = parameter(
        1e-6, "a", "what both means start at", slider=(1e-10, 1.0), scale="log"
    )

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x + self.initial_accumulator_value, 0.0 * x + self.initial_accumulator_value

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        m, v = state
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = v - (1.0 - self.beta2) * ops.sign(v - g * g) * g * g
        m_hat = m / (1.0 - self.beta1**t)
        v_hat = v / (1.0 - self.beta2**t)
        x = x - lr * m_hat / (ops.sqrt(v_hat) + self.eps)
        return x, (m, v)
