"""The rings of a drop."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Drop wave",
    family="many minima",
    sentence="Rings around the minimum: whoever rests in one cannot tell which way the centre lies.",
    expression="-(1 + cos(12*sqrt(x**2 + y**2)))/(2 + (x**2 + y**2)/2)",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-0.8, 0.7, "Two rings out: some are caught in a ring, some hop to the next one in"),
        Start(0.2, 0.15, "On the inner slope: four settle at once, and momentum is flung out over all the rings"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.04)", "adagrad(lr=0.3)", "rmsprop(lr=0.02)", "adam(lr=0.2)"),
    steps=60,
    reference=Reference(
        authors="Marcin Molga and Czesław Smutnicki",
        year=2005,
        title="Test Functions for Optimization Needs",
        where="Drop wave function",
    ),
)
