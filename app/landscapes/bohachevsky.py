"""Bohachevsky, Johnson and Stein's rippled bowl."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Bohachevsky",
    family="many minima",
    sentence="A bowl with ripples that matter only near the bottom, where the slope of the bowl has faded.",
    expression="x**2 + 2*y**2 - 0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    minima=(Point(0, 0),),
    critical_points=(
        CriticalPoint(0.6186120678279501, 0, "minimum"),
        CriticalPoint(-0.6186120678279501, 0, "minimum"),
        CriticalPoint(0, 0.46952754566849225, "minimum"),
        CriticalPoint(0, -0.46952754566849225, "minimum"),
        CriticalPoint(0.3607081555517536, 0, "saddle"),
        CriticalPoint(-0.3607081555517536, 0, "saddle"),
        CriticalPoint(0, 0.2670404674810485, "saddle"),
        CriticalPoint(0, -0.2670404674810485, "saddle"),
    ),
    starts=(
        Start(-1.25, 1.25, "The bowl pulls everyone in; the ripples decide who stops on the way"),
        Start(0.1, 1.3, "Straight above the minimum, with one ripple after another in between"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.01)", "adagrad(lr=0.5)", "rmsprop(lr=0.03)", "adam(lr=0.1)"),
    steps=60,
    reference=Reference(
        authors="Ihor O. Bohachevsky, Mark E. Johnson and Myron L. Stein",
        year=1986,
        title="Generalized Simulated Annealing for Function Optimization",
        where="Technometrics 28(3), pp. 209–217",
        url="https://doi.org/10.1080/00401706.1986.10488128",
    ),
)
