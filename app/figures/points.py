"""The marked points of a landscape: what each kind is called, how large it is, and which are in the picture."""

from dataclasses import dataclass

from app.critical import Critical
from app.figures.clipping import Point, inside
from app.figures.picture import Picture
from app.words import marked


@dataclass(frozen=True)
class Kind:
    """What a kind of point is called, and the size of its mark."""

    word: str
    """In a legend."""
    name: str
    """By itself."""
    size: float = 10
    """In pixels of the page."""


KINDS = {
    "global": Kind(marked("minimum"), marked("Global minimum"), 19),
    "minimum": Kind(marked("local minimum"), marked("Local minimum"), 16),
    "saddle": Kind(marked("saddle"), marked("Saddle point")),
    "maximum": Kind(marked("maximum"), marked("Maximum")),
    "degenerate": Kind(marked("degenerate"), marked("Degenerate critical point")),
}


RING = 16
"""The size of the ring around a start, in pixels of the page."""


def starts(picture: Picture) -> list[Point]:
    """The starts in the picture."""
    return [start for start in picture.scene.start if inside(picture.domain, start)]


def kind_of(point: Critical) -> str:
    """One of :data:`KINDS`."""
    return "global" if point.kind == "minimum" and point.lowest else point.kind


def seen(picture: Picture) -> dict[str, list[Critical]]:
    """The points in the picture by their kind, if the view wants them."""
    (x0, x1), (y0, y1) = picture.domain
    here = [point for point in picture.ground.critical_points if x0 <= point.x <= x1 and y0 <= point.y <= y1]
    found = {kind: [point for point in here if kind_of(point) == kind] for kind in KINDS}
    return {kind: points for kind, points in found.items() if points and "points" in picture.view.overlays}


def explained(picture: Picture) -> list[str]:
    """The kinds that a legend tells of."""
    wanted = "legend" in picture.view.overlays and "contour" in picture.panels
    return [*seen(picture)] if wanted else []
