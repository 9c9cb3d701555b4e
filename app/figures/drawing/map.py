"""The map: the ground with the paths upon it."""

from typing import Any

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform

from app.figures.charts import heading
from app.figures.clipping import inside
from app.figures.drawing import ground, marks
from app.figures.drawing.axes import Box, Ticks, add_axes, add_name, add_ticks
from app.figures.drawing.panel import Panel
from app.figures.drawing.pointers import Pointers
from app.figures.drawing.style import DASHES
from app.figures.places import drawable, head, step_at, travelled
from app.figures.ticks import even, same_digits

_WIDTH = 2.25
_CASING = 5.0


class Map(Panel):
    """The ground from above. Widths and sizes are those of the page's ``charts/paths.js`` and ``heads.js``."""

    @property
    def title(self) -> str:
        return heading(self.picture, self.locale)

    def labels(self, height: float) -> list[str]:
        return [label for _, label in self._ticks(1, height)]

    def _ticks(self, axis: int, room: float) -> Ticks:
        low, high = self.picture.domain[axis]
        values = even(low, high, self.many(room, (5, 3)[axis]))
        return list(zip(values, same_digits(values), strict=True))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        picture, style = self.picture, self.style
        axes = self._axes = add_axes(figure, box, *picture.domain, style)
        ground.draw(axes, picture, style)
        self._pointers = Pointers(axes, box, picture, style, self.locale)
        y = self._ticks(1, box.height)
        if words and named:
            add_name(axes, style, box, "x")
            top = picture.domain[1][1]
            # The name of the axis stands where the highest tick would.
            y = [
                *(
                    tick
                    for tick in y
                    if (top - tick[0]) * box.height > 1.2 * style.small * (top - picture.domain[1][0])
                ),
                (top, "y"),
            ]
        add_ticks(axes, style, self._ticks(0, box.width), y, words)
        self._lines = self._strokes()
        # A casing lifts a path off those below it; those of many would leave nothing of them.
        paths = zip(*self._lines, strict=True) if picture.crowded else self._lines
        self.moving += [line for group in paths for line in group]
        self._dots = self._circles(4.5, 0)
        self.moving.append(self._dots)
        for artist in self.moving:
            axes.add_artist(artist)
        self.moving += marks.draw(axes, picture, style)
        self._heads = self._circles(9, 2)
        self._heads.set_clip_on(False)
        axes.add_artist(self._heads).set_clip_on(False)
        self.moving.append(self._heads)
        self.moving += self._pointers.draw()

    def _strokes(self) -> list[tuple[Line2D, Line2D]]:
        """A casing and a line for each run."""
        shared: Any = {"solid_capstyle": "round", "solid_joinstyle": "round", "dash_capstyle": "butt"}
        casing, pixel = self.style.palette.casing, self._pixel
        return [
            (
                Line2D([], [], color=casing, linewidth=_CASING * pixel, **shared),
                Line2D([], [], color=run.colour, linewidth=_WIDTH * pixel, linestyle=DASHES[run.dash], **shared),
            )
            for run in self.picture.layered
        ]

    @property
    def _pixel(self) -> float:
        """Of paths, starts and heads, in points."""
        return self.style.pixel * self.picture.boldness

    def _circles(self, size: float, edge: float) -> PathCollection:
        diameter = size * self._pixel
        return PathCollection(
            [Outline.unit_circle()],
            sizes=[(diameter / 2) ** 2],
            linewidths=edge * self._pixel,
            edgecolors=[self.style.palette.casing] if edge else "none",
            offsets=np.empty((0, 2)),
            offset_transform=self._axes.transData,
            transform=IdentityTransform(),
        )

    def move(self, position: float) -> None:
        picture, domain = self.picture, self.picture.domain
        places, colours = [], []
        for run, lines in zip(picture.layered, self._lines, strict=True):
            path = run.trajectory.path
            x, y = drawable(*travelled(path, position), domain)
            for line in lines:
                line.set_data(x, y)
            if run.dotted:
                passed = slice(step_at(path, position) + 1)
                points = np.stack((path.x[passed], path.y[passed]), axis=1)
                points = points[[inside(domain, (point[0], point[1])) for point in points.tolist()]]
                places.append(points)
                colours += [run.colour] * len(points)
        self._dots.set_offsets(np.concatenate(places) if places else np.empty((0, 2)))
        self._dots.set_facecolor(colours or "none")
        heads = [head(run.trajectory.path, domain, position) for run in picture.layered]
        here = [
            (found, run.colour) for found, run in zip(heads, picture.layered, strict=True) if isinstance(found, tuple)
        ]
        self._heads.set_offsets([place for place, _ in here] or np.empty((0, 2)))
        self._heads.set_facecolor([colour for _, colour in here] or "none")
        self._pointers.point(heads)
