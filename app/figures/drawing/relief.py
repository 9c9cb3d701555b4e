"""The ground in space with the paths upon it."""

from functools import cached_property

import numpy as np
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import Axes3D  # type: ignore[import-untyped]  # matplotlib's stubs leave mplot3d out
from mpl_toolkits.mplot3d.art3d import Line3D  # type: ignore[import-untyped]  # as above

from app.figures import charts, relief
from app.figures.drape import Draped, drape
from app.figures.drawing.axes import Box, Ticks
from app.figures.drawing.panel import Panel
from app.figures.drawing.style import DASHES
from app.figures.levels import placed, shades
from app.figures.picture import Array
from app.figures.places import point_at, step_at
from app.figures.ticks import even, same_digits

_ELEVATION, _AZIMUTH = 46, -124
_LIGHT = np.array([-0.45, 0.25, 0.86])
"""Where the light comes from; it only says which way a slope faces."""
_AMBIENT = 0.8
_LABELLED = 22
"""From so many sizes of type on, up, there is room for the labels of ticks."""
_POINTS = 67
"""Points of the drawn ground along each side."""


class Relief(Panel):
    """The ground seen from the side; logarithmic where its levels are."""

    @cached_property
    def _relief(self) -> relief.Relief:
        return relief.Relief(self.picture)

    @property
    def title(self) -> str:
        return self.tell(charts.relief(self.picture))

    @property
    def framed(self) -> bool:
        return False

    def labels(self, height: float) -> list[str]:
        return []

    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        picture, style = self.picture, self.style
        width, height = (72 * inches for inches in figure.get_size_inches())
        # Its cube leaves much of a rectangle empty above, and its labels need room below.
        lift = 0.06 * box.height
        rectangle = (box.left / width, (box.bottom + lift) / height, box.width / width, box.height / height)
        axes: Axes3D = figure.add_axes(rectangle, projection="3d", computed_zorder=False)
        self._lift = relief.LIFT * self._relief.span
        self._surface(axes)
        self._dress(axes, words and box.height > _LABELLED * style.small)
        self._axes = axes
        self._lines: list[tuple[Line3D, Line3D, Line3D]] = []
        pixel = style.pixel * picture.boldness
        for run in picture.layered:
            casing = Line3D([], [], [], color=style.palette.casing, linewidth=4.5 * pixel)
            line = Line3D([], [], [], color=run.colour, linewidth=2.25 * pixel, linestyle=DASHES[run.dash])
            head = Line3D([], [], [], ls="none", marker="o", ms=9 * pixel, mfc=run.colour)
            head.set(markeredgecolor=style.palette.casing, markeredgewidth=2 * pixel)
            self._lines.append((casing, line, head))
        paths = zip(*self._lines, strict=True) if picture.crowded else self._lines
        self.moving += [line for group in paths for line in group]
        for artist in self.moving:
            axes.add_artist(artist)

    def _surface(self, axes: Axes3D) -> None:
        picture, ground = self.picture, self.picture.ground
        every = max(1, (len(ground.x) - 1) // (_POINTS - 1))
        cut = slice(None, None, every)
        (x, y), z = np.meshgrid(ground.x[cut], ground.y[cut]), self._relief.z[cut, cut]
        count = max(1, len(ground.levels) - 1)
        shares = np.clip((np.nan_to_num(placed(ground)[cut, cut]) + 1) / (count + 2), 0, 1)
        colours = shades(picture.palette.contour, shares)
        colours = np.clip(colours * self._lit(x, y, z)[..., None], 0, 1)
        colours = np.concatenate((colours, np.ones((*colours.shape[:2], 1))), axis=-1)
        surface = axes.plot_surface(
            x,
            y,
            z,
            facecolors=colours,
            rstride=1,
            cstride=1,
            linewidth=0,
            antialiased=False,
            shade=False,
            zorder=1,
        )
        # Thousands of facets are no lines to a reader of an SVG; in it they are an image.
        surface.set_rasterized(True)
        points = [point for point in ground.critical_points if point.kind == "minimum"]
        minima = self._raised(*np.array([(point.x, point.y) for point in points]).reshape(-1, 2).T)
        ink = picture.palette.ink
        axes.add_artist(Line3D(*minima, ls="none", marker="D", ms=4 * self.style.pixel, color=ink))

    def _lit(self, x: Array, y: Array, z: Array) -> Array:
        """How bright the ground is at its points, around 1."""
        (x0, x1), (y0, y1) = self.picture.domain
        rise = float(np.nanmax(z) - np.nanmin(z)) if np.isfinite(z).any() else 1.0
        up_y, up_x = np.gradient(
            0.62 * z / (rise or 1.0), (y[1, 0] - y[0, 0]) / (y1 - y0), (x[0, 1] - x[0, 0]) / (x1 - x0)
        )
        towards = (-up_x * _LIGHT[0] - up_y * _LIGHT[1] + _LIGHT[2]) / np.sqrt(up_x**2 + up_y**2 + 1)
        found: Array = np.nan_to_num(_AMBIENT + (1 - _AMBIENT) * np.clip(towards, 0, 1) / _LIGHT[2], nan=1.0)
        return found

    def _dress(self, axes: Axes3D, words: bool) -> None:
        style, (x, y), z = self.style, self.picture.domain, self._relief.range
        axes.patch.set_visible(False)
        axes.set(xlim=x, ylim=y, zlim=z)
        axes.view_init(_ELEVATION, _AZIMUTH)
        axes.set_box_aspect((1, 1, 0.62), zoom=1.0)
        told = (_ticks(*x), _ticks(*y), self._relief.ticks)
        for axis, ticks, (low, high) in zip((axes.xaxis, axes.yaxis, axes.zaxis), told, (x, y, z), strict=True):
            seen = [(place, label) for place, label in ticks if low <= place <= high]
            axis.set_ticks([place for place, _ in seen], labels=[label if words else "" for _, label in seen])
            axis.set_pane_color((0, 0, 0, 0))
            axis.line.set_color(style.palette.hairline)
            axis.line.set_linewidth(style.pixel)
            axis._axinfo["grid"].update(color=style.palette.hairline, linewidth=style.pixel)
            axis._axinfo["tick"].update(inward_factor=0.0, outward_factor=0.15)
        for axis in ("x", "y", "z"):
            axes.tick_params(
                axis=axis, color=style.palette.hairline, labelcolor=style.palette.muted, labelsize=style.small, pad=-2
            )
        for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
            for label in axis.get_ticklabels():
                label.set(fontfamily=list(style.families), parse_math=False)

    def move(self, position: float) -> None:
        for run, draped, points, artists in zip(
            self.picture.layered, self._draped, self._points, self._lines, strict=True
        ):
            path = run.trajectory.path
            line = points[:, : draped.until(path, position)]
            head = point_at(path, position)
            if head and position > step_at(path, position):
                line = np.concatenate((line, self._raised(*np.array(head)[:, None])), axis=1)
            for artist in artists[:2]:
                artist.set_data_3d(*line)
            artists[2].set_data_3d(*line[:, -1:])

    @cached_property
    def _draped(self) -> list[Draped]:
        ground = self.picture.ground
        return [drape(run.trajectory.path, ground.x, ground.y) for run in self.picture.layered]

    @cached_property
    def _points(self) -> list[Array]:
        """The whole of every path, once for all frames."""
        return [self._raised(draped.x, draped.y) for draped in self._draped]

    def _raised(self, x: Array, y: Array) -> Array:
        """Points upon the ground, of shape (3, points); none where there is no ground."""
        z = self._relief.heights(x, y) + self._lift
        found: Array = np.where(np.isnan(z), np.nan, np.stack((x, y, z)))
        return found


def _ticks(low: float, high: float) -> Ticks:
    values = even(low, high, 5)
    return list(zip(values, same_digits(values), strict=True))
