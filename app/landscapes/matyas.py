"""Matyas's narrow diagonal bowl."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Matyas",
    family="bowl",
    sentence="A bowl stretched along the diagonal, where scaling x and y apart cannot help.",
    expression="0.26*(x**2 + y**2) - 0.48*x*y",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-9, -3, "Down to the diagonal is quick, and along it slow: the gradient there is 25 times weaker"),
        Start(3, -8, "Across the diagonal first: the steep part, over in a few steps"),
    ),
    optimizers=("sgd(lr=1)", "momentum(lr=0.1)", "nesterov(lr=0.3)", "adagrad(lr=2)", "adam(lr=0.5)"),
    steps=60,
    reference=Reference(
        authors="Momin Jamil and Xin-She Yang",
        year=2013,
        title="A Literature Survey of Benchmark Functions for Global Optimisation Problems",
        where="International Journal of Mathematical Modelling and Numerical Optimisation 4(2), pp. 150–194, Matyas",
        url="https://arxiv.org/abs/1308.4008",
    ),
)
