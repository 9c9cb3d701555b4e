"""Beale's valley between steep corners."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Beale",
    family="steep",
    sentence="Nearly flat in the middle and very steep in the corners: no one rate suits both.",
    expression="(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    minima=(Point(3, 0.5),),
    critical_points=(
        CriticalPoint(0, 1, "saddle"),
        CriticalPoint(0.10053793732415836, -2.644513585023125, "saddle"),
    ),
    starts=(
        Start(1, 1.5, "Past the saddle at (0, 1) and along the flat valley: who has the pace for it"),
        Start(-1, 1.2, "On the wrong side: the loss goes on falling towards the left, away from the minimum"),
        Start(3.5, -2, "On a steep flank the rates that suit the valley make SGD and momentum diverge at once"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.005)", "adagrad(lr=0.5)", "rmsprop(lr=0.02)", "adam(lr=0.2)"),
    steps=100,
    levels="log",
    reference=Reference(
        authors="E. M. L. Beale",
        year=1958,
        title="On an Iterative Method for Finding a Local Minimum of a Function of More than One Variable",
        where="Technical Report 25, Statistical Techniques Research Group, Princeton University",
    ),
)
