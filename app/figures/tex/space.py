"""The landscape in space, with the paths on it."""

import numpy as np
from numpy.typing import NDArray

from app.figures.drawing.levels import placed
from app.figures.palette import Colour
from app.figures.picture import Picture
from app.figures.tex.lines import Array, cut
from app.figures.tex.paths import style
from app.figures.tex.words import bound

EVERY = 5
"""A mesh line for so many points of the grid: TeX keeps every cell in its memory."""


def space(picture: Picture, place: str) -> list[str]:
    """Heights are places among the contour levels, so that the valley of a steep landscape stays visible."""
    bound(sum(min(picture.at + 1, len(run.trajectory.path.x)) for run in picture.runs))
    ground = picture.ground
    (x0, x1), (y0, y1) = picture.domain
    heights = placed(ground)
    columns, rows = ground.x[::EVERY], ground.y[::EVERY]
    mesh = [
        f"({float(x)!r},{float(y)!r},{height:.5g})" if np.isfinite(height) else f"({float(x)!r},{float(y)!r},nan)"
        for y, line in zip(rows, heights[::EVERY, ::EVERY], strict=True)
        for x, height in zip(columns, line, strict=True)
    ]
    shades = "".join(f"rgb255=({_bytes(shade)}) " for shade in picture.palette.contour)
    lines = [
        r"\begin{axis}[thalweg axis, view={-37.5}{40}, zticklabels={}, ztick style={draw=none},",
        f"  {place}, colormap={{thalweg}}{{{shades}}},",
        f"  xmin={x0!r}, xmax={x1!r}, ymin={y0!r}, ymax={y1!r}, xlabel={{$x$}}, ylabel={{$y$}}]",
        rf"\addplot3[surf, mesh/rows={len(rows)}, shader=faceted, faceted color=thalwegline, draw opacity=.35,"
        " line width=.2bp] coordinates {",
        *("".join(mesh[start : start + len(columns)]) for start in range(0, len(mesh), len(columns))),
        "};",
    ]
    for run in picture.layered:
        path = run.trajectory.path
        points = zip(path.x[: picture.at + 1].tolist(), path.y[: picture.at + 1].tolist(), strict=True)
        for piece in cut(points, picture.domain):
            raised = _heights(picture, heights, np.array(piece))
            lifted = "".join(f"({x!r},{y!r},{height!r})" for (x, y), height in zip(piece, raised, strict=True))
            if "nan" not in lifted:
                lines.append(rf"\addplot3[thalweg path={style(picture, run)}] coordinates {{{lifted}}};")
    return [*lines, r"\end{axis}"]


def _heights(picture: Picture, heights: Array, points: Array) -> list[float]:
    """At points of shape (points, 2): between those of the grid, in proportion along both axes."""
    (column, across), (row, up) = (
        _between(grid, along) for grid, along in zip((picture.ground.x, picture.ground.y), points.T, strict=True)
    )
    low, high = ((1 - across) * heights[line, column] + across * heights[line, column + 1] for line in (row, row + 1))
    found: list[float] = np.round((1 - up) * low + up * high, 4).tolist()
    return found


def _between(grid: Array, places: Array) -> tuple[NDArray[np.intp], Array]:
    """The points of a grid before places, and how far on the way to the next those are."""
    before = np.clip(np.searchsorted(grid, places, side="right") - 1, 0, len(grid) - 2)
    return before, np.clip((places - grid[before]) / (grid[before + 1] - grid[before]), 0, 1)


def _bytes(shade: Colour) -> str:
    return ",".join(str(round(255 * part)) for part in shade[:3])
