"""A roof turned upside down."""

from app.declaration import Parameter
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Absolute value",
    family="non-smooth",
    sentence="As steep at the bottom as far away: a fixed step never settles, it chatters.",
    expression="abs(x) + kappa*abs(y)",
    parameters={
        "kappa": Parameter(
            default=3,
            symbol=r"\kappa",
            description="how many times steeper in y than in x",
            minimum=0,
            open_minimum=True,
            slider=(0.2, 20),
            scale="log",
        ),
    },
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(
            -4.1,
            2.3,
            "Watch the last steps: who jumps to and fro across the crease, and who shrinks the jumps",
        ),
        Start(-4.1, 0.05, "Along the crease: SGD's slope in y only changes its sign, at every step"),
    ),
    optimizers=("sgd(lr=0.2)", "momentum(lr=0.02)", "adagrad(lr=0.8)", "rmsprop(lr=0.1)", "adam(lr=0.2)"),
    steps=60,
)
