"""The ends of the paths: where each stands, or an arrow where it left the picture, and how far away it is."""

from dataclasses import dataclass
from typing import Any

from app.figures.clipping import Point
from app.figures.edge import ARROW, Edge, Words
from app.figures.palette import css
from app.figures.picture import Picture, Run
from app.figures.places import Gone, head
from app.figures.traces.style import families


@dataclass(frozen=True)
class _End:
    """Where a path stands, and what is said there."""

    run: Run
    head: Point | Gone | None
    words: Words | None

    @property
    def label(self) -> str:
        return self.run.label

    @property
    def at(self) -> tuple[float | None, float | None]:
        found = self.head.at if isinstance(self.head, Gone) else self.head
        return found or (None, None)

    @property
    def angle(self) -> float:
        return (self.head.angle or 0) if isinstance(self.head, Gone) else 0

    @property
    def symbol(self) -> str:
        if not isinstance(self.head, Gone):
            return "circle"
        return "x" if self.head.angle is None else "triangle-up"


def heads(picture: Picture, position: float, edge: Edge) -> list[dict[str, Any]]:
    """What changes with the position in the traces of the heads, of which each label has one, and in their words'."""
    found = [head(run.trajectory.path, picture.domain, position) for run in picture.layered]
    groups = families(map(_End, picture.layered, found, edge.words(found)))
    return [*(_heads(group, picture) for group in groups), *(_words(group, edge) for group in groups)]


def _heads(ends: list[_End], picture: Picture) -> dict[str, Any]:
    points = [end.at for end in ends]
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "marker": {
            "symbol": [end.symbol for end in ends],
            "angle": [end.angle for end in ends],
            "size": [9 * picture.boldness if end.symbol == "circle" else ARROW for end in ends],
            "color": [css(end.run.colour) for end in ends],
            "line": {"width": 2 * picture.boldness, "color": css(picture.palette.casing)},
            "opacity": 1,
        },
    }


def _words(ends: list[_End], edge: Edge) -> dict[str, Any]:
    points = [edge.place(end.words) if end.words else (None, None) for end in ends]
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": [end.words.text if end.words else "" for end in ends],
    }
