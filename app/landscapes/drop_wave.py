"""The rings of a drop."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Drop wave",
    family="many minima",
    sentence="Rings around the minimum: whoever rests in one cannot tell which way the centre lies.",
    expression="-(1 + cos(12*sqrt(x**2 + y**2)))/(2 + (x**2 + y**2)/2)",
    domain=((-1.5, 1.5), (-1.5, 1.5)),
    minima=(Point(0, 0),),
    starts=(
        Start(
            -0.5, 0.45, "Above the innermost ring: it catches four of the five, and AdaGrad's long first step clears it"
        ),
        Start(-0.8, 0.7, "One ring farther out: some are caught at once, some hop to the next ring in"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.02)", "adagrad(lr=0.3)", "rmsprop(lr=0.02)", "adam(lr=0.2)"),
    steps=60,
    reference=Reference(
        authors="Marcin Molga and Czesław Smutnicki",
        year=2005,
        title="Test Functions for Optimization Needs",
        where="Drop wave function",
    ),
)
