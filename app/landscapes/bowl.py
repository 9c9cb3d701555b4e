"""A quadratic bowl of any condition number, turned by any angle."""

from app.declaration import Parameter
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Turned bowl",
    family="bowl",
    sentence="Turn it away from the axes, and scaling each coordinate by itself no longer rounds the bowl.",
    expression=("((x*cos(pi*phi/180) + y*sin(pi*phi/180))**2 + kappa*(y*cos(pi*phi/180) - x*sin(pi*phi/180))**2)/2"),
    parameters={
        "kappa": Parameter(
            default=20,
            symbol=r"\kappa",
            description="condition number: how many times more curved across the bowl than along it",
            minimum=1,
            slider=(1, 200),
            scale="log",
        ),
        "phi": Parameter(
            default=30,
            symbol=r"\phi",
            description="angle between the long axis and the x axis, in degrees",
            slider=(-90, 90),
        ),
    },
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(Point(0, 0),),
    starts=(
        Start(
            -4, 1, "The adaptive methods drop to the long axis and then crawl along it; at 0 degrees they cut across"
        ),
        Start(
            "-4*cos(pi*phi/180)",
            "-4*sin(pi*phi/180)",
            "On the long axis SGD walks straight; AdaGrad, which scales x and y apart, is led off it",
        ),
        Start(
            "-4*sin(pi*phi/180)",
            "4*cos(pi*phi/180)",
            "On the short axis SGD falls straight to the minimum; the adaptive methods drift past it",
        ),
    ),
    optimizers=(
        "sgd(lr=0.085)",
        "momentum(lr=0.01)",
        "adagrad(lr=1)",
        "rmsprop(lr=0.1,alpha=0.9)",
        "adam(lr=0.2)",
    ),
    steps=60,
)
