"""The landscape in space with the paths laid over it."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from app.figures.drawing.levels import placed
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.traces.ground import colorscale
from app.figures.traces.style import Array, Trace

LIFT = 0.012
"""How far over the ground a path lies, as a share of the height of the whole."""
FINEST = 60
"""The most points between two steps, where a path follows the ground."""
EYE = {"x": -0.64, "y": -0.96, "z": 1.5}


@dataclass(frozen=True)
class Relief:
    """The heights of the ground. Where its levels are logarithmic they are as well, above the lowest value."""

    picture: Picture

    @cached_property
    def _floor(self) -> tuple[float, float]:
        z, levels = self.picture.ground.z, self.picture.ground.levels
        lowest = float(z[np.isfinite(z)].min()) if np.isfinite(z).any() else 0.0
        return lowest, float(next((level for level in levels if level > lowest), lowest + 1)) - lowest

    def measure(self, values: Any) -> Any:
        """Where values of f are drawn."""
        lowest, threshold = self._floor
        return np.arcsinh((values - lowest) / threshold) if self.picture.ground.scale == "log" else values

    @cached_property
    def z(self) -> Array:
        """The drawn ground; NaN where f has no value."""
        z: Array = self.measure(np.where(np.isfinite(self.picture.ground.z), self.picture.ground.z, np.nan))
        return z

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest place."""
        finite = self.z[np.isfinite(self.z)]
        return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)

    def heights(self, x: Array, y: Array) -> Array:
        """The drawn height at places, linear between the points of the grid; NaN off the ground."""
        ground = self.picture.ground
        across = np.interp(x, ground.x, np.arange(ground.x.size), left=np.nan, right=np.nan)
        up = np.interp(y, ground.y, np.arange(ground.y.size), left=np.nan, right=np.nan)
        known = np.isfinite(across) & np.isfinite(up)
        column = np.minimum(np.where(known, across, 0).astype(int), ground.x.size - 2)
        row = np.minimum(np.where(known, up, 0).astype(int), ground.y.size - 2)
        s, t = across - column, up - row
        low = (1 - s) * self.z[row, column] + s * self.z[row, column + 1]
        high = (1 - s) * self.z[row + 1, column] + s * self.z[row + 1, column + 1]
        found: Array = np.where(known, (1 - t) * low + t * high, np.nan)
        return found


class Space:
    """The panel in space, with the paths laid over the ground once for all frames."""

    def __init__(self, picture: Picture) -> None:
        self.picture, self.relief = picture, Relief(picture)
        low, high = self.relief.extent
        self.lift = LIFT * ((high - low) or 1)
        self.drapes = [self._drape(run) for run in picture.runs]

    @property
    def numbers(self) -> int:
        """How many points there are of all paths together."""
        return sum(line.shape[1] for line, _ in self.drapes)

    def still(self) -> list[Trace]:
        """What does not move: the ground, and the minima on it."""
        ground, palette = self.picture.ground, self.picture.palette
        low, high = self.relief.extent
        points = [point for point in ground.critical_points if point.kind == "minimum"]
        surface = {
            "type": "surface",
            "x": ground.x,
            "y": ground.y,
            "z": self.relief.z,
            "customdata": ground.z,
            "hovertemplate": "(%{x:.4~g}, %{y:.4~g})<br>f = %{customdata:.6~g}<extra></extra>",
            "surfacecolor": placed(ground),
            "cmin": -1,
            "cmax": max(1, len(ground.levels) - 1) + 1,
            "colorscale": colorscale(palette.contour),
            "showscale": False,
            "lighting": {"ambient": 0.66, "diffuse": 0.55, "specular": 0.04, "roughness": 0.9, "fresnel": 0.02},
        }
        minima = {
            "type": "scatter3d",
            "mode": "markers",
            "hoverinfo": "skip",
            "showlegend": False,
            "x": [point.x for point in points],
            "y": [point.y for point in points],
            "z": [max(float(self.relief.measure(point.value)), low) + LIFT * (high - low) for point in points],
            "marker": {"symbol": "diamond", "size": 4, "color": css(palette.ink)},
        }
        return [surface, minima]

    def moving(self, position: float) -> list[Trace]:
        """What moves, as :meth:`moved` tells it."""
        palette = self.picture.palette
        base = {"hoverinfo": "skip", "showlegend": False}
        traces: list[Trace] = []
        for run in self.picture.runs:
            for colour, width in ((palette.casing, 9), (run.colour, 5)):
                traces.append({**base, "mode": "lines", "line": {"color": css(colour), "width": width}})
        colours = [css(run.colour) for run in self.picture.runs]
        marker = {"size": 6, "color": colours, "line": {"width": 2, "color": css(palette.casing)}}
        traces.append({**base, "mode": "markers", "marker": marker})
        return [{**trace, **moved} for trace, moved in zip(traces, self.moved(position), strict=True)]

    def moved(self, position: float, whole: bool = True) -> list[dict[str, Any]]:
        """The paths as far as they have come, if they are to be told as well, and their heads."""
        lines = [line[:, : ends[min(int(position), len(ends) - 1)]] for line, ends in self.drapes]
        told = [part for line in lines for part in (_columns(line - [[0], [0], [self.lift / 2]]), _columns(line))]
        heads = np.array([line[:, -1] if line.size else [np.nan] * 3 for line in lines]).reshape(-1, 3).T
        return [*(told if whole else ()), _columns(heads)]

    def axes(self, title: str) -> dict[str, Any]:
        """The scene in Plotly's words."""
        palette, ground = self.picture.palette, self.picture.ground
        low, high = self.relief.extent
        quiet = {
            "showbackground": False,
            "gridcolor": css(palette.hairline),
            "zeroline": False,
            "showspikes": False,
            "color": css(palette.muted),
            "tickfont": {"size": 10},
            "nticks": 6,
        }
        levels = ground.levels[:: math.ceil(len(ground.levels) / 5) or 1]
        ticks = {"tickvals": self.relief.measure(levels), "ticktext": [f"{level:.3g}" for level in levels]}
        height = (high - low) or 1
        (x, y), z = self.picture.domain, (low - 0.02 * height, high + 0.04 * height)
        return {
            "aspectmode": "manual",
            "aspectratio": {"x": 1, "y": 1, "z": 0.62},
            "camera": {"eye": EYE, "center": {"x": 0, "y": 0, "z": -0.12}},
            "xaxis": {**quiet, "title": {"text": "x", "font": {"size": 12}}, "range": x},
            "yaxis": {**quiet, "title": {"text": "y", "font": {"size": 12}}, "range": y},
            "zaxis": {
                **quiet,
                "title": {"text": title, "font": {"size": 12}},
                "range": z,
                **(ticks if ground.scale == "log" else {}),
            },
        }

    def _drape(self, run: Run) -> tuple[Array, list[int]]:
        """A path that follows the ground also between two steps, and how much of it has been passed at each."""
        ground, path = self.picture.ground, run.trajectory.path
        cells = np.hypot(np.diff(path.x) / (ground.x[1] - ground.x[0]), np.diff(path.y) / (ground.y[1] - ground.y[0]))
        pieces = np.clip(np.ceil(np.nan_to_num(cells, posinf=FINEST)), 1, FINEST).astype(int)
        ends = np.concatenate(([1], 1 + np.cumsum(pieces)))
        at = np.interp(np.arange(ends[-1]), ends - 1, np.arange(len(path.x)))
        x, y = (np.interp(at, np.arange(len(path.x)), part) for part in (path.x, path.y))
        z = self.relief.heights(x, y) + self.lift
        seen = np.isfinite(z)
        return np.where(seen, [x, y, z], np.nan), [int(end) for end in ends]


def _columns(points: Array) -> dict[str, Any]:
    return {"type": "scatter3d", **dict(zip("xyz", np.ascontiguousarray(points), strict=True))}
