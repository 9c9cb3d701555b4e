"""The frame of a chart: its edges, ticks and words. matplotlib's own ticks would cost more time than all the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from app.figures.drawing.style import Style

_TICK = 4
_GAP = 3

Ticks = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Box:
    """A part of a figure in points, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


def figure_of(axes: Axes) -> Figure:
    """The figure on which ``axes`` are."""
    return cast(Figure, axes.get_figure(root=True))


def add_axes(figure: Figure, box: Box, x: tuple[float, float], y: tuple[float, float], style: Style) -> Axes:
    """Axes without any ticks of their own."""
    width, height = (72 * inches for inches in figure.get_size_inches())
    axes = figure.add_axes((box.left / width, box.bottom / height, box.width / width, box.height / height))
    axes.set_autoscale_on(False)
    axes.patch.set_visible(False)
    axes.xaxis.set_visible(False)
    axes.yaxis.set_visible(False)
    axes.set_xlim(*x)
    axes.set_ylim(*y)
    for spine in axes.spines.values():
        spine.set(color=style.palette.hairline, linewidth=style.pixel, zorder=2.4)
    return axes


def add_ticks(axes: Axes, style: Style, x: Ticks, y: Ticks, words: bool = True) -> None:
    """Small strokes outside the frame, with a label each."""
    pixel = style.pixel
    shared: dict[str, Any] = {
        "linestyle": "none",
        "clip_on": False,
        "markersize": _TICK * pixel,
        "color": style.palette.hairline,
    }
    below, beside = axes.get_xaxis_transform(), axes.get_yaxis_transform()
    marks = [
        ([place for place, _ in x], [0.0] * len(x), 3, below),
        ([0.0] * len(y), [place for place, _ in y], 0, beside),
    ]
    for across, up, marker, transform in marks:
        stroke = Line2D(across, up, marker=marker, markeredgewidth=pixel, transform=transform, **shared)  # type: ignore[arg-type]  # the stubs know no variable numbers
        axes.add_artist(stroke).set_clip_on(False)
    if not words:
        return
    figure = figure_of(axes)
    gap = ((_TICK + _GAP) * pixel) / 72
    down = below + ScaledTranslation(0, -gap, figure.dpi_scale_trans)
    aside = beside + ScaledTranslation(-gap, 0, figure.dpi_scale_trans)
    for place, label in x:
        text = style.text(place, 0, label, style.small, style.palette.muted, ha="center", va="top", transform=down)
        axes.add_artist(text)
    for place, label in y:
        text = style.text(
            0, place, label, style.small, style.palette.muted, ha="right", va="center_baseline", transform=aside
        )
        axes.add_artist(text)


def add_name(axes: Axes, style: Style, box: Box, word: str) -> None:
    """What the horizontal axis shows, below the labels of its ticks."""
    figure = figure_of(axes)
    width, height = (72 * inches for inches in figure.get_size_inches())
    place = (box.left + box.width / 2) / width, (box.bottom - foot(style) - 0.85 * style.small) / height
    figure.add_artist(style.text(*place, word, style.small, style.palette.muted, ha="center"))


def gutter(style: Style, labels: Sequence[str]) -> float:
    """The room, in points, that labels need on the left of a frame."""
    widest = max((style.width(label, style.small) for label in labels), default=0.0)
    return widest + (_TICK + _GAP + 1) * style.pixel


def foot(style: Style) -> float:
    """The room, in points, that labels need below a frame."""
    return (_TICK + _GAP) * style.pixel + 1.25 * style.small
