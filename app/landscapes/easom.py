"""Easom's well in a plain."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

_LOW, _HIGH = 1.3049954504376675, 4.978189856741919

landscape = Landscape(
    label="Easom",
    family="plateau",
    sentence="A plain without a clue and one narrow well: where the gradient says nothing, no method hears more.",
    expression="-cos(x)*cos(y)*exp(-(x - pi)**2 - (y - pi)**2)",
    domain=((-0.5, 6.8), (-0.5, 6.8)),
    minima=(Point("pi", "pi"),),
    critical_points=(
        CriticalPoint(_LOW, _LOW, "minimum"),
        CriticalPoint(_HIGH, _LOW, "minimum"),
        CriticalPoint(_HIGH, _HIGH, "minimum"),
        CriticalPoint(_LOW, _HIGH, "minimum"),
        CriticalPoint("pi/2", "pi/2", "saddle"),
        CriticalPoint("3*pi/2", "pi/2", "saddle"),
        CriticalPoint("pi/2", "3*pi/2", "saddle"),
        CriticalPoint("3*pi/2", "3*pi/2", "saddle"),
        CriticalPoint("pi", _LOW, "maximum"),
        CriticalPoint(_LOW, "pi", "maximum"),
        CriticalPoint(_HIGH, "pi", "maximum"),
        CriticalPoint("pi", _HIGH, "maximum"),
    ),
    starts=(
        Start(1.7, 2.3, "At the rim: SGD hardly moves at first, and then falls"),
        Start(1, 4.6, "Just outside the rim the ground slopes the other way, into a ripple too shallow to see"),
    ),
    optimizers=("sgd(lr=0.5)", "momentum(lr=0.3)", "adagrad(lr=0.3)", "rmsprop(lr=0.02)", "adam(lr=0.1)"),
    steps=60,
    reference=Reference(
        authors="E. E. Easom",
        year=1990,
        title="A Survey of Global Optimization Techniques",
        where="M. Eng. thesis, University of Louisville",
    ),
)
