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
        Start(1.5, 0.05, "Nearly on a ridge: who lingers at the flat centre, and who turns off before it"),
        Start(1.5, 0, "Exactly on the ridge: gradient and curvature fade together, and SGD never arrives"),
        Start(-0.6, 1.4, "Beside another of the three ridges"),
    ),
    optimizers=("sgd(lr=0.03)", "momentum(lr=0.005)", "adagrad(lr=0.2)", "rmsprop(lr=0.02)", "adam(lr=0.04)"),
    steps=40,
    reference=Reference(
        authors="David Hilbert and Stefan Cohn-Vossen",
        year=1932,
        title="Anschauliche Geometrie",
        where="Springer, Berlin; in English as Geometry and the Imagination, 1952",
    ),
)
