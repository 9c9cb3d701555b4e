"""Zakharov's trough with quartic walls."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Zakharov",
    family="valley",
    sentence="Quartic walls far out and a plain quadratic within: the rate that survives the one is slow in the other.",
    expression="x**2 + y**2 + (x/2 + y)**2 + (x/2 + y)**4",
    domain=((-5.0, 10.0), (-5.0, 10.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(8, -1, "Down the wall at once, and then the long way along the trough"),
        Start(2.5, 2, "Lower on the wall, with the minimum almost straight below"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.002)", "adagrad(lr=1.5)", "rmsprop(lr=0.1)", "adam(lr=0.4)"),
    steps=80,
    levels="log",
    reference=Reference(
        authors="Manuel Laguna and Rafael Martí",
        year=2005,
        title=(
            "Experimental Testing of Advanced Scatter Search Designs for Global Optimization of Multimodal Functions"
        ),
        where="Journal of Global Optimization 33(2), pp. 235–255, function 12",
        url="https://doi.org/10.1007/s10898-004-1936-z",
    ),
)
