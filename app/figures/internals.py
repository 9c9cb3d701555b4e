"""What one optimizer remembers, and its step along each axis: a row for each quantity, as on the page."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.figures.charts import HIDDEN, NOTHING, NOTHING_ABOVE, linear_below, said
from app.figures.picture import Array, Picture, Run
from app.figures.scales import Scale, scale_of
from app.optimizers import OPTIMIZERS
from app.words import marked

AXES = (("x", "solid"), ("y", "dot"))
"""The axes of the plane, and how the lines along them are drawn."""
FAINT = 0.45
"""How strongly the forms of a quantity are drawn that come before the one that a step uses."""
STEP = marked("effective step")
_KEY = marked("x solid, y dotted")
_LETTERS = {
    "eta": "η",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "theta": "θ",
    "Delta": "Δ",
}
_OVER = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}
"""Marks that Unicode sets over the letter before them."""


@dataclass(frozen=True)
class Form:
    """A quantity as a formula has it: raw, or corrected."""

    symbol: str
    """In LaTeX; "" for what no formula names."""
    values: Array
    """Along both axes and at every point, of shape (2, points)."""
    opacity: float


@dataclass(frozen=True)
class Row:
    """The forms of one quantity."""

    symbol: str
    """In LaTeX; "" for what no formula names."""
    meaning: str
    """In English."""
    forms: tuple[Form, ...]

    def heading(self, locale: str) -> str:
        """What stands over the row, in plain text."""
        return "  ".join(filter(None, (plain(self.symbol), said(self.meaning, locale))))


@dataclass(frozen=True)
class Internals:
    """The internals of the run that the view inspects, or of the first."""

    picture: Picture

    @cached_property
    def run(self) -> Run | None:
        """Whose they are."""
        runs = self.picture.runs
        return next((run for run in runs if run.tag == self.picture.view.inspect), runs[0] if runs else None)

    @cached_property
    def rows(self) -> list[Row]:
        """What the optimizer remembers, each with the forms that it makes of it; if it remembers nothing, all it knows.

        The effective step comes last.
        """
        state = self.run.trajectory.state if self.run else None
        if not state or not self.run:
            return []
        rule = OPTIMIZERS[self.run.trajectory.optimizer]
        known = {name: told for name, told in rule.quantities().items() if name in state.quantities}
        own = [name for name in known if name in rule.state]
        found = []
        for name in own or known:
            symbol, meaning = known[name]
            kin = [other for other in known if other not in own and stem(known[other][0]) == stem(symbol)]
            forms = [(known[one][0], state.quantities[one]) for one in (name, *(kin if own else ()))]
            found.append(_row(symbol, meaning, forms))
        return [*found, _row("", STEP, [("", state.effective_step)])]

    @cached_property
    def scales(self) -> list[Scale]:
        """The vertical axis of each row."""
        axis = self.picture.view.state_axis
        return [scale_of(axis, [line for form in row.forms for line in form.values], whole=True) for row in self.rows]

    def note(self, locale: str) -> str:
        """What is said beside the name."""
        thresholds = [scale for scale in self.scales if scale.threshold is not None]
        return " · ".join([said(_KEY, locale), *([said(linear_below(*thresholds), locale)] if thresholds else [])])

    @property
    def notice(self) -> str:
        """Why nothing is drawn; "" where something is."""
        if not self.run:
            return HIDDEN
        if not all(scale.empty for scale in self.scales):
            return ""
        some = any(np.isfinite(form.values).any() for row in self.rows for form in row.forms)
        return NOTHING_ABOVE if some else NOTHING


def values_at(form: Form, position: float) -> tuple[int, tuple[float, ...]]:
    """The step at which a form stands at a position, and its values along both axes there."""
    step = max(0, min(int(position), form.values.shape[1] - 1))
    return step, tuple(form.values[:, step].tolist())


def stem(latex: str) -> str:
    """A symbol without its accent and index: what the corrected form of a quantity shares with the raw one."""
    return re.sub(r"[{}\s]", "", re.sub(r"_(t|\{t\})$", "", re.sub(r"\\hat\s*", "", latex)))


def plain(latex: str) -> str:
    """A symbol as plain text."""
    accented = re.sub(
        r"\\(hat|bar|tilde)\s*\{?(\\?[A-Za-z]+?)\}?(?=[^A-Za-z]|$)",
        lambda found: found[2] + _OVER[found[1]],
        re.sub(r"_(t|\{t\})$", "", latex),
    )
    return re.sub(r"[{}^]", "", re.sub(r"\\([A-Za-z]+)", lambda found: _LETTERS.get(found[1], found[1]), accented))


def _row(symbol: str, meaning: str, forms: list[tuple[str, Array]]) -> Row:
    """A row of which the last form is the one in full colour."""
    last = len(forms) - 1
    made = tuple(Form(name, values, 1.0 if rank == last else FAINT) for rank, (name, values) in enumerate(forms))
    return Row(symbol, meaning, made)
