"""Every path over the ground, with its start, and how it moves."""

from typing import Any

import numpy as np

from app.figures.edge import Edge
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.traces.heads import heads
from app.figures.traces.style import CASING, WIDTH, Trace, families, halo, ordered, plain, small, stroke, travelled

FARTHEST = 1e4
"""In widths of the picture: SVG cannot place a dot that is any number of pixels away."""
_HEADS = {"mode": "markers", "cliponaxis": False}
_WORDS = {"mode": "text", "textposition": "middle center"}


def paths(picture: Picture, position: float, edge: Edge, step: str) -> list[Trace]:
    """The traces, from the lowest to the top; those that :func:`moved` tells of first."""
    traces = ordered(picture, [_path(run, picture, step) for run in picture.layered])
    tops = [_top(runs, picture) for runs in families(picture.layered)]
    traces += [{**top, **kind} for kind in (_HEADS, _WORDS) for top in tops]
    return [{**trace, **moving} for trace, moving in zip(traces, moved(picture, position, edge), strict=True)]


def moved(picture: Picture, position: float, edge: Edge, whole: bool = True) -> list[dict[str, Any]]:
    """What changes with the position.

    Args:
        picture: what is drawn.
        position: where the paths stand.
        edge: where words stand at the edge of the map.
        whole: whether the paths are told as well, and not only their heads.
    """
    lines = []
    for run in picture.layered if whole else ():
        x, y, loss = travelled(run, position)
        lines.append(({"x": x, "y": y}, {"x": x, "y": y, "customdata": loss}))
    return [*ordered(picture, lines), *heads(picture, position, edge)]


def starts(picture: Picture) -> Trace:
    """A ring around each start."""
    ink, bold = css(picture.palette.ink), picture.boldness
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in picture.scene.start],
        "y": [y for _, y in picture.scene.start],
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "marker": {"symbol": "circle-open", "size": 15 * bold, "color": ink, "line": {"width": 2 * bold, "color": ink}},
    }


def _top(runs: list[Run], picture: Picture) -> Trace:
    """What the heads of the runs of one label have in common with the words beside them."""
    colours = [css(run.colour) for run in runs]
    return {
        "type": "scatter",
        "hoverinfo": "skip",
        "showlegend": False,
        "legendgroup": runs[0].label,
        "textfont": {"size": small(picture), "color": colours, "weight": "bold", "shadow": halo(picture)},
    }


def _path(run: Run, picture: Picture, step: str) -> tuple[Trace, Trace]:
    """A path twice: a casing that lifts it off the ground and off other paths, and its own line."""
    casing = {"width": CASING * picture.boldness, "color": css(picture.palette.casing)}
    dotted = run.dotted and _near(run, picture)
    words = f"<b>%{{fullData.name}}</b><br>{step}<br>(%{{x:.4~g}}, %{{y:.4~g}})<br>f = %{{customdata}}<extra></extra>"
    return (
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "line": casing,
            "showlegend": False,
            "legendgroup": run.label,
        },
        {
            "type": "scatter",
            "mode": "lines+markers" if dotted else "lines",
            "name": plain(run.name),
            "legendgroup": run.label,
            "showlegend": False,
            "line": stroke(run, WIDTH * picture.boldness),
            "marker": {"size": 4.5 * picture.boldness, "color": css(run.colour)},
            "hovertemplate": words,
        },
    )


def _near(run: Run, picture: Picture) -> bool:
    path = run.trajectory.path
    return all(
        bool((np.abs(values[np.isfinite(values)] - low) <= FARTHEST * (high - low)).all())
        for values, (low, high) in zip((path.x, path.y), picture.domain, strict=True)
    )
