"""The ground under the paths: filled contours, contour lines, and hatching where f has no value."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from contourpy import FillType, LineType, contour_generator

from app.figures.field import Field, Place, fields
from app.figures.labels import labels
from app.figures.levels import placed, shades
from app.figures.picture import GRID, Picture
from app.figures.tex.lines import Array, simplified
from app.figures.tex.memory import CONTOUR, HEAD
from app.figures.tex.words import colour, escape
from app.figures.voids import hatching
from app.query import QueryError
from app.words import Message

TOLERANCE = 2e-4
"""How far a contour may lie from where the grid has it, in parts of the picture; further where there are too many."""
COARSEST = 1.5e-3
_APART = 1e-12
"""Between the ranks of lines around the same area, which is not the same to the last digit."""


class Ground:
    """The contours of a picture as paths of TikZ, whose coordinates are parts of the picture's width and height.

    PGFPlots would keep every point in TeX's memory until the axes end, which a rugged landscape has too many for.
    """

    def __init__(self, picture: Picture) -> None:
        ground = picture.ground
        self.picture, self.tolerance = picture, TOLERANCE
        self.count = len(ground.levels)
        low = np.array([edges[0] for edges in picture.domain])
        span = np.array([edges[1] - edges[0] for edges in picture.domain])
        heights = np.ma.masked_invalid(placed(ground))
        x, y = ((axis - low) / span for axis, low, span in zip((ground.x, ground.y), low, span, strict=True))
        self.generator: Any = contour_generator(
            x=x, y=y, z=heights, fill_type=FillType.OuterOffset, line_type=LineType.Separate, corner_mask=True
        )

    @cached_property
    def _wanted(self) -> list[Field]:
        return fields(self.picture)

    def colours(self) -> list[str]:
        """The colour of each band, from below the first level to above the last."""
        last = max(1, self.count - 1)
        found = shades(self.picture.palette.contour, (np.arange(self.count + 1) + 0.5) / (last + 2))
        return [
            colour(f"thalwegband{band}", (red, green, blue, 1.0))
            for band, (red, green, blue) in enumerate(found.tolist())
        ]

    def lines(self, room: int) -> list[str]:
        """All that lies under the paths.

        Args:
            room: the words of TeX's memory that it may take.

        Raises:
            QueryError: if the contours take more, as roughly as they may be drawn.
        """
        while _words(drawn := self._drawn()) > room and self.tolerance < COARSEST:
            self.tolerance *= 2
        if _words(drawn) > room:
            raise self._refused(fields=_words(drawn) - _words(self._fields()) <= room)
        said = f"% Contours lie within {self.tolerance:g} of the picture of where a grid of {GRID[0]} points has them."
        return [said, *drawn]

    def _refused(self, fields: bool) -> QueryError:
        """What is raised for too many points.

        Args:
            fields: whether there is room for all but the arrows and the streamlines.
        """
        if fields:
            message = Message("overlays: arrows and streamlines have more points than TeX has memory for")
            return QueryError("overlays", "limit", message, ",".join(self.picture.view.overlays))
        message = Message(
            "levels: contours at {count} levels have more points than TeX has memory for", count=self.count
        )
        return QueryError("levels", "limit", message, str(self.count))

    def _drawn(self) -> list[str]:
        filled, lined = (name in self.picture.view.overlays and self.count > 0 for name in ("fill", "lines"))
        # Where f is known everywhere, the edges of the bands are the lines, which need not be drawn again.
        edged = filled and lined and bool(np.isfinite(self.picture.ground.z).all())
        drawn = [*(self._bands(edged) if filled else []), *self._voids]
        return [*drawn, *(self._levels() if lined and not edged else []), *self._fields(), *self._labels]

    def _bands(self, edged: bool) -> list[str]:
        """Every closed line, filled with what lies inside it: the larger ones first, so that none covers another."""
        levels = [f"% f = {float(value)!r}" for value in self.picture.ground.levels] if edged else []
        large = [loop for loop in self._loops if loop.area > self.tolerance**2]
        drawn = []
        for loop in large:
            verb = r"\filldraw[thalweg contour, fill=" if edged and loop.band else r"\fill["
            if not loop.beyond:
                drawn.append(f"{verb}thalwegband{loop.inner}] {self._written(loop.points)}--cycle;")
        # Lines along the edge would darken it, one upon the other; the frame covers what is left of them.
        begin = [r"\begin{scope}[even odd rule]\clip (0,0) rectangle (1,1);"]
        if any(loop.beyond for loop in large):
            # Where f has no value there is nothing, not even paper.
            known = [f"{self._written(loop.points)}--cycle" for loop in large if not loop.band]
            begin.append(rf"\clip {' '.join(known)};")
        return [*levels, *begin, *drawn, r"\end{scope}"]

    @cached_property
    def _loops(self) -> list["_Loop"]:
        found = []
        for band in range(self.count + 1):
            for points, offsets in zip(*self.generator.filled(band - 1 if band else -np.inf, np.inf), strict=True):
                for place, (begin, end) in enumerate(pairwise(offsets.tolist())):
                    found.append(_Loop(band, place > 0, points[begin:end]))
        return sorted(found, key=lambda loop: -loop.rank)

    @cached_property
    def _lines(self) -> list[list[Array]]:
        """The lines of each level."""
        return [self.generator.lines(level) for level in range(self.count)]

    def _levels(self) -> list[str]:
        drawn = []
        for value, lines in zip(self.picture.ground.levels, self._lines, strict=True):
            found = [self._written(line) for line in lines if np.ptp(line, axis=0).max() > self.tolerance]
            drawn.append(f"% f = {float(value)!r}")
            if found:
                drawn.append(rf"\draw[thalweg contour] {' '.join(found)};")
        return drawn

    def _fields(self) -> list[str]:
        """The arrows and the streamlines, each with their heads."""
        drawn = []
        for field in self._wanted:
            lines = [self._written(np.array(line)) for line in field.lines]
            heads = [rf"\thalweghead{{{0.75 * field.size:g}bp}}{_ends(head)}" for head in field.heads]
            drawn += [r"\begin{scope}[thalweg field]", *(rf"\draw {line};" for line in lines), *heads, r"\end{scope}"]
        return drawn

    @cached_property
    def _labels(self) -> list[str]:
        """The values of the contour lines, written on them."""
        return [
            rf"\node[thalweg label] at ({label.across:.4g},{label.up:.4g}) {{{escape(label.words)}}};"
            for label in labels(self.picture)
        ]

    @cached_property
    def _voids(self) -> list[str]:
        return [rf"\draw[thalweg hatch] {self._written(line)};" for line in hatching(self.picture)]

    def _written(self, line: Array) -> str:
        return "--".join(f"({across:.4g},{up:.4g})" for across, up in simplified(line, self.tolerance).tolist())


@dataclass(frozen=True)
class _Loop:
    """A closed line around a band and all above it, or around a hole in them."""

    band: int
    hole: bool
    points: Array

    @property
    def inner(self) -> int:
        """The band of what lies inside: in a hole, the one below."""
        return self.band - self.hole

    @property
    def beyond(self) -> bool:
        """Whether it is a hole in the lowest band, within which f has no value."""
        return self.hole and self.band == 0

    @cached_property
    def area(self) -> float:
        """In parts of the picture."""
        x, y = self.points.T
        return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2

    @property
    def rank(self) -> float:
        """The area; one line may bound many bands, of which the highest is drawn last, or be a hole in many, of which
        the lowest is.
        """
        return self.area + (_APART if self.hole else -_APART) * self.band


def _ends(head: tuple[Place, Place]) -> str:
    return "".join(f"({across:.6f},{up:.6f})" for across, up in head)


def _words(drawn: list[str]) -> int:
    """How much of TeX's memory lines take."""
    return sum(CONTOUR * line.count("--") + HEAD * line.startswith(r"\thalweghead") for line in drawn)
