"""The ground under the paths: filled contours, contour lines, and hatching where f has no value."""

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
            message = Message(
                "levels: contours at {count} levels have more points than TeX has memory for", count=self.count
            )
            raise QueryError("levels", "limit", message, str(self.count))
        said = f"% Contours lie within {self.tolerance:g} of the picture of where a grid of {GRID[0]} points has them."
        return [said, *drawn]

    def _drawn(self) -> list[str]:
        filled, lined = (name in self.picture.view.overlays and self.count > 0 for name in ("fill", "lines"))
        # Where f is known everywhere, the edges of the bands are the lines, which need not be drawn again.
        edged = filled and lined and bool(np.isfinite(self.picture.ground.z).all())
        drawn = [*(self._bands(edged) if filled else []), *self._voids()]
        return [*drawn, *(self._levels() if lined and not edged else []), *self._fields(), *self._labels()]

    def _bands(self, edged: bool) -> list[str]:
        """Every closed line, filled with what lies inside it: the larger ones first, so that none covers another."""
        loops: list[tuple[float, str, Array]] = []
        for band in range(self.count + 1):
            verb = r"\filldraw[thalweg contour, fill=" if edged and band else r"\fill["
            for points, offsets in zip(*self.generator.filled(band - 1 if band else -np.inf, np.inf), strict=True):
                for place, (begin, end) in enumerate(pairwise(offsets.tolist())):
                    loop = points[begin:end]
                    inner = f"thalwegband{band - (place > 0)}" if band or not place else "thalwegpaper"
                    loops.append((_area(loop), f"{verb}{inner}]", loop))
        loops.sort(key=lambda loop: -loop[0])
        levels = [f"% f = {float(value)!r}" for value in self.picture.ground.levels] if edged else []
        drawn = [f"{verb} {self._written(loop)}--cycle;" for area, verb, loop in loops if area > self.tolerance**2]
        # Lines along the edge would darken it, one upon the other; the frame covers what is left of them.
        return [*levels, r"\begin{scope}\clip (0,0) rectangle (1,1);", *drawn, r"\end{scope}"]

    def _levels(self) -> list[str]:
        drawn = []
        for level, value in enumerate(self.picture.ground.levels):
            found = [
                self._written(line)
                for line in self.generator.lines(level)
                if np.ptp(line, axis=0).max() > self.tolerance
            ]
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

    def _labels(self) -> list[str]:
        """The values of the contour lines, written on them."""
        return [
            rf"\node[thalweg label] at ({label.across:.4g},{label.up:.4g}) {{{escape(label.words)}}};"
            for label in labels(self.picture)
        ]

    def _voids(self) -> list[str]:
        return [rf"\draw[thalweg hatch] {self._written(line)};" for line in hatching(self.picture)]

    def _written(self, line: Array) -> str:
        return "--".join(f"({across:.4g},{up:.4g})" for across, up in simplified(line, self.tolerance).tolist())


def _ends(head: tuple[Place, Place]) -> str:
    return "".join(f"({across:.6f},{up:.6f})" for across, up in head)


def _words(drawn: list[str]) -> int:
    """How much of TeX's memory lines take."""
    return sum(CONTOUR * line.count("--") + HEAD * line.startswith(r"\thalweghead") for line in drawn)


def _area(loop: Array) -> float:
    x, y = loop.T
    return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2
