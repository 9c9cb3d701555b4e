"""A hole in a plain."""

from app.declaration import Parameter, Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Plateau",
    family="plateau",
    sentence="Far out the gradient fades, and a step in proportion to it fades too.",
    expression="(x**2 + y**2)/(w + x**2 + y**2)",
    parameters={
        "w": Parameter(
            default=0.5,
            symbol="w",
            description="how wide the hole is: the loss is half its height at a distance of the root of w",
            minimum=0,
            open_minimum=True,
            slider=(0.05, 5),
            scale="log",
        ),
    },
    domain=((-4.0, 4.0), (-4.0, 4.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(-3.5, 1.5, "On the plain SGD creeps, while the methods that normalise walk at a steady pace"),
        Start(0.6, 1.6, "Closer in, the same SGD falls at once: the rate was right for here"),
    ),
    optimizers=("sgd(lr=0.5)", "momentum(lr=0.5)", "adagrad(lr=0.5)", "rmsprop(lr=0.05,alpha=0.9)", "adam(lr=0.1)"),
    steps=100,
    reference=Reference(
        authors="Stuart Geman and Donald E. McClure",
        year=1987,
        title="Statistical Methods for Tomographic Image Reconstruction",
        where="Bulletin of the International Statistical Institute 52(4), pp. 5–21: the robust loss, here of a radius",
    ),
)
