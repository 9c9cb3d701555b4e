"""Schaffer's function number 2."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Schaffer N. 2",
    family="many minima",
    sentence="Ridges that crowd together outwards, around a cross of low ground that leads to the minimum.",
    expression="0.5 + (sin(x**2 - y**2)**2 - 0.5)/(1 + 0.001*(x**2 + y**2))**2",
    domain=((-3.0, 3.0), (-3.0, 3.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(1.1, 0.2, "Down the innermost ridge, and then a last stretch that is nearly level"),
        Start(2.6, 2.2, "Into an arm of the cross: its floor leads to the minimum, but hardly slopes"),
    ),
    optimizers=(
        "sgd(lr=0.02)",
        "momentum(lr=0.005)",
        "adagrad(lr=0.3)",
        "rmsprop(lr=0.02)",
        "adam(lr=0.1)",
    ),
    steps=100,
    reference=Reference(
        authors="Sudhanshu K. Mishra",
        year=2006,
        title="Some New Test Functions for Global Optimization and Performance of Repulsive Particle Swarm Method",
        where="MPRA Paper 2718, modified Schaffer function 2",
        url="https://mpra.ub.uni-muenchen.de/2718/",
    ),
)
