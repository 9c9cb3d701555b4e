"""Styblinski and Tang's four wells."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

# In each coordinate the slope is (4u³ − 32u + 5)/2, with these three roots.
_LOW, _TOP, _HIGH = -2.903534027771177, 0.1567312567803401, 2.746802770990837

landscape = Landscape(
    label="Styblinski–Tang",
    family="many minima",
    sentence="Four wells of three depths: the side on which a coordinate starts is where it stays, unless it is fast.",
    expression="(x**4 - 16*x**2 + 5*x + y**4 - 16*y**2 + 5*y)/2",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(_LOW, _LOW),),
    critical_points=(
        CriticalPoint(_HIGH, _LOW, "minimum"),
        CriticalPoint(_LOW, _HIGH, "minimum"),
        CriticalPoint(_HIGH, _HIGH, "minimum"),
        CriticalPoint(_TOP, _LOW, "saddle"),
        CriticalPoint(_LOW, _TOP, "saddle"),
        CriticalPoint(_HIGH, _TOP, "saddle"),
        CriticalPoint(_TOP, _HIGH, "saddle"),
        CriticalPoint(_TOP, _TOP, "maximum"),
    ),
    starts=(
        Start(4.5, -1, "Far up the wall: who has the speed to cross the ridge to the deepest well"),
        Start(0.3, 0.1, "Beside the summit: the two coordinates begin on different sides of it, and stay there"),
        Start(4.5, 4.2, "Above the shallowest well, two ridges away from the deepest"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.01)", "adagrad(lr=0.7)", "rmsprop(lr=0.05)", "adam(lr=0.3)"),
    steps=60,
    reference=Reference(
        authors="M. A. Styblinski and T.-S. Tang",
        year=1990,
        title=(
            "Experiments in Nonconvex Optimization: Stochastic Approximation with Function Smoothing "
            "and Simulated Annealing"
        ),
        where="Neural Networks 3(4), pp. 467–483",
        url="https://doi.org/10.1016/0893-6080(90)90029-K",
    ),
)
