"""Where a path is: at a position, in the picture or beyond its edge. Pure numbers."""

import math
from dataclasses import dataclass

import numpy as np

from app.engine.run import Path
from app.figures.clipping import Point, inside, pieces
from app.figures.picture import Array
from app.landscapes.base import Domain

_BEYOND = 40.0
"""A line is drawn as far as so many widths of the picture around it; further out, pixels are too many to count."""


def step_at(path: Path, position: float) -> int:
    """The step at a position: the last one when the path has ended before."""
    return max(0, min(math.floor(position), len(path.x) - 1))


def point_at(path: Path, position: float) -> Point | None:
    """The point at a position between steps, on the straight line from one to the next; none where there is none."""
    step = step_at(path, position)
    x, y = float(path.x[step]), float(path.y[step])
    if not (math.isfinite(x) and math.isfinite(y)):
        return None
    share = min(position, len(path.x) - 1) - step
    if share <= 0:
        return x, y
    to_x, to_y = float(path.x[step + 1]), float(path.y[step + 1])
    found = x + share * (to_x - x), y + share * (to_y - y)
    return found if math.isfinite(found[0]) and math.isfinite(found[1]) else (x, y)


def travelled(path: Path, position: float) -> tuple[Array, Array]:
    """The coordinates of a path up to a position."""
    step = step_at(path, position)
    x, y = path.x[: step + 1], path.y[: step + 1]
    head = point_at(path, position) if position > step else None
    return (np.append(x, head[0]), np.append(y, head[1])) if head else (x, y)


def drawable(x: Array, y: Array, domain: Domain) -> tuple[Array, Array]:
    """A line whose far ends are cut off where nobody can see them, as drawing cannot count so far."""
    known = np.isfinite(x) & np.isfinite(y)
    x, y = np.where(known, x, np.nan), np.where(known, y, np.nan)
    (x0, x1), (y0, y1) = box = _around(domain)
    if ((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1) | ~known).all():
        return x, y
    gap = np.full((1, 2), np.nan)
    found = [part for piece in pieces(np.stack((x, y), axis=1), box) for part in (gap, piece)]
    x, y = np.concatenate(found or [gap]).T
    return x, y


def _around(domain: Domain) -> Domain:
    """What is ``_BEYOND`` as wide and as high."""
    (x0, x1), (y0, y1) = (
        ((1 + _BEYOND) * low + (1 - _BEYOND) * high, (1 - _BEYOND) * low + (1 + _BEYOND) * high) for low, high in domain
    )
    return (x0 / 2, x1 / 2), (y0 / 2, y1 / 2)


@dataclass(frozen=True)
class Gone:
    """A path that is not in the picture, or no longer."""

    at: Point
    """Where it was last seen: on the edge, or at its last point where no number followed. Nearest to it on the edge
    where it has never been seen."""
    angle: float | None
    """The way out, in degrees from up, clockwise; none where it ended in no number."""
    distance: float = math.nan
    """How far away it is."""
    step: int = 0
    """At which step."""


def head(path: Path, domain: Domain, position: float) -> Point | Gone | None:
    """Where a path stands; none if it has no number at all."""
    here = point_at(path, position)
    if here and inside(domain, here):
        return here
    step = step_at(path, position)
    last = step
    while last >= 0 and not inside(domain, (float(path.x[last]), float(path.y[last]))):
        last -= 1
    known = step
    while known > last and not (math.isfinite(path.x[known]) and math.isfinite(path.y[known])):
        known -= 1
    if last < 0:
        return _outside(domain, path, known) if known >= 0 else None
    begin = float(path.x[last]), float(path.y[last])
    to = here or ((float(path.x[known]), float(path.y[known])) if known > last else None)
    if to is None:
        return Gone(begin, None)
    edge, angle = _crossing(domain, begin, to)
    if known == last:
        return Gone(edge, angle)
    return Gone(edge, angle, math.hypot(float(path.x[known]) - edge[0], float(path.y[known]) - edge[1]), known)


def _outside(domain: Domain, path: Path, step: int) -> Gone:
    """Where a path is that has never been in the picture, from the nearest place on the edge."""
    point = float(path.x[step]), float(path.y[step])
    nearest = [min(max(value, low), high) for value, (low, high) in zip(point, domain, strict=True)]
    across, up = (
        (value - place) / (high - low) for value, place, (low, high) in zip(point, nearest, domain, strict=True)
    )
    angle = (90.0 if across > 0 else 270.0) if abs(across) >= abs(up) else 0.0 if up > 0 else 180.0
    distance = math.hypot(point[0] - nearest[0], point[1] - nearest[1])
    return Gone((nearest[0], nearest[1]), angle, distance, step)


def _crossing(domain: Domain, begin: Point, to: Point) -> tuple[Point, float]:
    """Where the line to a point outside meets the edge, and the angle of the way out."""
    (x0, x1), (y0, y1) = domain
    dx, dy = to[0] - begin[0], to[1] - begin[1]
    share, angle = min(
        ((x1 - begin[0]) / dx if dx > 0 else math.inf, 90.0),
        ((x0 - begin[0]) / dx if dx < 0 else math.inf, 270.0),
        ((y1 - begin[1]) / dy if dy > 0 else math.inf, 0.0),
        ((y0 - begin[1]) / dy if dy < 0 else math.inf, 180.0),
        key=lambda exit_: exit_[0],
    )
    return (begin[0] + share * dx, begin[1] + share * dy), angle
