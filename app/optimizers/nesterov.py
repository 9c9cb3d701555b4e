"""Nesterov's accelerated gradient, in the form that asks for one gradient at the current point."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Number, Operations, Optimizer, State, learning_rate, weight_pull


@dataclass(frozen=True, slots=True)
class Nesterov(Optimizer):
    label = "Nesterov"
    family = "momentum"
    year = 1983
    sentence = "Momentum that looks ahead: it already brakes where the velocity is about to carry it uphill."
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"v_t = \mu\,v_{t-1} + g_t",
        r"d_t = g_t + \mu\,v_t",
        r"\theta_t = \theta_{t-1} - \eta\,d_t",
    )
    state = {"v": ("v_t", "velocity: the decaying sum of the gradients")}
    derived = {
        "g": ("g_t", "gradient with weight decay"),
        "d": ("d_t", "direction: the gradient and the velocity that will carry it on"),
    }
    direction = "d"
    reference = Reference(
        authors="Yurii Nesterov",
        year=1983,
        title="A method of solving a convex programming problem with convergence rate O(1/k²)",
        where="Soviet Mathematics Doklady 27(2), 372–376",
    )
    form = (
        "torch.optim.SGD with nesterov=True. θ is the point looked ahead to, so that its own gradient is "
        "enough; Sutskever, Martens, Dahl and Hinton (2013) keep the point behind it and ask for the "
        "gradient at θ + μv, which at a constant rate is the same path. Nesterov's own μ grows with the step. "
        "Code that moves before it updates the velocity, as some textbooks print, goes another way."
    )
    torch = Called("SGD", given={"nesterov": True}, refuses={"momentum": 0.0})
    optax = Called("sgd", given={"nesterov": True}, decayed=True)

    lr: float = learning_rate(0.001, slider=(1e-4, 2.0))
    momentum: float = parameter(0.9, r"\mu", "share of the velocity kept", slider=(0, 1))
    weight_decay: float = weight_pull()

    def start(self, x: Number) -> State[Number]:
        return (0.0 * x,)

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        (v,) = state
        g = g + self.weight_decay * x
        v = self.momentum * v + g
        d = g + self.momentum * v
        x = x - lr * d
        return x, (v,)
