"""What a schedule declares."""

from abc import ABC, abstractmethod

from app.declaration import Declaration

GIVEN = {"learning_rate": r"\eta_t", "lr": r"\eta", "step": "t"}
"""What every schedule is given, and what it gives, by its symbol in LaTeX."""


class Schedule(Declaration, ABC):
    r"""How the learning rate changes with the step.

    ``formula`` gives the rate \eta_t, with \eta the optimizer's own rate and t the steps already taken.
    """

    @abstractmethod
    def rates(self, lr: float, steps: int) -> list[float]:
        """The learning rate of each of ``steps`` steps, for an optimizer whose own rate is ``lr``."""
