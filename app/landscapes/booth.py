"""Booth's tilted bowl."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Booth",
    family="bowl",
    sentence="Two equations in two unknowns as a bowl: solving them means finding its bottom.",
    expression="(x + 2*y - 7)**2 + (2*x + y - 5)**2",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    minima=(Point(1, 3),),
    starts=(
        Start(-8, 7, "Along the falling diagonal the bowl is nine times flatter than across it"),
        Start(8, 9, "Almost straight up the steep diagonal: momentum swings through the minimum and back"),
    ),
    optimizers=(
        "sgd(lr=0.05)",
        "momentum(lr=0.02)",
        "adagrad(lr=3)",
        "rmsprop(lr=0.3,alpha=0.9)",
        "adam(lr=0.5)",
    ),
    steps=50,
    reference=Reference(
        authors="Momin Jamil and Xin-She Yang",
        year=2013,
        title="A Literature Survey of Benchmark Functions for Global Optimisation Problems",
        where="International Journal of Mathematical Modelling and Numerical Optimisation 4(2), pp. 150–194, Booth",
        url="https://arxiv.org/abs/1308.4008",
    ),
)
