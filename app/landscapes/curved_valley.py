"""A valley with bends."""

from app.declaration import Parameter
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Winding valley",
    family="valley",
    sentence="The way down keeps turning, so what was learnt about the last stretch is wrong on the next.",
    expression="x**2/10 + b*(y - a*sin(x))**2",
    parameters={
        "a": Parameter(default=1.5, symbol="a", description="how far the valley swings to each side", slider=(0, 3)),
        "b": Parameter(
            default=2,
            symbol="b",
            description="how steep the walls are",
            minimum=0,
            open_minimum=True,
            slider=(0.1, 50),
            scale="log",
        ),
    },
    domain=((-7.0, 7.0), (-4.0, 4.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-6, 2, "Two bends to the minimum: who cuts them, and who slows down in them"),
        Start(5, 2.5, "Down the wall of the next bend, away from the minimum at first"),
        Start(1.6, -3, "Under the bend: straight downhill is across the valley, not along it"),
    ),
    optimizers=("sgd(lr=0.1)", "nesterov(lr=0.03)", "adagrad(lr=1)", "rmsprop(lr=0.05)", "adam(lr=0.2)"),
    steps=100,
    levels="log",
)
