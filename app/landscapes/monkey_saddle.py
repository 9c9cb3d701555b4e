"""The saddle with a third way down, for the tail."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Start

landscape = Landscape(
    label="Monkey saddle",
    family="saddle",
    sentence="Three ways down meet in a point where even the curvature is zero, so leaving it takes long.",
    expression="x**3 - 3*x*y**2",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    critical_points=(CriticalPoint(0, 0, "degenerate"),),
    starts=(
        Start(1.5, 0.05, "Nearly on a ridge: who turns off early, and whom speed carries across the flat centre"),
        Start(
            "-(1.5 + 0.05*sqrt(3))/2",
            "(1.5*sqrt(3) - 0.05)/2",
            "The first start, turned like the saddle: SGD and momentum turn with it, the other paths change",
        ),
        Start(1.5, 0, "Exactly on the ridge slope and curvature fade together, and only speed leads across"),
    ),
    optimizers=(
        "sgd(lr=0.03)",
        "momentum(lr=0.007)",
        "adagrad(lr=0.2)",
        "rmsprop(lr=0.02)",
        "adam(lr=0.04)",
    ),
    steps=40,
    reference=Reference(
        authors="David Hilbert and Stefan Cohn-Vossen",
        year=1932,
        title="Anschauliche Geometrie",
        where="Springer, Berlin; in English as Geometry and the Imagination, 1952",
    ),
)
