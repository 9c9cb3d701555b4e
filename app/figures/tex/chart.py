"""A chart over the step, on axes of PGFPlots."""

from dataclasses import dataclass

import numpy as np

from app.figures.charts import STEP, alone, index_at, said
from app.figures.clipping import Point, inside
from app.figures.picture import Array, Picture
from app.figures.scales import Scale
from app.figures.tex.lines import Piece, cut
from app.figures.tex.place import SMALL, Spot
from app.figures.tex.words import escape
from app.figures.ticks import many, whole
from app.view import Axis

NARROW = {"log": 1.0, "linear": 1e-3}
"""How many orders of magnitude, or parts of the numbers on it, an axis of PGFPlots has at least."""
FAR = 280.0
"""How many of them it can count."""
NONE = r"\empty"
"""No ticks at all, where nothing would mean those that PGFPlots finds."""


@dataclass(frozen=True)
class Chart:
    """One chart, whose axis tells the values themselves; where PGFPlots cannot count so far or so finely, and where an
    axis is one that it lacks, heights are drawn as parts of the axis.
    """

    picture: Picture
    axis: Axis
    scale: Scale
    base: float = 0.0
    """What is taken off every value."""

    @property
    def _is_log(self) -> bool:
        low, high = self.scale.range
        return (
            self.axis == "log"
            and not self.scale.empty
            and high - low >= NARROW["log"]
            and max(abs(low), abs(high)) < FAR
        )

    @property
    def _is_plain(self) -> bool:
        low, high = self.scale.range
        return self.axis == "linear" and high - low >= NARROW["linear"] * max(abs(low), abs(high))

    @property
    def _ends(self) -> tuple[float, float]:
        low, high = self.scale.range
        return (10.0**low, 10.0**high) if self._is_log else (low, high) if self._is_plain else (0.0, 1.0)

    def lines(self, spot: Spot, body: list[str], locale: str, *, notice: str = "", steps: bool = True) -> list[str]:
        """The axes with what is on them.

        Args:
            spot: where they stand.
            body: what is on them.
            locale: the language of the words.
            notice: what is said where nothing is.
            steps: whether steps are told below.
        """
        (low, high), count = self._ends, self.picture.span
        ticks = [] if self.scale.empty else self.scale.ticks(spot.ticks(2.4))
        xs = whole(count, many(spot.across, 4.5 * SMALL))
        words = "" if steps else " xticklabels={},"
        name = f" xlabel={{{escape(said(STEP, locale))}}}," if steps and spot.named else ""
        told = (
            rf"\node[thalweg notice, text width={{.85*({spot.width})}}] at (rel axis cs:.5,.5) "
            rf"{{{escape(said(notice, locale))}}};"
        )
        return [
            r"\begin{axis}[thalweg chart,",
            f"  {spot.keys},",
            f"  xmin=0, xmax={count}, enlarge x limits={{abs={0.02 * count:g}}}, xtick={{{','.join(map(str, xs))}}},"
            f"{words}{name}",
            f"  ymin={low!r}, ymax={high!r},{' ymode=log,' if self._is_log else ''}",
            f"  ytick={{{','.join(self._height(at) for at, _ in ticks) or NONE}}},",
            f"  yticklabels={{{','.join(f'{{{escape(text)}}}' for _, text in ticks)}}}]",
            *body,
            *([told] if notice else []),
            r"\end{axis}",
        ]

    def curve(self, look: str, steps: Array, values: Array) -> list[str]:
        """Values as far as they are seen."""
        points, exact = self._points(steps, values)
        return [
            rf"\addplot[{look}] coordinates {{{self._written(piece, exact)}}};" for piece in cut(points, self._edges)
        ]

    def lone(self, look: str, steps: Array, values: Array) -> list[str]:
        """Values that no line joins to a neighbour, if they are seen."""
        points, exact = self._points(steps, values)
        found = [points[place] for place in alone(np.array([height for _, height in points]))]
        seen = [point for point in found if inside(self._edges, point)]
        return [rf"\addplot[{look}] coordinates {{{self._written(seen, exact)}}};"] if seen else []

    def dot(self, look: str, steps: Array, values: Array, position: float, *, beyond: bool = False) -> list[str]:
        """Where a curve stands at a position: a dot or, if ``beyond``, an arrow on the edge that it lies beyond."""
        index = index_at(steps, position)
        found = None if index is None else self.scale.standing(float(values[index]))
        if index is None or found is None or (found.angle is not None and not beyond):
            return []
        points, exact = self._points(steps, values)
        turned = "" if found.angle is None else f", thalweg beyond={-found.angle}"
        point = points[index] if found.angle is None else (points[index][0], found.height)
        return [rf"\addplot[{look}{turned}] coordinates {{{self._written([point], exact)}}};"]

    @property
    def _edges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (0.0, float(self.picture.span)), self.scale.range

    def _points(self, steps: Array, values: Array) -> tuple[list[Point], dict[Point, float]]:
        """Steps with measured heights, and the number that each is written as."""
        low, high = self.scale.range
        with np.errstate(all="ignore"):
            drawn = np.where(np.isfinite(values), self.scale.measure(values), np.nan)
            heights = values - self.base if self._is_log else drawn if self._is_plain else (drawn - low) / (high - low)
        points = list(zip(steps.tolist(), drawn.tolist(), strict=True))
        return points, dict(zip(points, heights.tolist(), strict=True))

    def _written(self, piece: Piece, exact: dict[Point, float]) -> str:
        """Points as they are; where a line was cut at the edge, the height there."""
        edge = dict(zip(self.scale.range, self._ends, strict=True))
        return "".join(f"({step!r},{exact.get((step, height), edge.get(height, height))!r})" for step, height in piece)

    def _height(self, at: float) -> str:
        """Of a tick."""
        low, high = self.scale.range
        if self._is_log:
            return repr(10.0**at)
        return repr(float(at)) if self._is_plain else f"{(at - low) / (high - low):.6g}"
