"""What every declaration is made of: parameters with their bounds, references, and discovery.

A landscape, an optimizer or a schedule is declared in one file of its package. The file's name is
its id, and the folder is the only list there is.
"""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar, Literal, TypeVar


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number (or a switch) that a person may set.

    ``minimum`` and ``maximum`` are hard: what lies outside is refused, and an *open* end excludes
    the bound itself. ``slider`` is the range worth exploring, on a linear or a logarithmic scale.
    A ``whole`` parameter counts something and takes integers only. A ``None`` default means that the
    value follows from the scene, as ``description`` says.
    """

    default: float | int | bool | None
    description: str
    symbol: str
    """LaTeX."""
    minimum: float | None = None
    maximum: float | None = None
    open_minimum: bool = False
    open_maximum: bool = False
    slider: tuple[float, float] | None = None
    scale: Literal["linear", "log"] = "linear"
    whole: bool = False

    @property
    def kind(self) -> type[float] | type[int] | type[bool]:
        """The Python type of the value: ``bool`` for a switch, ``int`` for a count, else ``float``."""
        if isinstance(self.default, bool):
            return bool
        return int if self.whole else float


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Where a declaration comes from, and where in that work to look."""

    authors: str
    year: int
    title: str
    where: str = ""
    """The section, equation or algorithm, and the journal or report."""
    url: str = ""


class Declaration:
    """A rule declared as a dataclass: its fields are its parameters, its class variables say the rest."""

    id: ClassVar[str]
    """The name of the declaring file."""
    label: ClassVar[str]
    sentence: ClassVar[str]
    """One sentence for a student."""
    formula: ClassVar[tuple[str, ...]]
    """The rule in LaTeX, line by line."""
    reference: ClassVar[Reference]
    form: ClassVar[str]
    """The exact form followed, where the literature and the libraries differ."""

    def __init_subclass__(cls) -> None:
        cls.id = cls.__module__.rpartition(".")[2]

    @classmethod
    def parameters(cls) -> dict[str, Parameter]:
        """The declared parameters by name, in the order of declaration."""
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # subclasses are dataclasses
        return {field.name: field.metadata["parameter"] for field in fields}


def parameter(
    default: float | bool | None,
    symbol: str,
    description: str,
    *,
    minimum: float | None = 0.0,
    maximum: float | None = None,
    open_minimum: bool = False,
    open_maximum: bool = False,
    slider: tuple[float, float] | None = None,
    scale: Literal["linear", "log"] = "linear",
    whole: bool = False,
) -> Any:
    """Declare a field of a :class:`Declaration`; the bounds are those of :class:`Parameter`."""
    declared = Parameter(
        default=default,
        symbol=symbol,
        description=description,
        minimum=minimum,
        maximum=maximum,
        open_minimum=open_minimum,
        open_maximum=open_maximum,
        slider=slider,
        scale=scale,
        whole=whole,
    )
    return dataclasses.field(default=default, metadata={"parameter": declared})


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import and yield every declaring module of ``package``: all but ``base``, by name."""
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        if info.name != "base":
            yield importlib.import_module(f"{package.__name__}.{info.name}")


Declared = TypeVar("Declared", bound=Declaration)


def classes(package: ModuleType, base: type[Declared]) -> list[type[Declared]]:
    """The subclass of ``base`` that each declaring module of ``package`` holds."""
    return [
        member
        for module in modules(package)
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, base) and member.__module__ == module.__name__
    ]
