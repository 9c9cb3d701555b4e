"""Griewank's ripples on a wide bowl."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Griewank",
    family="many minima",
    sentence="From afar a smooth bowl, from near nothing but ripples: the scale of the step decides what it sees.",
    expression="1 + (x**2 + y**2)/d - cos(x)*cos(y/sqrt(2))",
    parameters={
        "d": Parameter(
            default=4000,
            symbol="d",
            description="how wide the bowl under the ripples is; Griewank's own function has 200",
            minimum=0,
            open_minimum=True,
            slider=(50, 4000),
            scale="log",
        ),
    },
    domain=((-12.0, 12.0), (-12.0, 12.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(3, 9, "Small steps fall into the nearest ripple; AdaGrad's first ones are longer than the ripples"),
        Start(7.5, 2.5, "Ripples of nearly the same depth all round: resting places, none of them much worse"),
    ),
    optimizers=("sgd(lr=1)", "momentum(lr=1)", "adagrad(lr=5)", "rmsprop(lr=0.2)", "adam(lr=2)"),
    steps=80,
    reference=Reference(
        authors="Andreas O. Griewank",
        year=1981,
        title="Generalized Descent for Global Optimization",
        where="Journal of Optimization Theory and Applications 34(1), pp. 11–39, with 200 in place of 4000",
        url="https://doi.org/10.1007/BF00933356",
    ),
)
