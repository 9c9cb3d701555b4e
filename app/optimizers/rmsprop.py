"""RMSProp: AdaGrad with a memory that fades."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import (
    Called,
    Divisor,
    Number,
    Operations,
    Optimizer,
    State,
    epsilon,
    learning_rate,
    weight_pull,
)


@dataclass(frozen=True, slots=True)
class Rmsprop(Optimizer):
    label = "RMSProp"
    family = "adaptive"
    year = 2012
    sentence = (
        "Divides the gradient in each direction by the size that recent gradients have had there, "
        "so that steep and flat directions move alike."
    )
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"v_t = \alpha\,v_{t-1} + (1 - \alpha)\,g_t^2",
        r"\bar g_t = \alpha\,\bar g_{t-1} + (1 - \alpha)\,g_t \quad \text{if centered, else } 0",
        r"\sigma_t = \sqrt{v_t - \bar g_t^2}",
        r"b_t = \mu\,b_{t-1} + g_t / (\sigma_t + \epsilon)",
        r"\theta_t = \theta_{t-1} - \eta\,b_t",
    )
    state = {
        "v": ("v_t", "running mean of the squared gradients"),
        "g_bar": (r"\bar g_t", "running mean of the gradients, if centered"),
        "b": ("b_t", "velocity: the decaying sum of the scaled gradients"),
    }
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "sigma": (r"\sigma_t", "root mean square of the gradients, or their standard deviation if centered"),
    }
    # With momentum, the velocity adds to this what earlier steps have divided already.
    direction = "g"
    divisor = Divisor("sigma", root=False)
    reference = Reference(
        authors="Tijmen Tieleman and Geoffrey Hinton",
        year=2012,
        title="Divide the gradient by a running average of its recent magnitude",
        where="Neural Networks for Machine Learning, Coursera, lecture 6.5",
        url="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
    )
    form = (
        "torch.optim.RMSprop, with ε outside the root: inside it, as in TensorFlow and in Graves' centered "
        "version of 2013, the same ε makes far shorter steps on a plateau. As in torch, the variance of "
        "the centered form is the difference of two means, which rounding can turn negative where the "
        "gradient has long been constant; the step is then undefined. Weight decay is L2, added to the "
        "gradient."
    )
    torch = Called("RMSprop")
    optax = Called(
        "rmsprop",
        given={"eps_in_sqrt": False},
        arguments={"alpha": "decay"},
        only={"momentum": 0.0},
        decayed=True,
    )

    lr: float = learning_rate(0.01)
    alpha: float = parameter(0.99, r"\alpha", "decay of the running means", maximum=1, slider=(0.5, 0.999))
    eps: float = epsilon(1e-8)
    weight_decay: float = weight_pull()
    momentum: float = parameter(0.0, r"\mu", "share of the velocity kept", slider=(0, 1))
    centered: bool = parameter(
        False, r"\text{centered}", "divide by the standard deviation instead of the root mean square"
    )

    def start(self, x: Number) -> State[Number]:
        return 0.0 * x, 0.0 * x, 0.0 * x

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        v, g_bar, b = state
        g = g + self.weight_decay * x
        v = self.alpha * v + (1.0 - self.alpha) * g * g
        if self.centered:
            g_bar = self.alpha * g_bar + (1.0 - self.alpha) * g
        sigma = ops.sqrt(v - g_bar * g_bar)
        b = self.momentum * b + g / (sigma + self.eps)
        x = x - lr * b
        return x, (v, g_bar, b)
