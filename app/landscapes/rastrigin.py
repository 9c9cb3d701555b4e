"""Rastrigin's egg tray."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Rastrigin",
    family="many minima",
    sentence="A bowl with more than a hundred dents: descent finds the nearest dent, not the bowl's bottom.",
    expression="2*A + x**2 - A*cos(2*pi*x) + y**2 - A*cos(2*pi*y)",
    parameters={
        "A": Parameter(
            default=10,
            symbol="A",
            description="how deep the dents are; at 0 only the bowl is left",
            minimum=0,
            slider=(0, 20),
        ),
    },
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    minima=(Point(0, 0),),
    starts=(
        Start(3.42, 0.5, "Momentum rolls from dent to dent down to the lowest; the careful methods keep the first"),
        Start(2.2, 1.18, "Two dents from the bottom, and still the first dent holds four of the five"),
    ),
    optimizers=("sgd(lr=0.002)", "momentum(lr=0.005)", "adagrad(lr=1)", "rmsprop(lr=0.1,alpha=0.9)", "adam(lr=0.5)"),
    steps=100,
    reference=Reference(
        authors="Leonard A. Rastrigin",
        year=1974,
        title="Systems of Extremal Control",
        where="Nauka, Moscow, in Russian; the constants of today are due to later authors",
    ),
)
