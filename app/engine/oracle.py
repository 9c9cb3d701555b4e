"""The oracle: everything that an optimizer may ask about the function it descends."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formulas import Formula
from app.formulas.compiled import Arrays, Floats


@dataclass(frozen=True)
class Oracle:
    """Loss and gradient at a point, in both gears.

    Both functions return ``(f, f_x, f_y)``. ``cost`` is how many evaluations of the function or its
    gradient one such question takes.
    """

    floats: Floats
    arrays: Arrays
    cost: int = 1
    formula: Formula | None = None
    """The one whose value and gradient these are and no more: a run may compute them without asking ``floats``."""
    values: tuple[float, ...] = ()
    """Those of its parameters, in its own order."""

    @classmethod
    def analytic(cls, formula: Formula, parameters: Mapping[str, float]) -> "Oracle":
        """The exact gradient of ``formula``, from calculus."""
        return cls(
            floats=formula.floats("gradient", parameters),
            arrays=formula.arrays("gradient", parameters),
            formula=formula,
            values=tuple(float(parameters[name]) for name in formula.parameters),
        )
