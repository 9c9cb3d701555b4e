"""What a target of a script declares: a library, and how a scene is written for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.figures.picture import Picture


@dataclass(frozen=True, kw_only=True)
class Target:
    """A library to write a script for."""

    label: str
    """Its name for a person."""
    imports: tuple[str, ...]
    """What every script begins with."""
    functions: Callable[[str], str]
    """The library's name for an operation of a formula."""
    constants: str
    """The module that holds pi and e."""
    helpers: Mapping[str, str] = field(default_factory=dict)
    """The source of functions that the library lacks, by name."""
    number: str = "{}"
    """How the argument of a function is written where it does not depend on x and y."""
    write: Callable[[Picture], "Body"]
    """The script below the formula.

    Raises:
        QueryError: if the library cannot take these steps.
    """


@dataclass(frozen=True)
class Body:
    """What follows the function in a script."""

    blocks: tuple[str, ...]
    """Functions and assignments, to be set apart by blank lines."""
    imports: tuple[str, ...] = ()
    """What they take beyond the target's own imports."""


def renamed(operations: Mapping[str, str], module: str) -> Callable[[str], str]:
    """The functions of ``module``, named as the operations are but for these."""
    return lambda operation: operations.get(operation) or f"{module}.{operation}"
