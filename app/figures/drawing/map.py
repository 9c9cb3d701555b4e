"""The map: the ground with the paths upon it."""

from typing import Any

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from app.figures.drawing import ground, marks
from app.figures.drawing.axes import Box, Ticks, add_axes, add_name, add_ticks
from app.figures.drawing.edge import Words, written
from app.figures.drawing.numbers import even, number, same_digits
from app.figures.drawing.panel import Panel
from app.figures.drawing.places import Gone, drawable, head, inside, step_at, travelled
from app.figures.drawing.style import DASHES
from app.figures.palette import Colour
from app.words import Message

_DOTTED = 60
"""Runs up to this many steps show a dot for each."""
_WIDTH = 2.25
_CASING = 5.0


class Map(Panel):
    """The ground from above. Widths and sizes are those of the page's ``charts/paths.js`` and ``heads.js``."""

    @property
    def title(self) -> str:
        landscape = self.picture.scene.declaration
        return self.tell(landscape.label) if landscape.id else f"f(x, y) = {landscape.expression}"

    def labels(self, height: float) -> list[str]:
        return [label for _, label in self._ticks(1, height)]

    def _ticks(self, axis: int, room: float) -> Ticks:
        low, high = self.picture.domain[axis]
        values = even(low, high, self.many(room, (5, 3)[axis]))
        return list(zip(values, same_digits(values), strict=True))

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        picture, style = self.picture, self.style
        axes = self._axes = add_axes(figure, box, *picture.domain, style)
        self._box = box
        ground.draw(axes, picture, style)
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
        self._lines: list[tuple[Line2D, Line2D]] = []
        for run in picture.layered:
            shared: Any = {"solid_capstyle": "round", "solid_joinstyle": "round", "dash_capstyle": "butt"}
            casing = Line2D([], [], color=style.palette.casing, linewidth=_CASING * style.pixel, **shared)
            line = Line2D(
                [], [], color=run.colour, linewidth=_WIDTH * style.pixel, linestyle=DASHES[run.dash], **shared
            )
            self._lines.append((casing, line))
            self.moving += [casing, line]
        self._dots = self._circles(4.5, 0)
        self.moving.append(self._dots)
        for artist in self.moving:
            axes.add_artist(artist)
        self.moving += marks.draw(axes, picture, style)
        self.moving += self._rings()
        self._heads = self._circles(9, 2)
        self._heads.set_clip_on(False)
        axes.add_artist(self._heads).set_clip_on(False)
        self.moving.append(self._heads)
        self._pointers = [self._pointer(run.colour) for run in picture.layered]
        self.moving += [artist for pair in self._pointers for artist in pair]

    def _circles(self, size: float, edge: float) -> PathCollection:
        diameter = size * self.style.pixel
        return PathCollection(
            [Outline.unit_circle()],
            sizes=[(diameter / 2) ** 2],
            linewidths=edge * self.style.pixel,
            edgecolors=[self.style.palette.casing] if edge else "none",
            offsets=np.empty((0, 2)),
            offset_transform=self._axes.transData,
            transform=IdentityTransform(),
        )

    def _rings(self) -> list[Line2D]:
        starts = [start for start in self.picture.scene.start if inside(self.picture.domain, *start)]
        x, y = [x for x, _ in starts], [y for _, y in starts]
        pixel, ink = self.style.pixel, self.style.palette.ink
        rings = Line2D(x, y, ls="none", marker="o", ms=14 * pixel, mfc="none", mec=ink, mew=2 * pixel)
        return [self._axes.add_line(rings)]

    def _pointer(self, colour: Colour) -> tuple[Line2D, Text]:
        """An arrow or a cross, and the words beside it."""
        style, axes = self.style, self._axes
        mark = Line2D(
            [], [], ls="none", ms=12 * style.pixel, mfc=colour, mec=style.palette.casing, mew=1.6 * style.pixel
        )
        axes.add_artist(mark).set_clip_on(False)
        text = style.text(0, 0, "", style.small, colour, fontweight="bold", transform=axes.transAxes)
        text.set_path_effects([withStroke(linewidth=3 * style.pixel, foreground=style.palette.casing)])
        axes.add_artist(text)
        return mark, text

    def move(self, position: float) -> None:
        picture, domain = self.picture, self.picture.domain
        places, colours = [], []
        for run, lines in zip(picture.layered, self._lines, strict=True):
            path = run.trajectory.path
            x, y = drawable(*travelled(path, position), domain)
            for line in lines:
                line.set_data(x, y)
            if len(path.x) <= _DOTTED + 1:
                passed = slice(step_at(path, position) + 1)
                points = np.stack((path.x[passed], path.y[passed]), axis=1)
                points = points[[inside(domain, *point) for point in points.tolist()]]
                places.append(points)
                colours += [run.colour] * len(points)
        self._dots.set_offsets(np.concatenate(places) if places else np.empty((0, 2)))
        self._dots.set_facecolor(colours or "none")
        self._point([head(run.trajectory.path, domain, position) for run in picture.layered])

    def _point(self, heads: list[tuple[float, float] | Gone | None]) -> None:
        """Set the heads, the arrows and the words beside them."""
        runs = self.picture.layered
        here = [(found, run.colour) for found, run in zip(heads, runs, strict=True) if isinstance(found, tuple)]
        self._heads.set_offsets([place for place, _ in here] or np.empty((0, 2)))
        self._heads.set_facecolor([colour for _, colour in here] or "none")
        told = written([self._words(found) for found in heads], self.style, self._box)
        for found, (mark, text), words in zip(heads, self._pointers, told, strict=True):
            gone = isinstance(found, Gone)
            mark.set_data(
                [found.at[0]] if isinstance(found, Gone) else [], [found.at[1]] if isinstance(found, Gone) else []
            )
            if isinstance(found, Gone):
                turned = (3, 0, -found.angle) if found.angle is not None else "X"
                mark.set_marker(MarkerStyle(turned))
            text.set_visible(gone and words is not None)
            if words:
                text.set(x=words.x, y=words.y, text=words.text, ha=words.across, va=words.up)

    def _words(self, found: tuple[float, float] | Gone | None) -> Words | None:
        if not isinstance(found, Gone) or found.angle is None or found.distance != found.distance:
            return None
        (x0, x1), (y0, y1) = self.picture.domain
        message = Message("{distance} away at step {step}", distance=number(found.distance, 2), step=found.step)
        across, up = (found.at[0] - x0) / (x1 - x0), (found.at[1] - y0) / (y1 - y0)
        return Words(across, up, int(found.angle), self.tell(message))
