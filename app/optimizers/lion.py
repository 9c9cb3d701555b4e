"""Lion: a step of one size in every direction, by the sign of a momentum."""

from dataclasses import dataclass

from app.declaration import Reference
from app.optimizers.base import Called, Number, Operations, Optimizer, State, decay, learning_rate, weight_pull


@dataclass(frozen=True, slots=True)
class Lion(Optimizer):
    label = "Lion"
    family = "sign"
    year = 2023
    sentence = "Moves by the same amount in every direction and at every step; momentum only chooses the signs."
    formula = (
        r"c_t = \beta_1 m_{t-1} + (1 - \beta_1)\,g_t",
        r"d_t = \operatorname{sign}(c_t)",
        r"\theta_t = \theta_{t-1} - \eta\,(d_t + \lambda\,\theta_{t-1})",
        r"m_t = \beta_2 m_{t-1} + (1 - \beta_2)\,g_t",
    )
    state = {"m": ("m_t", "running mean of the gradients")}
    derived = {
        "c": ("c_t", "mix of the running mean and the gradient"),
        "d": ("d_t", "direction: the sign of the mix"),
    }
    direction = "d"
    reference = Reference(
        authors="Xiangning Chen, Chen Liang, Da Huang, Esteban Real, Kaiyuan Wang, Yao Liu, Hieu Pham, "
        "Xuanyi Dong, Thang Luong, Cho-Jui Hsieh, Yifeng Lu and Quoc V. Le",
        year=2023,
        title="Symbolic Discovery of Optimization Algorithms",
        where="NeurIPS 2023, Algorithm 2",
        url="https://arxiv.org/abs/2302.06675",
    )
    form = (
        "optax.lion (torch has none). The weight decay is decoupled, multiplied by the learning rate, and on "
        "by default. The steps never shorten by themselves, so that only a falling schedule lets a run "
        "settle. The default rate is that of the authors' code; optax leaves it to its user."
    )
    optax = Called("lion")

    lr: float = learning_rate(1e-4, "learning rate: the length of each step")
    beta1: float = decay(0.9, r"\beta_1", "weight of the past in the step")
    beta2: float = decay(0.99, r"\beta_2", "decay of the running mean", slider=(0.5, 0.9999))
    weight_decay: float = weight_pull(0.001, "pull towards the origin, outside the gradient")

    def start(self, x: Number) -> State[Number]:
        return (0.0 * x,)

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        (m,) = state
        c = self.beta1 * m + (1.0 - self.beta1) * g
        d = ops.sign(c)
        x = x - lr * (d + self.weight_decay * x)
        m = self.beta2 * m + (1.0 - self.beta2) * g
        return x, (m,)
