"""What the parts of a Plotly figure have in common."""

from collections.abc import Iterable
from html import escape
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.figures import places
from app.figures.charts import alone
from app.figures.palette import Palette, css
from app.figures.picture import Picture, Run

Array = NDArray[np.float64]
Trace = dict[str, Any]

WIDTH, CASING = 2.25, 5.0
"""Of a path, and of what lifts it off the ground."""
PIXELS = 96 / 72
"""Of the page in a point of type."""
SMALL = 0.8
"""The type of what is said beside something, in the size of the type."""


def small(picture: Picture) -> float:
    """The same in pixels."""
    return SMALL * PIXELS * picture.view.font


def placed_in(picture: Picture, places: Array) -> dict[str, Array]:
    """Coordinates of places that are told in parts of the picture, of shape (places, 2)."""
    parts = zip("xy", places.reshape(-1, 2).T, picture.domain, strict=True)
    return {name: np.ascontiguousarray(low + part * (high - low)) for name, part, (low, high) in parts}


def halo(picture: Picture) -> str:
    """The shadow that lifts words off the ground."""
    casing = css(picture.palette.casing)
    return ", ".join(f"{x}px {y}px 1px {casing}" for x in (-1, 0, 1) for y in (-1, 0, 1))


def plain(text: str) -> str:
    """A person's words as text: Plotly reads a little HTML."""
    return escape(text, quote=False)


def axis(palette: Palette, **rest: Any) -> dict[str, Any]:
    """An axis as the page has it."""
    return {
        "zeroline": False,
        "showgrid": False,
        "showline": True,
        "linecolor": css(palette.hairline),
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": css(palette.hairline),
        "tickfont": {"color": css(palette.muted)},
        "gridcolor": css(palette.hairline),
        "exponentformat": "power",
        **rest,
    }


def stroke(run: Run, width: float) -> dict[str, Any]:
    """The line of a run."""
    return {"width": width, "color": css(run.colour), "dash": run.dash}


def joined(heights: Array, width: float, colour: str) -> dict[str, Any]:
    """How heights are drawn: as a line of a width, and as dots where they stand alone."""
    if not (lone := alone(heights)).size:
        return {"mode": "lines", "y": heights}
    sizes = np.zeros(len(heights))
    sizes[lone] = 2 * width
    return {
        "mode": "lines+markers",
        "y": heights,
        "marker": {"size": sizes, "color": colour, "line": {"width": 0}},
    }


def ordered(picture: Picture, pairs: list[tuple[Trace, Trace]]) -> list[Trace]:
    """Each casing under its own line; where there are many paths, under the lines of all, which it would hide."""
    layers = zip(*pairs, strict=True) if picture.crowded else pairs
    return [trace for layer in layers for trace in layer]


class Labelled(Protocol):
    """What belongs to a label of the legend."""

    @property
    def label(self) -> str:
        """Which one."""


Member = TypeVar("Member", bound=Labelled)


def families(members: Iterable[Member]) -> list[list[Member]]:
    """What has the same label together, which the legend shows and hides at once."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.label, []).append(member)
    return [*found.values()]


def travelled(run: Run, position: float) -> tuple[Array, Array, Array]:
    """The coordinates of a run up to a position, and its loss at each point; NaN between two steps."""
    x, y = places.travelled(run.trajectory.path, position)
    loss = run.trajectory.path.loss[: len(x)]
    return x, y, loss if len(loss) == len(x) and position == int(position) else _without_last(loss, len(x))


def _without_last(loss: Array, count: int) -> Array:
    known = loss[: count - 1]
    return np.append(known, np.full(count - len(known), np.nan))
