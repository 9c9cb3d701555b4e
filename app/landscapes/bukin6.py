"""Bukin's sixth function: a bent knife edge."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Bukin N. 6",
    family="non-smooth",
    sentence="A sharp bent edge, infinitely steep on both sides: every step across it is thrown back.",
    expression="100*sqrt(abs(y - 0.01*x**2)) + 0.01*abs(x + 10)",
    domain=((-15.0, -5.0), (-3.0, 3.0)),
    minima=(Point(-10, 1),),
    starts=(
        Start(-6, 2.5, "The edge is found at once; the question is who then moves along it"),
        Start(-14, 0.5, "From below: Rprop, which never looks at the size of a slope, follows the edge"),
    ),
    optimizers=("sgd(lr=0.001)", "adagrad(lr=0.5)", "rmsprop(lr=0.02)", "rprop(lr=0.1)", "adam(lr=0.05)"),
    steps=150,
    reference=Reference(
        authors="A. D. Bukin",
        year=1997,
        title="New Minimization Strategy for Non-Smooth Functions",
        where="Budker Institute of Nuclear Physics, preprint 97-79, Novosibirsk, function f6",
    ),
)
