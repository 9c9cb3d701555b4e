"""A quantity against the step, for every path, on axes of PGFPlots."""

import numpy as np

from app.figures.drawing.scales import Scale, scale_of
from app.figures.drawing.series import lowest
from app.figures.picture import Picture
from app.figures.tex.lines import Piece, Place, cut, inside
from app.figures.tex.paths import style
from app.figures.tex.words import bound, escape
from app.i18n import translations
from app.words import marked

LABELS = {
    "loss": marked("Loss"),
    "grad_norm": marked("Length of the gradient"),
    "distance": marked("Distance to the nearest minimum"),
    "learning_rate": marked("Learning rate"),
}
NARROW = {"log": 1.0, "linear": 1e-3}
"""How many orders of magnitude, or parts of the numbers on it, an axis of PGFPlots has at least."""
FAR = 280.0
"""How many of them it can count."""


def series(picture: Picture, name: str, locale: str, place: str) -> list[str]:
    """The panel of one quantity.

    Args:
        picture: what is drawn.
        name: of the quantity.
        locale: the language of the words.
        place: where the axes stand and how large they are, as keys of PGFPlots.
    """
    kind, label = getattr(picture.view, f"{name}_axis"), LABELS[name]
    base, note = lowest(picture) if name == "loss" and kind == "log" else (0.0, "")
    curves = [run.values(name) for run in picture.runs]
    bound(sum(len(steps) for steps, _ in curves))
    scale = scale_of(kind, [values for _, values in curves], base)
    words = translations(locale).gettext
    title = words(label) + (f", {words(note)}" if note else "")
    low, high = scale.range
    # An axis of PGFPlots tells the values themselves; where it cannot count so far or so finely, their heights are
    # drawn as parts of the axis.
    is_log = kind == "log" and high - low >= NARROW["log"] and max(abs(low), abs(high)) < FAR
    plain = kind == "linear" and high - low >= NARROW["linear"] * max(abs(low), abs(high))
    bottom, top = (10.0**low, 10.0**high) if is_log else (low, high) if plain else (0.0, 1.0)
    lines = [
        r"\begin{axis}[thalweg axis,",
        f"  {place},",
        f"  xmin=0, xmax={picture.steps}, enlarge x limits={{abs={0.02 * picture.steps:g}}},",
        f"  ymin={bottom!r}, ymax={top!r},{' ymode=log,' if is_log else ''}",
        *([] if is_log or plain else _ticks(scale)),
        f"  xlabel={{{escape(words('step'))}}}, ylabel={{{escape(title)}}}]",
    ]
    edges = ((0.0, float(picture.steps)), (low, high))
    edge = dict(zip((low, high), (bottom, top), strict=True))
    for run, (steps, values) in zip(picture.runs, curves, strict=True):
        with np.errstate(all="ignore"):
            drawn = np.where(np.isfinite(values), scale.measure(values), np.nan)
            heights = values - base if is_log else drawn if plain else (drawn - low) / (high - low)
        points = list(zip(steps.tolist(), drawn.tolist(), strict=True))
        exact = dict(zip(points, heights.tolist(), strict=True))
        lines += [
            rf"\addplot[thalweg curve={style(picture, run)}] coordinates {{{_written(piece, exact, edge)}}};"
            for piece in cut(points, edges)
        ]
        standing = [point for point in points if point[0] <= picture.at][-1:]
        if standing and inside(edges, standing[0]):
            lines.append(
                rf"\addplot[thalweg standing={style(picture, run)}] coordinates {{{_written(standing, exact, edge)}}};"
            )
    return [*lines, r"\end{axis}"]


def _written(piece: Piece, exact: dict[Place, float], edge: dict[float, float]) -> str:
    """Points as they are; where a line was cut at the edge, the height there."""
    return "".join(f"({step!r},{exact.get((step, height), edge.get(height, height))!r})" for step, height in piece)


def _ticks(scale: Scale) -> list[str]:
    """Heights that have another number than theirs."""
    low, high = scale.range
    found = [(f"{(at - low) / (high - low):.6g}", f"{{{escape(text)}}}") for at, text in scale.ticks(6)]
    heights, texts = (",".join(column) for column in zip(*found, strict=True))
    return [f"  ytick={{{heights}}}, yticklabels={{{texts}}},"]
