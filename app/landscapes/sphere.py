"""The round bowl."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Sphere",
    family="bowl",
    sentence="Equally steep in every direction, so that straight downhill is straight to the minimum.",
    expression="x**2 + y**2",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-4, 1.5, "SGD runs straight home; methods that scale each axis set out along the diagonal instead"),
        Start(0.5, 4, "Nearly on an axis: who makes as much of the small coordinate as of the large one"),
    ),
    optimizers=(
        "sgd(lr=0.1)",
        "momentum(lr=0.03)",
        "adagrad(lr=1)",
        "rmsprop(lr=0.1,alpha=0.9)",
        "adam(lr=0.3)",
    ),
    steps=40,
    reference=Reference(
        authors="Kenneth A. De Jong",
        year=1975,
        title="An Analysis of the Behavior of a Class of Genetic Adaptive Systems",
        where="PhD thesis, University of Michigan: function F1, there in three dimensions",
    ),
)
