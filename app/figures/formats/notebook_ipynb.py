"""``/notebook.ipynb``: a notebook that computes the same paths with NumPy alone, and draws them with matplotlib."""

import re
from typing import Any

import numpy as np
import orjson

from app.figures.base import Context, Format
from app.figures.charts import lowest
from app.figures.code import script
from app.figures.palette import hexadecimal
from app.figures.picture import Picture
from app.figures.scales import scale_of
from app.i18n import tell, translations
from app.kinds import NOTEBOOK
from app.words import Message, marked

LINES = {"solid": "-", "dash": "--", "dot": ":", "dashdot": "-."}
"""What matplotlib calls the lines of the palette."""
_SMALLEST, _LARGEST = 1e-307, 1e308
"""The ends that an axis has at most."""

_GROUND = """\
import matplotlib.pyplot as plt
from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap

colours = {colours}
lines = {lines}
x, y = np.meshgrid(np.linspace({x0}, {x1}, 161), np.linspace({y0}, {y1}, 161))
with np.errstate(all="ignore"):
    z = np.ma.masked_invalid(np.vectorize(f, otypes=[float])(x, y))

figure, (ground, losses) = plt.subplots(1, 2, figsize=(11, 5.5), width_ratios=(3, 2), layout="constrained")
"""
_LEVELS = """\
levels = {levels}
shades = LinearSegmentedColormap.from_list("ground", {shades})
ground.contourf(x, y, z, levels, cmap=shades, norm=BoundaryNorm(levels, shades.N, extend="both"), extend="both")
ground.contour(x, y, z, levels, colors="{line}", linewidths=0.5, alpha=0.35)
"""
_PATHS = """\
for name, points in paths.items():
    ground.plot(*points.T, lines[name], color="{casing}", linewidth=4)
    ground.plot(*points.T, lines[name], color=colours[name], linewidth=2, label=name)
    ground.plot(*points[-1], "o", color=colours[name], markeredgecolor="{casing}", markersize=7)
    with np.errstate(all="ignore"):
        losses.plot([f(*point){above} for point in points], lines[name], color=colours[name])
ground.plot(*np.transpose({starts}), "o", markerfacecolor="none", markeredgecolor="{ink}", markersize=11)
"""
_MINIMA = """\
ground.plot(*np.transpose({minima}), "*", color="{ink}", markersize=12)
"""
_AXES = """\
ground.set(xlim=({x0}, {x1}), ylim=({y0}, {y1}), xlabel="x", ylabel="y")
losses.set_yscale({scale})
losses.set(xlabel="step", ylabel={label!r}{limits})
figure.legend(*ground.get_legend_handles_labels(), loc="outside upper center", ncols=6, frameon=False)
plt.show()"""


def render(picture: Picture, context: Context) -> bytes:
    """The notebook; its cells have the same ids each time."""
    cells = [
        _cell("markdown", "title", _title(picture, context)),
        _cell("code", "script", script(picture, "numpy", context.link).rstrip("\n")),
        _cell("code", "plot", _plot(picture)),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return orjson.dumps(notebook, option=orjson.OPT_INDENT_2) + b"\n"


def _cell(kind: str, name: str, source: str) -> dict[str, Any]:
    output: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source.splitlines(keepends=True), **output}


def _title(picture: Picture, context: Context) -> str:
    landscape = picture.scene.declaration
    words = translations(context.locale)
    lines = [f"# {_text(words.gettext(landscape.label))}", _text(words.gettext(landscape.sentence))]
    if picture.view.caption:
        lines.append(_text(picture.view.caption))
    if context.link:
        same = tell(Message("The same to play with"), context.locale)
        lines.append(f"[{same}](<{context.link.replace('<', '%3C').replace('>', '%3E')}>)")
    return "\n\n".join(lines)


def _text(words: str) -> str:
    """A person's words as text: Markdown reads its own marks, HTML and formulas."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|$~&])", r"\\\1", " ".join(words.split()))


def _plot(picture: Picture) -> str:
    """What draws the paths: the page's colours, levels and axes, written out."""
    palette, ground, view = picture.palette, picture.ground, picture.view
    (x0, x1), (y0, y1) = ((float(low), float(high)) for low, high in picture.domain)
    edges = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    minima = [(point.x, point.y) for point in ground.critical_points if point.kind == "minimum"]
    base, note = lowest(picture) if view.loss_axis == "log" else (0.0, "")
    levels = ground.levels.tolist() if len(ground.levels) > 1 else []
    shades = [hexadecimal(shade) for shade in palette.contour]
    colours = {run.name: hexadecimal(run.colour) for run in picture.runs}
    lines = {run.name: LINES[run.dash] for run in picture.runs}
    ink, casing = hexadecimal(palette.ink), hexadecimal(palette.casing)
    return "".join(
        (
            _GROUND.format(colours=colours, lines=lines, **edges),
            _LEVELS.format(levels=levels, shades=shades, line=hexadecimal(palette.line)) if levels else "",
            _PATHS.format(
                above=f" - {base}" if base else "",
                casing=casing,
                ink=ink,
                starts=[tuple(start) for start in picture.scene.start],
            ),
            _MINIMA.format(minima=minima, ink=ink) if minima else "",
            _axes(picture, base, " ".join(filter(None, ("loss", note))), edges),
        )
    )


def _axes(picture: Picture, base: float, label: str, edges: dict[str, float]) -> str:
    """The axes; a loss that shoots up leaves through the top rather than pressing the others flat."""
    kind = picture.view.loss_axis
    scale = scale_of(kind, [run.trajectory.path.loss for run in picture.runs], base)
    words, limits = f'"{kind}"', ""
    if scale.threshold is not None:
        words += f", linthresh={scale.threshold!r}"
    else:
        # Further than the numbers go there is no end of an axis.
        with np.errstate(over="ignore"):
            ends = np.float64(10.0) ** np.array(scale.range) if kind == "log" else np.array(scale.range)
        low, high = np.clip(ends, _SMALLEST if kind == "log" else -_LARGEST, _LARGEST).tolist()
        limits = f", ylim=({low:.6g}, {high:.6g})"
    return _AXES.format(scale=words, label=label, limits=limits, **edges)


FORMAT = Format(
    path="notebook.ipynb",
    media_type="application/x-ipynb+json",
    kind=NOTEBOOK,
    label=marked("Jupyter notebook"),
    sentence=marked("The same paths computed with NumPy in a short script, and drawn with matplotlib."),
    render=render,
    keys=("caption",),
    download=True,
)
