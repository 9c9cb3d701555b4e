"""Branin's three equal wells."""

from app.declaration import Reference
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

landscape = Landscape(
    label="Branin",
    family="many minima",
    sentence="Three equally deep wells along a bent valley: there is no single right answer to find.",
    expression="(y - 5.1*x**2/(4*pi**2) + 5*x/pi - 6)**2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
    domain=((-5.0, 10.0), (0.0, 15.0)),
    # Beyond the domain the wells go on for ever, one at each odd multiple of pi.
    minima=(Point("-pi", 12.275), Point("pi", 2.275), Point("3*pi", 2.475)),
    critical_points=(CriticalPoint(0, 6, "saddle"), CriticalPoint("2*pi", 1.1, "saddle")),
    starts=(
        Start(-4.2, 1.3, "All three wells are found from here, by one method or another"),
        Start(6, 14, "High on the flank above two wells: the saddle between them parts the methods"),
        Start(0.1, 6, "Beside a saddle, with a well on either side"),
    ),
    optimizers=("sgd(lr=0.03)", "momentum(lr=0.01)", "adagrad(lr=2)", "rmsprop(lr=0.1)", "adam(lr=0.4)"),
    steps=60,
    levels="log",
    reference=Reference(
        authors="Franklin H. Branin",
        year=1972,
        title="Widely Convergent Method for Finding Multiple Solutions of Simultaneous Nonlinear Equations",
        where="IBM Journal of Research and Development 16(5), pp. 504–522; with the constants of Dixon and Szegö 1978",
        url="https://doi.org/10.1147/rd.165.0504",
    ),
)
