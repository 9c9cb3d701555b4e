"""McCormick's wave on a trough."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="McCormick",
    family="many minima",
    sentence="Wells on a tilted trough, each lower than the one before: what is global depends on where one looks.",
    expression="sin(x + y) + (x - y)**2 - 1.5*x + 2.5*y + 1",
    domain=((-1.5, 4.0), (-3.0, 4.0)),
    # Lowest in the domain only: from well to well along the trough the loss falls by pi.
    minima=(Point("1/2 - pi/3", "-1/2 - pi/3"),),
    critical_points=(
        CriticalPoint("1/2 + 2*pi/3", "-1/2 + 2*pi/3", "minimum"),
        CriticalPoint("1/2 + pi/3", "-1/2 + pi/3", "saddle"),
    ),
    starts=(
        Start(3.3, -1.25, "Down the flank of the trough: momentum rolls past the lowest well and off the map"),
        Start(3.5, 3.5, "Above the upper well, which holds whoever comes slowly"),
    ),
    optimizers=("sgd(lr=0.1)", "momentum(lr=0.05)", "adagrad(lr=0.5)", "rmsprop(lr=0.05)", "adam(lr=0.2)"),
    steps=50,
    reference=Reference(
        authors="Momin Jamil and Xin-She Yang",
        year=2013,
        title="A Literature Survey of Benchmark Functions for Global Optimisation Problems",
        where="International Journal of Mathematical Modelling and Numerical Optimisation 4(2), pp. 150–194, McCormick",
        url="https://arxiv.org/abs/1308.4008",
    ),
)
