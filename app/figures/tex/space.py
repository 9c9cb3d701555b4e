"""The landscape in space, with the paths on it."""

import numpy as np

from app.figures.drawing.levels import placed
from app.figures.palette import Colour
from app.figures.picture import Picture
from app.figures.tex.lines import cut
from app.figures.tex.paths import style

EVERY = 5
"""A mesh line for so many points of the grid: TeX keeps every cell in its memory."""


def space(picture: Picture, place: str) -> list[str]:
    """Heights are places among the contour levels, so that the valley of a steep landscape stays visible."""
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
            lifted = "".join(f"({x!r},{y!r},{np.round(_height(picture, heights, x, y), 4)})" for x, y in piece)
            if "nan" not in lifted:
                lines.append(rf"\addplot3[thalweg path={style(picture, run)}] coordinates {{{lifted}}};")
    return [*lines, r"\end{axis}"]


def _height(
    picture: Picture, heights: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", x: float, y: float
) -> float:
    """Between the points of the grid, in proportion."""
    row = np.array([np.interp(x, picture.ground.x, line) for line in heights])
    return float(np.interp(y, picture.ground.y, row))


def _bytes(shade: Colour) -> str:
    return ",".join(str(round(255 * part)) for part in shade[:3])
