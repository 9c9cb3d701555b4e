"""Beside an arrow at the edge of the map: the words that say how far away a path is, and where they stand."""

import math

from app.figures.places import Gone
from app.landscapes.base import Domain
from app.numbers import number
from app.words import Message

_INWARD = {90: "left", 270: "right", 0: "below", 180: "above"}


def away(gone: Gone) -> Message | None:
    """How far away a path is; nothing where no number says so."""
    if gone.angle is None or not math.isfinite(gone.distance):
        return None
    return Message("{distance} away at step {step}", distance=number(gone.distance, 2), step=gone.step)


def beside(gone: Gone, domain: Domain) -> tuple[str, str]:
    """``above`` or ``below`` and ``left`` or ``right`` of it: inside the map, and not on the path that leads there."""
    (x0, x1), (y0, y1) = domain
    inward = _INWARD[int(gone.angle or 0)]
    if inward in {"left", "right"}:
        return "above" if gone.at[1] < (y0 + y1) / 2 else "below", inward
    return inward, "right" if gone.at[0] < (x0 + x1) / 2 else "left"
