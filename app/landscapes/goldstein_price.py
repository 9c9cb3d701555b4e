"""Goldstein and Price's steep quartics."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Goldstein–Price",
    family="steep",
    sentence="From 3 to a million within a few units: one rate for all of it either crawls or flies.",
    expression=(
        "(1 + (x + y + 1)**2*(19 - 14*x + 3*x**2 - 14*y + 6*x*y + 3*y**2))"
        "*(30 + (2*x - 3*y)**2*(18 - 32*x + 12*x**2 + 48*y - 36*x*y + 27*y**2))"
    ),
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    minima=(Point(0, -1),),
    critical_points=(
        CriticalPoint(-0.6, -0.4, "minimum"),
        CriticalPoint(1.8, 0.2, "minimum"),
        CriticalPoint(1.2, 0.8, "minimum"),
        CriticalPoint(-0.4, -0.6, "saddle"),
        CriticalPoint(1.2, -0.2, "saddle"),
        CriticalPoint(1.4, 0.6, "saddle"),
        CriticalPoint(0.6, 0.4, "saddle"),
        CriticalPoint(0.8, 0.2, "maximum"),
    ),
    starts=(
        Start(-1, 0.5, "Who settles in a well ten times too high, and who rolls on to the lowest"),
        Start(-1.33, -1.33, "Between two wells, with a third one far away for whoever arrives too fast"),
        Start(1.5, 1.2, "Above the highest of the wells, where the loss is 840 and not 3: who gets out of it"),
    ),
    optimizers=(
        "sgd(lr=0.00002)",
        "momentum(lr=0.00001)",
        "adagrad(lr=0.3)",
        "rmsprop(lr=0.02)",
        "adam(lr=0.1)",
    ),
    steps=100,
    levels="log",
    reference=Reference(
        authors="Allen A. Goldstein and J. F. Price",
        year=1971,
        title="On Descent from Local Minima",
        where="Mathematics of Computation 25(115), pp. 569–574",
        url="https://doi.org/10.1090/S0025-5718-1971-0312365-X",
    ),
)
