"""What an optimizer declares, and the operations its update rule may use."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.declaration import Declaration, parameter

Number = TypeVar("Number", float, NDArray[np.float64])
"""A coordinate in either gear: one Python float, or an array with one entry per run and axis."""

State: TypeAlias = tuple[Number, ...]
"""What an optimizer remembers of one coordinate."""

GIVEN = {"gradient": "g_t", "position": r"\theta_t", "step": "t"}
"""What every update rule is given, by its symbol in LaTeX."""

Family = Literal["plain", "momentum", "adaptive", "sign"]


@dataclass(frozen=True)
class Divisor:
    """What a step divides its direction by: a quantity, or its root, plus a hyperparameter."""

    name: str
    root: bool = True
    plus: str | None = "eps"


@dataclass(frozen=True)
class Called:
    """What a library calls an update rule: its function or class, which takes the same steps.

    A library that words the rule in another form, so that its path is another one, has no such entry.
    """

    name: str
    given: dict[str, Any] = field(default_factory=dict)
    """Arguments that make it this very rule."""
    arguments: dict[str, str] = field(default_factory=dict)
    """What it calls a hyperparameter, where that is not what it usually does."""
    only: dict[str, float | bool] = field(default_factory=dict)
    """Hyperparameters that it does not have, with the value at which it can do without."""
    refuses: dict[str, float | bool] = field(default_factory=dict)
    """Values of a hyperparameter that it does not take."""
    decayed: bool = False
    """Whether weight decay is a transformation of its own before it."""


class Operations(Protocol[Number]):
    """The functions beyond plain arithmetic that an update rule may call, in either gear."""

    def sqrt(self, a: Number, /) -> Number: ...
    def absolute(self, a: Number, /) -> Number: ...
    def sign(self, a: Number, /) -> Number: ...
    def maximum(self, a: Number, b: Any, /) -> Number: ...
    def minimum(self, a: Number, b: Any, /) -> Number: ...
    def where(self, condition: Any, a: Any, b: Any, /) -> Number: ...


@dataclass(frozen=True)
class Optimizer(Declaration, ABC):
    """An update rule with its hyperparameters, for one coordinate at a time.

    Every rule in the catalogue acts on each coordinate by itself, so ``step`` is written once and
    serves a Python float as well as an array of any shape. The fields of the dataclass are the
    hyperparameters, one of them the learning rate ``lr``; ``formula`` has one line for each line of
    ``step``.
    """

    family: ClassVar[Family]
    year: ClassVar[int]
    """When it first appeared in print."""
    state: ClassVar[dict[str, tuple[str, str]]] = {}
    """For each state variable in the order of the state tuple: its symbol in LaTeX and its meaning."""
    derived: ClassVar[dict[str, tuple[str, str]]] = {}
    """The same for what a step makes on its way and does not remember, in the order of the formula."""
    direction: ClassVar[str] = "gradient"
    """The quantity that a step follows: weight decay apart, the move is this times the effective step."""
    factors: ClassVar[tuple[str, ...]] = ("lr",)
    """What multiplies the direction: hyperparameters and quantities."""
    divisor: ClassVar[Divisor | None] = None
    """What divides the direction. The effective step is the product of the factors over the divisor."""
    scheduled: ClassVar[bool] = True
    """Whether a schedule may drive ``lr``."""
    torch: ClassVar[Called | None] = None
    """What torch.optim calls it."""
    optax: ClassVar[Called | None] = None
    """What optax calls it."""

    lr: float

    @classmethod
    def quantities(cls) -> dict[str, tuple[str, str]]:
        """All that the formula names, the state first: symbol and meaning."""
        return {**cls.state, **cls.derived}

    def start(self, x: Number) -> State[Number]:
        """The state before the first step at coordinate ``x``."""
        return ()

    @abstractmethod
    def step(
        self, ops: Operations[Number], t: int, lr: float, x: Number, g: Number, state: State[Number]
    ) -> tuple[Number, State[Number]]:
        """Take step ``t`` (1, 2, ...) at rate ``lr`` from ``x`` with gradient ``g``.

        Returns the next coordinate and the next state.
        """


def learning_rate(default: float, description: str = "learning rate", slider: tuple[float, float] = (1e-4, 1.0)) -> Any:
    """The learning rate, which every optimizer has."""
    return parameter(default, r"\eta", description, slider=slider, scale="log")


def decay(default: float, symbol: str, description: str, slider: tuple[float, float] = (0, 0.999)) -> Any:
    """The share of the past that a running mean keeps: at least 0 and below 1."""
    return parameter(default, symbol, description, maximum=1, open_maximum=True, slider=slider)


def epsilon(
    default: float,
    description: str = "keeps the division finite",
    slider: tuple[float, float] = (1e-10, 0.1),
) -> Any:
    """The small number in a denominator."""
    return parameter(default, r"\epsilon", description, slider=slider, scale="log")


def weight_pull(default: float = 0.0, description: str = "pull towards the origin (L2)") -> Any:
    """Weight decay."""
    return parameter(default, r"\lambda", description, slider=(0, 0.5))


def decoupling() -> Any:
    """The switch from L2 regularization to decoupled weight decay."""
    description = "shrink the point itself, as AdamW does, instead of adding to the gradient"
    return parameter(False, r"\text{decoupled}", description)
