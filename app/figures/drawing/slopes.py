"""The field of −∇f: lines that lead downhill, each with its head."""

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.transforms import Affine2D

from app.figures.drawing.axes import figure_of
from app.figures.drawing.style import Style
from app.figures.field import WIDTH, Field

_HEAD = np.array([(0.0, 0.0), (-1.0, 0.42), (-0.75, 0.0), (-1.0, -0.42)])
"""Pointing right, its tip at the origin."""


def draw(axes: Axes, field: Field, style: Style) -> None:
    """``field`` on ``axes``."""
    if not field.lines:
        return
    colour = style.palette.field
    width = WIDTH * style.pixel
    axes.add_collection(
        LineCollection(field.lines, colors=[colour], linewidths=width, transform=axes.transAxes, capstyle="butt"),
        autolim=False,
    )
    box = axes.get_window_extent()
    ends, shapes = [], []
    for (ax, ay), (bx, by) in field.heads:
        angle = math.atan2((by - ay) * box.height, (bx - ax) * box.width)
        turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        ends.append((bx, by))
        shapes.append(_HEAD * field.size * style.pixel @ turn)
    heads = PolyCollection(shapes, facecolors=[colour], linewidths=0, offsets=ends, offset_transform=axes.transAxes)
    heads.set_transform(Affine2D().scale(1 / 72) + figure_of(axes).dpi_scale_trans)
    axes.add_collection(heads, autolim=False)
