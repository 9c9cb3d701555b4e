"""The simplest saddle."""

from app.landscapes.base import CriticalPoint, Landscape, Start

landscape = Landscape(
    label="Saddle",
    family="saddle",
    sentence="The gradient vanishes where there is no minimum: the question is who notices the way down first.",
    expression="x**2 - y**2",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    critical_points=(CriticalPoint(0, 0, "saddle"),),
    starts=(
        Start(-1.5, 0.01, "A hair beside the ridge: methods that scale each axis turn away, SGD visits the saddle"),
        Start(-1.5, 0, "Exactly on the ridge the slope in y is zero, and every method walks into the saddle"),
        Start(1, -0.1, "A little farther from the ridge: how much of the way is still spent beside the saddle"),
    ),
    optimizers=("sgd(lr=0.06)", "momentum(lr=0.02)", "adagrad(lr=0.3)", "rmsprop(lr=0.05)", "adam(lr=0.05)"),
    steps=50,
)
