"""The camel with six humps."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Six-hump camel",
    family="many minima",
    sentence="Six minima of three depths in pairs: a low loss somewhere is not yet the lowest.",
    expression="(4 - 2.1*x**2 + x**4/3)*x**2 + x*y + (4*y**2 - 4)*y**2",
    domain=((-2.0, 2.0), (-1.2, 1.2)),
    minima=(
        Point(0.08984201310031806, -0.7126564030207396),
        Point(-0.08984201310031806, 0.7126564030207396),
    ),
    critical_points=(
        CriticalPoint(1.703606714969981, -0.7960835686726251, "minimum"),
        CriticalPoint(-1.703606714969981, 0.7960835686726251, "minimum"),
        CriticalPoint(1.6071047529201972, 0.5686514548841314, "minimum"),
        CriticalPoint(-1.6071047529201972, -0.5686514548841314, "minimum"),
        CriticalPoint(0, 0, "saddle"),
        CriticalPoint(1.1092053368047865, -0.7682680925095399, "saddle"),
        CriticalPoint(-1.1092053368047865, 0.7682680925095399, "saddle"),
        CriticalPoint(1.6380679841897785, 0.22867406904439408, "saddle"),
        CriticalPoint(-1.6380679841897785, -0.22867406904439408, "saddle"),
        CriticalPoint(1.2960702671671092, 0.6050843880386585, "saddle"),
        CriticalPoint(-1.2960702671671092, -0.6050843880386585, "saddle"),
        CriticalPoint(1.2302298765166526, 0.16233458445899496, "maximum"),
        CriticalPoint(-1.2302298765166526, -0.16233458445899496, "maximum"),
    ),
    starts=(
        Start(-1.33, -1.1, "Steep ground between three wells: the length of the first step decides"),
        Start(-1.9, -1.1, "Above a well of the shallowest pair: who is content with it, and who rolls on"),
    ),
    optimizers=("sgd(lr=0.02)", "momentum(lr=0.01)", "adagrad(lr=0.3)", "rmsprop(lr=0.05,alpha=0.9)", "adam(lr=0.1)"),
    steps=50,
    reference=Reference(
        authors="L. C. W. Dixon and G. P. Szegö (editors)",
        year=1978,
        title="Towards Global Optimisation 2",
        where="North-Holland, Amsterdam",
    ),
)
