"""Rprop: steps whose size depends on the signs of the gradient alone."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Number, Operations, Optimizer, State, learning_rate


@dataclass(frozen=True, slots=True)
class Rprop(Optimizer):
    label = "Rprop"
    family = "sign"
    year = 1993
    sentence = "Looks only at the sign of the slope: the stride grows while the sign stays, and shrinks when it flips."
    formula = (
        r"p_t = g_t\,g_{t-1}",
        r"f_t = \eta_+ \text{ if } p_t > 0, \quad \eta_- \text{ if } p_t < 0, \quad \text{else } 1",
        r"s_t = \min(\max(s_{t-1}\,f_t,\ s_{\min}),\ s_{\max}), \quad s_0 = \eta",
        r"g_t \leftarrow 0 \quad \text{if } p_t < 0",
        r"d_t = \operatorname{sign}(g_t)",
        r"\theta_t = \theta_{t-1} - s_t\,d_t",
    )
    state = {
        "g": ("g_t", "gradient, or 0 after a change of sign"),
        "s": ("s_t", "step size"),
    }
    derived = {
        "p": ("p_t", "product of this gradient and the last: positive while the sign stays"),
        "f": ("f_t", "factor of the step size"),
        "d": ("d_t", "direction: the sign of the gradient"),
    }
    direction = "d"
    factors = ("s",)
    scheduled = False
    reference = Reference(
        authors="Martin Riedmiller and Heinrich Braun",
        year=1993,
        title="A direct adaptive method for faster backpropagation learning: the RPROP algorithm",
        where="IEEE International Conference on Neural Networks, 586–591",
        url="https://doi.org/10.1109/ICNN.1993.298623",
    )
    form = (
        "torch.optim.Rprop, which is the variant that Igel and Hüsken call iRprop⁻: after a change of sign "
        "it rests for a step and forgets the gradient, where the original goes back to the last point. "
        "The learning rate is the first step size and nothing else, so no schedule can drive it."
    )
    torch = Called("Rprop")

    lr: float = learning_rate(0.01, "the first step size")
    eta_minus: float = parameter(
        0.5,
        r"\eta_-",
        "factor of the step size when the sign flips",
        maximum=1,
        open_minimum=True,
        open_maximum=True,
        slider=(0.1, 0.9),
    )
    eta_plus: float = parameter(
        1.2,
        r"\eta_+",
        "factor of the step size while the sign stays",
        minimum=1,
        open_minimum=True,
        slider=(1.01, 2),
    )
    step_min: float = parameter(1e-6, r"s_{\min}", "smallest step size", slider=(1e-8, 1e-1), scale="log")
    step_max: float = parameter(50.0, r"s_{\max}", "largest step size", slider=(1e-2, 100), scale="log")

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x + self.lr

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        previous, s = state
        p = g * previous
        f = ops.where(p > 0.0, self.eta_plus, ops.where(p < 0.0, self.eta_minus, 1.0))
        s = ops.minimum(ops.maximum(s * f, self.step_min), self.step_max)
        g = ops.where(p < 0.0, 0.0, g)
        d = ops.sign(g)
        x = x - s * d
        return x, (g, s)
