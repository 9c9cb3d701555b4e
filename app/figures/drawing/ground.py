"""The ground: contours, where f has no value, the labels of the levels."""

from typing import Any, cast

import numpy as np
from contourpy import ContourGenerator, FillType, LineType, contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from app.figures.drawing import slopes
from app.figures.drawing.style import Style
from app.figures.field import fields
from app.figures.labels import Label, labels
from app.figures.levels import placed, shades
from app.figures.picture import Picture
from app.figures.voids import hatching

_LINE = 0.6


def draw(axes: Axes, picture: Picture, style: Style) -> None:
    """The ground of ``picture`` on ``axes``, which have its domain for their limits."""
    ground, overlays = picture.ground, picture.view.overlays
    z = placed(ground)
    filled, lined = "fill" in overlays, "lines" in overlays
    contours = contour_generator(
        ground.x,
        ground.y,
        np.ma.masked_invalid(z),
        name="serial",
        corner_mask=False,
        fill_type=FillType.OuterCode,
        line_type=LineType.ChunkCombinedCode,
    )
    known = np.isfinite(z)
    # Where f is known everywhere, the edges of the bands are the lines, which need not be drawn again.
    edged = filled and lined and bool(known.all())
    if filled and known.any():
        _fill(axes, contours, len(ground.levels), style, _LINE * style.pixel if edged else 0.0)
    if not known.all():
        _voids(axes, picture, style)
    if lined and not edged:
        paths = [
            Path(points, codes)
            for level in range(len(ground.levels))
            for points, codes in zip(*contours.lines(level), strict=True)
            if points is not None
        ]
        width = (_LINE if filled else 1.0) * style.pixel
        if paths:
            patch = PathPatch(
                Path.make_compound_path(*paths), fill=False, edgecolor=style.palette.line, linewidth=width
            )
            axes.add_artist(patch)
    for field in fields(picture):
        slopes.draw(axes, field, style)
    for label in labels(picture):
        _label(axes, label, style)


def _fill(axes: Axes, contours: ContourGenerator, count: int, style: Style, edge: float) -> None:
    """Bands, each over all that is higher as well: between neighbours that only touch a seam would be seen."""
    top = max(1, count - 1) + 1.0
    floors = [-2.0, *(float(level) for level in range(count))]
    middles = np.clip((np.arange(count + 1) + 0.5) / (top + 1.0), 0.0, 1.0)
    for floor, colour in zip(floors, shades(style.palette.contour, middles), strict=True):
        outlines, codes = cast(Any, contours.filled(floor, top + 1.0))
        if outlines:
            path = Path(np.concatenate(outlines), np.concatenate(codes))
            width = edge if floor >= 0 else 0.0
            line = style.palette.line if width else "none"
            axes.add_artist(PathPatch(path, facecolor=tuple(colour), edgecolor=line, linewidth=width))


def _voids(axes: Axes, picture: Picture, style: Style) -> None:
    lines = LineCollection(
        hatching(picture), colors=[style.palette.hatch], linewidths=style.pixel, transform=axes.transAxes
    )
    axes.add_collection(lines, autolim=False)


def _label(axes: Axes, label: Label, style: Style) -> None:
    """The value of a level, lifted off its line."""
    text = style.text(
        label.across, label.up, label.words, 0.85 * style.small, ha="center", va="center", transform=axes.transAxes
    )
    text.set_path_effects([withStroke(linewidth=2.5 * style.pixel, foreground=style.palette.casing)])
    axes.add_artist(text)
