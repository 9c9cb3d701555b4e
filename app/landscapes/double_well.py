"""Two wells, one of them lifted."""

from app.declaration import Parameter
from app.landscapes.base import CriticalPoint, Landscape, Point, Start

# Along y = 0 the slope is 4x³ − 4x + c; its three roots are these, by Viète's cosines.
landscape = Landscape(
    label="Double well",
    family="many minima",
    sentence="A deep well behind a shallow one: it takes speed to cross the barrier between them.",
    expression="x**4 - 2*x**2 + c*x + y**2",
    parameters={
        "c": Parameter(
            default=0.4,
            symbol="c",
            description="tilt, which lifts the right well above the left one; near 1.54 the right well vanishes",
            minimum=0,
            open_minimum=True,
            maximum=1.5,
            slider=(0.05, 1.5),
        ),
    },
    domain=((-2.0, 2.0), (-1.5, 1.5)),
    minima=(Point("-2/sqrt(3)*cos(acos(3*sqrt(3)*c/8)/3)", 0),),
    critical_points=(
        CriticalPoint("2/sqrt(3)*sin(asin(3*sqrt(3)*c/8)/3)", 0, "saddle"),
        CriticalPoint("2/sqrt(3)*cos(acos(-3*sqrt(3)*c/8)/3)", 0, "minimum"),
    ),
    starts=(
        Start(1.8, 1, "High behind the shallow well: who arrives with enough speed to roll through it"),
        Start(0.2, 1.2, "Just right of the barrier: the shallow well is near, the deep one is not"),
        Start(0.05, -1.2, "Just left of the barrier: the same step sizes, the other well"),
    ),
    optimizers=("sgd(lr=0.05)", "momentum(lr=0.02)", "adagrad(lr=0.3)", "rmsprop(lr=0.05,alpha=0.9)", "adam(lr=0.1)"),
    steps=60,
)
