"""The landscape in space with the paths laid over it."""

from typing import Any

import numpy as np

from app.figures.drape import drape
from app.figures.levels import placed
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.relief import LIFT, Relief
from app.figures.traces.ground import colorscale
from app.figures.traces.style import Array, Trace, families, ordered, stroke

EYE = {"x": -0.69, "y": -1.03, "z": 1.6}


class Space:
    """The panel in space, with the paths laid over the ground once for all frames."""

    def __init__(self, picture: Picture) -> None:
        self.picture, self.relief = picture, Relief(picture)
        self.lift = LIFT * self.relief.span
        self.drapes = [self._drape(run) for run in picture.layered]

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
        bold = self.picture.boldness
        pairs = []
        for run in self.picture.layered:
            casing = {"color": css(palette.casing), "width": 9 * bold}
            shared = {**base, "mode": "lines", "legendgroup": run.label}
            pairs.append(({**shared, "line": casing}, {**shared, "line": stroke(run, 5 * bold)}))
        traces: list[Trace] = ordered(self.picture, pairs)
        edge = {"width": 2 * bold, "color": css(palette.casing)}
        for runs in families(self.picture.layered):
            marker = {"size": 6 * bold, "color": [css(run.colour) for run in runs], "line": edge}
            traces.append({**base, "mode": "markers", "legendgroup": runs[0].label, "marker": marker})
        return [{**trace, **moved} for trace, moved in zip(traces, self.moved(position), strict=True)]

    def moved(self, position: float, whole: bool = True) -> list[dict[str, Any]]:
        """The paths as far as they have come, if they are to be told as well, and their heads."""
        lines = [line[:, : ends[min(int(position), len(ends) - 1)]] for line, ends in self.drapes]
        told = ordered(self.picture, [(_columns(line - [[0], [0], [self.lift / 2]]), _columns(line)) for line in lines])
        heads: dict[str, list[Array]] = {}
        for run, line in zip(self.picture.layered, lines, strict=True):
            heads.setdefault(run.label, []).append(line[:, -1] if line.size else np.full(3, np.nan))
        return [*(told if whole else ()), *(_columns(np.array(places).T) for places in heads.values())]

    def axes(self, title: str, words: bool) -> dict[str, Any]:
        """The scene in Plotly's words.

        Args:
            title: of the vertical axis.
            words: whether there is room for titles and the words of ticks.
        """
        palette = self.picture.palette
        quiet = {
            "showbackground": False,
            "gridcolor": css(palette.hairline),
            "zeroline": False,
            "showspikes": False,
            "color": css(palette.muted),
            "tickfont": {"size": 10},
            "nticks": 6,
            "showticklabels": words,
        }
        across, up, above = ({"text": name if words else "", "font": {"size": 12}} for name in ("x", "y", title))
        marks = self.relief.ticks
        ticks = {"tickvals": [at for at, _ in marks], "ticktext": [text for _, text in marks]}
        (x, y), z = self.picture.domain, self.relief.range
        return {
            "aspectmode": "manual",
            "aspectratio": {"x": 1, "y": 1, "z": 0.62},
            "camera": {"eye": EYE, "center": {"x": 0, "y": 0, "z": -0.2}},
            "xaxis": {**quiet, "title": across, "range": x},
            "yaxis": {**quiet, "title": up, "range": y},
            "zaxis": {
                **quiet,
                "title": above,
                "range": z,
                **(ticks if self.picture.ground.scale == "log" else {}),
            },
        }

    def _drape(self, run: Run) -> tuple[Array, list[int]]:
        """A path that follows the ground also between two steps, and how much of it has been passed at each."""
        draped = drape(run.trajectory.path, self.picture.ground.x, self.picture.ground.y)
        line = np.array([draped.x, draped.y, self.relief.heights(draped.x, draped.y) + self.lift])
        return np.where(np.isfinite(line[2]), line, np.nan), (draped.steps + 1).tolist()


def _columns(points: Array) -> dict[str, Any]:
    return {"type": "scatter3d", **dict(zip("xyz", np.ascontiguousarray(points), strict=True))}
