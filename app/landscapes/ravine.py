"""The textbook's ravine."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Ravine",
    family="bowl",
    sentence="Twenty times steeper across than along: straight downhill is hardly ever straight to the minimum.",
    expression="x**2/20 + y**2",
    domain=((-10.0, 10.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-7, 2, "The figure every student knows: SGD zigzags across while it creeps along"),
        Start(8, -0.5, "Almost on the floor, where what is left of the way is the slow part"),
        Start(-2, 4, "High on the wall: nearly all of the way down is the way across"),
    ),
    optimizers=(
        "sgd(lr=0.95)",
        "momentum(lr=0.1)",
        "adagrad(lr=1.5)",
        "rmsprop(lr=0.3,alpha=0.9)",
        "adam(lr=0.3)",
    ),
    steps=30,
    reference=Reference(
        authors="Koki Saitoh",
        year=2016,
        title="Deep Learning from Scratch",
        where="O'Reilly Japan, chapter 6: the function in section 6.1.3, the start and the rates in its figures",
    ),
)
