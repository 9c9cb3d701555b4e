"""What a landscape declares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from app.declaration import Parameter, Reference
from app.formulas import Formula, constant, formula

Family = Literal["bowl", "saddle", "valley", "plateau", "steep", "many minima", "non-smooth", "typed"]
"""The kind of ground, in the order in which a student meets it. ``typed`` is a person's own formula."""

Kind = Literal["minimum", "saddle", "maximum", "degenerate"]

Domain = tuple[tuple[float, float], tuple[float, float]]
"""``((x_min, x_max), (y_min, y_max))``."""

Coordinate = float | str
"""A number, or a formula in the landscape's parameters, such as ``"a**2"``."""


@dataclass(frozen=True)
class Point:
    """A place worth marking. Coordinates may depend on the landscape's parameters."""

    x: Coordinate
    y: Coordinate

    def at(self, parameters: Mapping[str, float]) -> tuple[float, float]:
        """The coordinates as numbers, for these parameters."""
        return _number(self.x, parameters), _number(self.y, parameters)


@dataclass(frozen=True)
class Start(Point):
    """A start worth trying, and what to look for from there."""

    caption: str


@dataclass(frozen=True)
class CriticalPoint(Point):
    """A place other than the global minima where the gradient is zero."""

    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Landscape:
    """A function f(x, y) to minimise, with what is known about it.

    ``minima`` are the global ones. ``id`` is the name of the declaring file, or ``None`` for a
    formula that a person typed.
    """

    id: str | None = None
    label: str
    family: Family
    sentence: str
    """One sentence on what the landscape teaches."""
    expression: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    domain: Domain
    minima: tuple[Point, ...] = ()
    critical_points: tuple[CriticalPoint, ...] = ()
    starts: tuple[Start, ...]
    """At least one; the first is the default."""
    optimizers: tuple[str, ...] = (
        "sgd(lr=0.1)",
        "momentum(lr=0.1)",
        "adagrad(lr=1.5)",
        "rmsprop(lr=0.1)",
        "adam(lr=0.3)",
    )
    """Optimizers at rates that show something here, for a scene that names none."""
    steps: int = 30
    """How many steps are worth watching, for a scene that does not say."""
    levels: Literal["linear", "log"] = "linear"
    """How contour levels are spaced above the lowest value."""
    reference: Reference | None = None

    @property
    def formula(self) -> Formula:
        """The compiled formula; its arguments after x and y are the parameters in order."""
        return formula(self.expression, tuple(self.parameters))

    @property
    def defaults(self) -> dict[str, float]:
        """Every parameter at its default."""
        return {name: float(p.default or 0.0) for name, p in self.parameters.items()}


FAMILIES: tuple[Family, ...] = get_args(Family)


def _number(coordinate: Coordinate, parameters: Mapping[str, float]) -> float:
    return constant(coordinate, parameters) if isinstance(coordinate, str) else float(coordinate)
