"""Levy's function number 13."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Levy N. 13",
    family="many minima",
    sentence="Ripples that grow with the distance: the closer to the minimum, the smoother the ground.",
    expression="sin(3*pi*x)**2 + (x - 1)**2*(1 + sin(3*pi*y)**2) + (y - 1)**2*(1 + sin(2*pi*y)**2)",
    domain=((-1.0, 3.0), (-1.0, 3.0)),
    minima=(Point(1, 1),),
    starts=(
        Start(-0.5, 2.7, "Far out the ripples are high, and SGD stays where it begins; who gets over them"),
        Start(2.4, 1.8, "From the other side, with other ripples to get over"),
    ),
    optimizers=("sgd(lr=0.005)", "momentum(lr=0.003)", "adagrad(lr=0.5)", "rmsprop(lr=0.05)", "adam(lr=0.2)"),
    steps=80,
    reference=Reference(
        authors="A. V. Levy and A. Montalvo",
        year=1985,
        title="The Tunneling Algorithm for the Global Minimization of Functions",
        where="SIAM Journal on Scientific and Statistical Computing 6(1), pp. 15–29",
        url="https://doi.org/10.1137/0906002",
    ),
)
