"""Rosenbrock's banana."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Rosenbrock",
    family="valley",
    sentence="A curved, nearly flat valley: easy to find, hard to follow.",
    expression="(a - x)**2 + b*(y - x**2)**2",
    parameters={
        "a": Parameter(default=1, symbol="a", description="where along the valley the minimum lies", slider=(0.5, 1.5)),
        "b": Parameter(
            default=100,
            symbol="b",
            description="how steep the walls are",
            minimum=0,
            open_minimum=True,
            slider=(1, 1000),
            scale="log",
        ),
    },
    domain=((-2.0, 2.0), (-1.0, 3.0)),
    minima=(Point("a", "a**2"),),
    starts=(
        Start(-1.2, 1.0, "Rosenbrock's own start, on the far side of the bend"),
        Start(1.5, -0.5, "High on the wall: the first gradients are huge"),
        Start(0.0, 0.0, "Already in the valley: all that is left is to follow it"),
    ),
    optimizers=(
        "sgd(lr=0.0015)",
        "momentum(lr=0.0005)",
        "adagrad(lr=0.5)",
        "rmsprop(lr=0.01)",
        "adam(lr=0.1)",
    ),
    steps=200,
    levels="log",
    reference=Reference(
        authors="Howard H. Rosenbrock",
        year=1960,
        title="An Automatic Method for Finding the Greatest or Least Value of a Function",
        where="The Computer Journal 3(3), pp. 175–184",
        url="https://doi.org/10.1093/comjnl/3.3.175",
    ),
)
