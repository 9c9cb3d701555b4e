"""Egg cartons without end."""

from app.declaration import Reference
from app.landscapes.base import Landscape, Point, Start

landscape = Landscape(
    label="Eggholder",
    family="many minima",
    sentence="Deep wells everywhere and the deepest on the very edge of the map: descent only ever knows its own well.",
    expression="-(y + 47)*sin(sqrt(abs(x/2 + y + 47))) - x*sin(sqrt(abs(x - y - 47)))",
    domain=((-512.0, 512.0), (-512.0, 512.0)),
    # On the edge of the domain: beyond it, where no bound holds an optimizer, the loss goes on falling.
    minima=(Point(512, 404.2318051137578),),
    starts=(
        Start(-175, -225, "One start, five methods, five wells: nothing here says which is deep"),
        Start(420, 330, "Towards the deepest well, whose bottom lies on the edge: what holds a method on the map"),
    ),
    optimizers=("sgd(lr=2)", "momentum(lr=1)", "adagrad(lr=50)", "rmsprop(lr=10)", "adam(lr=20)"),
    steps=80,
    reference=Reference(
        authors="Darrell Whitley, Soraya Rana, John Dzubera and Keith E. Mathias",
        year=1996,
        title="Evaluating Evolutionary Algorithms",
        where="Artificial Intelligence 85(1–2), pp. 245–276, section 4.2, function F101",
        url="https://doi.org/10.1016/0004-3702(95)00124-7",
    ),
)
