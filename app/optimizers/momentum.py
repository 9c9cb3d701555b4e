"""Classical momentum, the heavy ball."""

from dataclasses import dataclass

from app.declaration import Reference, parameter
from app.optimizers.base import Called, Number, Operations, Optimizer, State, learning_rate, weight_pull


@dataclass(frozen=True, slots=True)
class Momentum(Optimizer):
    label = "Momentum"
    family = "momentum"
    year = 1964
    sentence = "Rolls like a heavy ball: the gradient changes the velocity, and the velocity moves the point."
    formula = (
        r"g_t \leftarrow g_t + \lambda\,\theta_{t-1}",
        r"v_t = \mu\,v_{t-1} + (1 - \tau)\,g_t, \quad v_1 = g_1",
        r"\theta_t = \theta_{t-1} - \eta\,v_t",
    )
    state = {"v": ("v_t", "velocity: the decaying sum of the gradients")}
    derived = {"g": ("g_t", "gradient with weight decay")}
    direction = "v"
    reference = Reference(
        authors="Boris T. Polyak",
        year=1964,
        title="Some methods of speeding up the convergence of iteration methods",
        where="USSR Computational Mathematics and Mathematical Physics 4(5), 1–17",
        url="https://doi.org/10.1016/0041-5553(64)90137-5",
    )
    form = (
        "torch.optim.SGD with momentum. The rate multiplies the velocity as it is used; textbooks put it "
        "into the velocity, v = μv − ηg, which gives the same path only while the rate is constant. "
        "As in torch, the first velocity is the whole gradient, and dampening counts from the second step "
        "on and only where there is momentum."
    )
    torch = Called("SGD")
    optax = Called("sgd", only={"dampening": 0.0}, decayed=True)

    lr: float = learning_rate(0.001, slider=(1e-4, 2.0))
    momentum: float = parameter(
        0.9, r"\mu", "share of the velocity kept; at 1 the ball rolls without friction", slider=(0, 1)
    )
    dampening: float = parameter(
        0.0, r"\tau", "share of each new gradient left out of the velocity", maximum=1, slider=(0, 1)
    )
    weight_decay: float = weight_pull()

    def start(self, x: Number) -> State[Number]:
        return (0.0 * x,)

    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        (v,) = state
        g = g + self.weight_decay * x
        v = self.momentum * v + (1.0 - (t > 1) * (self.momentum > 0.0) * self.dampening) * g
        x = x - lr * v
        return x, (v,)
