"""The camel with three humps."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

# On y = −x/2 the slope in x vanishes at x = 0 and where x⁴ − 4.2x² + 3.5 = 0.
landscape = Landscape(
    label="Three-hump camel",
    family="many minima",
    sentence="One deep well between two shallow ones: a slow descent settles for the nearest.",
    expression="2*x**2 - 1.05*x**4 + x**6/6 + x*y + y**2",
    domain=((-2.5, 2.5), (-2.5, 2.5)),
    minima=(Point(0, 0),),
    critical_points=(
        CriticalPoint("-sqrt(2.1 + sqrt(0.91))", "sqrt(2.1 + sqrt(0.91))/2", "minimum"),
        CriticalPoint("sqrt(2.1 + sqrt(0.91))", "-sqrt(2.1 + sqrt(0.91))/2", "minimum"),
        CriticalPoint("-sqrt(2.1 - sqrt(0.91))", "sqrt(2.1 - sqrt(0.91))/2", "saddle"),
        CriticalPoint("sqrt(2.1 - sqrt(0.91))", "-sqrt(2.1 - sqrt(0.91))/2", "saddle"),
    ),
    starts=(
        Start(-2.1, -1.8, "Three methods stay left, Adam finds the deep well, and Nesterov rolls on to the right one"),
        Start(-0.6, 2.4, "Following the slope leads to the deep well, evening out the axes to the shallow one"),
    ),
    optimizers=("sgd(lr=0.05)", "nesterov(lr=0.05)", "adagrad(lr=0.5)", "rmsprop(lr=0.05,alpha=0.9)", "adam(lr=0.2)"),
    steps=60,
    levels="log",
    reference=Reference(
        authors="Franklin H. Branin",
        year=1972,
        title="Widely Convergent Method for Finding Multiple Solutions of Simultaneous Nonlinear Equations",
        where="IBM Journal of Research and Development 16(5), pp. 504–522",
        url="https://doi.org/10.1147/rd.165.0504",
    ),
)
