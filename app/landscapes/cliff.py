"""A gentle slope that ends at a wall."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Cliff",
    family="steep",
    sentence="One step into the wall, and its huge gradient throws the next point far back.",
    expression="exp(k*x) - x + y**2/10",
    parameters={
        "k": Parameter(
            default=5,
            symbol="k",
            description="how steep the wall is",
            minimum=0,
            open_minimum=True,
            slider=(1, 20),
            scale="log",
        ),
    },
    domain=((-10.0, 1.0), (-4.0, 4.0)),
    minima=(Point("-ln(k)/k", 0),),
    starts=(
        Start(-5.6, 3, "Down to the wall: SGD and momentum run into it and are thrown back, again and again"),
        Start(0.4, -3, "Inside the wall: the first gradient is the largest, and the adaptive methods shrug it off"),
    ),
    optimizers=("sgd(lr=1)", "momentum(lr=0.1)", "adagrad(lr=1)", "rmsprop(lr=0.2)", "adam(lr=0.4)"),
    steps=60,
    levels="log",
    reference=Reference(
        authors="Razvan Pascanu, Tomas Mikolov and Yoshua Bengio",
        year=2013,
        title="On the Difficulty of Training Recurrent Neural Networks",
        where="ICML 2013, figure 6 shows such a wall in a recurrent network; this formula is ours",
        url="https://arxiv.org/abs/1211.5063",
    ),
)
