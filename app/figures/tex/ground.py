"""The ground under the paths: filled contours, contour lines, and hatching where f has no value."""

from itertools import pairwise
from typing import Any

import numpy as np
from contourpy import FillType, LineType, contour_generator

from app.critical import Critical
from app.figures.drawing.levels import placed, shades
from app.figures.drawing.numbers import number
from app.figures.picture import GRID, Picture
from app.figures.tex.lines import Array, simplified
from app.figures.tex.words import colour, escape
from app.query import QueryError
from app.words import Message

TOLERANCE = 2e-4
"""How far a contour may lie from where the grid has it, in parts of the picture; further where there are too many."""
MOST = 64_000
"""Points of contours that TeX has memory for, in the size that it usually comes with."""
COARSEST = 1.5e-3
APART = 0.13
"""How near the labels of contours may come to one another, and ``EDGE`` to the edge, in parts of the picture."""
EDGE = 0.06
HATCHING = 90
"""How many lines hatch the picture from corner to corner."""


class Ground:
    """The contours of a picture as paths of TikZ, whose coordinates are parts of the picture's width and height.

    PGFPlots would keep every point in TeX's memory until the axes end, which a rugged landscape has too many for.
    """

    def __init__(self, picture: Picture) -> None:
        ground = picture.ground
        self.picture, self.tolerance = picture, TOLERANCE
        self.count = len(ground.levels)
        self.low = np.array([edges[0] for edges in picture.domain])
        self.span = np.array([edges[1] - edges[0] for edges in picture.domain])
        heights = np.ma.masked_invalid(placed(ground))
        x, y = ((axis - low) / span for axis, low, span in zip((ground.x, ground.y), self.low, self.span, strict=True))
        self.generator: Any = contour_generator(
            x=x, y=y, z=heights, fill_type=FillType.OuterOffset, line_type=LineType.Separate, corner_mask=True
        )

    def colours(self) -> list[str]:
        """The colour of each band, from below the first level to above the last."""
        last = max(1, self.count - 1)
        found = shades(self.picture.palette.contour, (np.arange(self.count + 1) + 0.5) / (last + 2))
        return [
            colour(f"thalwegband{band}", (red, green, blue, 1.0))
            for band, (red, green, blue) in enumerate(found.tolist())
        ]

    def lines(self) -> list[str]:
        """All that lies under the paths."""
        while _points(drawn := self._drawn()) > MOST and self.tolerance < COARSEST:
            self.tolerance *= 2
        if _points(drawn) > MOST:
            message = Message(
                "levels: contours at {count} levels have more points than TeX has memory for", count=self.count
            )
            raise QueryError("levels", "limit", message, str(self.count))
        said = f"% Contours lie within {self.tolerance:g} of the picture of where a grid of {GRID[0]} points has them."
        return [said, *drawn]

    def _drawn(self) -> list[str]:
        overlays = self.picture.view.overlays
        drawn = self._voids()
        if self.count:
            drawn += (self._bands() if "fill" in overlays else []) + (self._levels() if "lines" in overlays else [])
            drawn += self._labels() if "labels" in overlays else []
        return drawn

    def _bands(self) -> list[str]:
        """Every closed line, filled with what lies inside it: the larger ones first, so that none covers another."""
        loops: list[tuple[float, str, Array]] = []
        for band in range(self.count + 1):
            for points, offsets in zip(*self.generator.filled(band - 1 if band else -np.inf, np.inf), strict=True):
                for place, (begin, end) in enumerate(pairwise(offsets.tolist())):
                    loop = points[begin:end]
                    inner = f"thalwegband{band - (place > 0)}" if band or not place else "thalwegpaper"
                    loops.append((_area(loop), inner, loop))
        loops.sort(key=lambda loop: -loop[0])
        return [
            rf"\fill[{inner}] {self._written(loop)}--cycle;" for area, inner, loop in loops if area > self.tolerance**2
        ]

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

    def _labels(self) -> list[str]:
        """The value of as many levels as have room for it, each where it is furthest from the others."""
        drawn, chosen = [], np.array([((point.x, point.y) - self.low) / self.span for point in self._marked()])
        for level, value in enumerate(self.picture.ground.levels):
            places = np.concatenate([*self.generator.lines(level), np.empty((0, 2))])
            places = places[((places > EDGE) & (places < 1 - EDGE)).all(axis=1)]
            taken = chosen.reshape(-1, 1, 2)
            room = np.hypot(*(places - taken).T).min(axis=1, initial=1.0)
            if room.size and room.max() > APART:
                place = places[int(room.argmax())]
                chosen = np.concatenate([chosen.reshape(-1, 2), [place]])
                drawn.append(
                    rf"\node[thalweg label] at {self._written(place[None])} {{{escape(number(float(value), 3))}}};"
                )
        return drawn

    def _marked(self) -> list[Critical]:
        return [point for point in self.picture.ground.critical_points if "points" in self.picture.view.overlays]

    def _voids(self) -> list[str]:
        """Slanting lines where f has no value, so that it is taken neither for low ground nor for paper."""
        empty = ~np.isfinite(self.picture.ground.z)
        if not empty.any():
            return []
        rows, columns = empty.shape
        up = np.linspace(0, 1, 2 * rows - 1)
        drawn = []
        for foot in 2 * np.arange(1, HATCHING) / HATCHING - 1:
            across = np.round(foot + up, 12)
            cells = np.clip(np.rint(across * (columns - 1)), 0, columns - 1).astype(int)
            here = (across >= 0) & (across <= 1) & empty[np.rint(up * (rows - 1)).astype(int), cells]
            turns = np.flatnonzero(np.diff(np.concatenate(([False], here, [False])).astype(int)))
            for first, after in turns.reshape(-1, 2):
                if after - first > 1:
                    ends = np.array([[across[first], up[first]], [across[after - 1], up[after - 1]]])
                    drawn.append(rf"\draw[thalweg hatch] {self._written(ends)};")
        return drawn

    def _written(self, line: Array) -> str:
        return "--".join(f"({across:.4g},{up:.4g})" for across, up in simplified(line, self.tolerance).tolist())


def _points(drawn: list[str]) -> int:
    return sum(line.count("--") for line in drawn)


def _area(loop: Array) -> float:
    x, y = loop.T
    return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2
