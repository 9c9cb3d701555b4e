"""The legend: an entry for each optimizer, which shows and hides all that is drawn of it."""

from app.figures.picture import Picture
from app.figures.traces.style import WIDTH, Trace, plain, stroke


def legend(picture: Picture, flat: bool) -> list[Trace]:
    """Traces of which nothing but the entry is seen.

    Args:
        picture: what is drawn.
        flat: whether there are axes in the plane to put them on, or only those in space.
    """
    nowhere = {axis: [None] for axis in ("xy" if flat else "xyz")}
    first = {run.label: run for run in reversed(picture.runs)}
    return [
        {
            "type": "scatter" if flat else "scatter3d",
            "mode": "lines",
            **nowhere,
            "name": plain(label),
            "legendgroup": label,
            "showlegend": True,
            "hoverinfo": "skip",
            "line": stroke(run, WIDTH),
        }
        for label, run in reversed(first.items())
    ]
