"""Himmelblau's four wells."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Himmelblau",
    family="many minima",
    sentence="Four minima, all equally deep: which one is found depends on the start and on the method.",
    expression="(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(
        Point(3, 2),
        Point(-2.805118086952745, 3.131312518250573),
        Point(-3.779310253377747, -3.2831859912861696),
        Point(3.5844283403304917, -1.8481265269644036),
    ),
    critical_points=(
        CriticalPoint(3.385154183607021, 0.07385187983774928, "saddle"),
        CriticalPoint(0.08667750455539636, 2.884254701174776, "saddle"),
        CriticalPoint(-3.0730257507643897, -0.08135304428796751, "saddle"),
        CriticalPoint(-0.12796134673068008, -1.9537149802445763, "saddle"),
        CriticalPoint(-0.2708445906673476, -0.9230385564799815, "maximum"),
    ),
    starts=(
        Start(0.4, -4.6, "One start, five methods, three wells: who ends where"),
        Start(0, 0, "Near the top of the hill, where nearly all agree and one rolls on"),
        Start(-4.5, 4.5, "High in a corner, on ground eleven times steeper than at the origin"),
    ),
    optimizers=("sgd(lr=0.01)", "momentum(lr=0.005)", "adagrad(lr=0.5)", "rmsprop(lr=0.1,alpha=0.9)", "adam(lr=0.3)"),
    steps=60,
    levels="log",
    reference=Reference(
        authors="David M. Himmelblau",
        year=1972,
        title="Applied Nonlinear Programming",
        where="McGraw-Hill, New York",
    ),
)
