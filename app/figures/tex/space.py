"""The landscape in space, with the paths on it."""

import math
from itertools import groupby

import numpy as np

from app.figures.charts import relief, said
from app.figures.levels import placed
from app.figures.palette import Colour
from app.figures.picture import GRID, Picture
from app.figures.relief import LIFT, Relief
from app.figures.tex.lines import Array, cut
from app.figures.tex.paths import style
from app.figures.tex.place import Spot
from app.figures.tex.words import escape

EVERY = 5
"""A mesh line for so many points of the grid: TeX keeps every cell in its memory."""
CELLS = (-(-GRID[0] // EVERY)) * (-(-GRID[1] // EVERY))


def space(picture: Picture, _: str, locale: str, spot: Spot) -> list[str]:
    """Heights are parts of the whole, so that the valley of a steep landscape stays visible and TeX can count them."""
    ground, ranges = picture.ground, Relief(picture)
    (x0, x1), (y0, y1) = picture.domain
    shades = "".join(f"rgb255=({_bytes(shade)}) " for shade in picture.palette.contour)
    columns, rows = ground.x[::EVERY], ground.y[::EVERY]
    lines = [
        spot.title(escape(said(relief(picture), locale))),
        r"\begin{axis}[thalweg axis, view={-37.5}{40}, ztick style={draw=none},",
        f"  {spot.keys}, colormap={{thalweg}}{{{shades}}},",
        f"  point meta min=-1, point meta max={max(1, len(ground.levels) - 1) + 1},",
        f"  xmin={x0!r}, xmax={x1!r}, ymin={y0!r}, ymax={y1!r}, zmin=-.02, zmax=1.04,",
        *_ticks(ranges),
        r"  xlabel={$x$}, ylabel={$y$}]",
        rf"\addplot3[surf, mesh/rows={len(rows)}, shader=faceted, faceted color=thalwegline, draw opacity=.35,"
        " line width=.2bp, point meta=explicit] coordinates {",
        *_mesh(columns, rows, _shares(ranges, ranges.z[::EVERY, ::EVERY]), placed(ground)[::EVERY, ::EVERY]),
        "};",
        *_paths(picture, ranges),
    ]
    return [*lines, r"\end{axis}"]


def _mesh(x: Array, y: Array, z: Array, shades: Array) -> list[str]:
    return [
        "".join(
            f"({across!r},{up!r},{height:.5g}) [{shade:.4g}]" if np.isfinite(height) else f"({across!r},{up!r},nan) [0]"
            for across, height, shade in zip(x.tolist(), heights, row, strict=True)
        )
        for up, heights, row in zip(y.tolist(), z.tolist(), shades.tolist(), strict=True)
    ]


def _ticks(ranges: Relief) -> list[str]:
    found = [(share, text) for at, text in ranges.ticks if 0 <= (share := float(_shares(ranges, at))) <= 1]
    places = ",".join(f"{share:.5g}" for share, _ in found)
    return [f"  ztick={{{places}}}, zticklabels={{{','.join(f'{{{escape(text)}}}' for _, text in found)}}},"]


def _paths(picture: Picture, ranges: Relief) -> list[str]:
    """The paths as far as they have come, each with its end where that is seen."""
    lines = []
    for run in picture.layered:
        path, at = run.trajectory.path, picture.at + 1
        points = list(zip(path.x[:at].tolist(), path.y[:at].tolist(), strict=True))
        name = style(picture, run)
        for piece in cut(points, picture.domain):
            lines += [
                rf"\addplot3[thalweg path={name}] coordinates {{{part}}};"
                for part in _lifted(ranges, np.array(piece))
                if part.count("(") > 1
            ]
        end = _lifted(ranges, np.array(points[-1:]))
        lines += [rf"\addplot3[thalweg head={name}] coordinates {{{place}}};" for place in end]
    return lines


def _lifted(ranges: Relief, points: Array) -> list[str]:
    """Points of the plane a little over the ground, in the parts in which there is any."""
    heights = np.round(_shares(ranges, ranges.heights(*points.T)) + LIFT, 5)
    lifted = zip(points.tolist(), heights.tolist(), strict=True)
    return [
        "".join(f"({x!r},{y!r},{z!r})" for (x, y), z in part)
        for known, part in groupby(lifted, key=lambda point: math.isfinite(point[1]))
        if known
    ]


def _shares(ranges: Relief, heights: Array | float) -> Array:
    """Heights as parts of the whole."""
    return (np.asarray(heights) - ranges.extent[0]) / ranges.span


def _bytes(shade: Colour) -> str:
    return ",".join(str(round(255 * part)) for part in shade[:3])
