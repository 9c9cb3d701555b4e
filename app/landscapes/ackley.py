"""Ackley's funnel."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Ackley",
    family="many minima",
    sentence="A dented plain around one funnel: small steps stay in a dent, large ones never rest at the point.",
    expression="-a*exp(-b*sqrt((x**2 + y**2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + a + e",
    parameters={
        "a": Parameter(
            default=20,
            symbol="a",
            description="how deep the funnel is",
            minimum=0,
            open_minimum=True,
            slider=(1, 40),
        ),
        "b": Parameter(
            default=0.2,
            symbol="b",
            description="how narrow the funnel is",
            minimum=0,
            open_minimum=True,
            slider=(0.05, 1),
            scale="log",
        ),
    },
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-3.6, 2.4, "Dents all the way: who is caught, and who takes them at a run"),
        Start(0.7, -0.6, "Inside the funnel, whose tip is sharp: the gradient does not fade there"),
    ),
    optimizers=("sgd(lr=0.02)", "momentum(lr=0.03)", "adagrad(lr=1)", "rmsprop(lr=0.05)", "adam(lr=0.5)"),
    steps=100,
    reference=Reference(
        authors="David H. Ackley",
        year=1987,
        title="A Connectionist Machine for Genetic Hillclimbing",
        where="Kluwer Academic Publishers, Boston",
        url="https://doi.org/10.1007/978-1-4613-1997-9",
    ),
)
