"""Beside an arrow at the edge of the map: where words stand that say how far away a path is."""

from app.figures.places import Gone
from app.landscapes.base import Domain

_INWARD = {90: "left", 270: "right", 0: "below", 180: "above"}


def beside(gone: Gone, domain: Domain) -> tuple[str, str]:
    """``above`` or ``below`` and ``left`` or ``right`` of it: inside the map, and not on the path that leads there."""
    (x0, x1), (y0, y1) = domain
    inward = _INWARD[int(gone.angle or 0)]
    if inward in {"left", "right"}:
        return "above" if gone.at[1] < (y0 + y1) / 2 else "below", inward
    return inward, "right" if gone.at[0] < (x0 + x1) / 2 else "left"
