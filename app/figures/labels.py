"""Where the values of contour lines are written; the rules are those of the page's ``charts/labels.js``."""

from dataclasses import dataclass

import numpy as np

from app.figures.levels import placed
from app.figures.picture import Array, Picture
from app.numbers import number

_APART = 0.13
"""How near labels may come to one another, in parts of the picture."""
_EDGE = (0.06, 0.03)
"""How near labels may come to the edge and to a marked point, across and up."""
_MOST = 24
"""As many lines as can have a label."""


@dataclass(frozen=True)
class Label:
    """A value at a place, which is told in parts of the picture."""

    across: float
    up: float
    words: str


def labels(picture: Picture) -> list[Label]:
    """A label for as many levels as have room for one, each where it is furthest from the others."""
    if "labels" not in picture.view.overlays:
        return []
    (x0, x1), (y0, y1) = picture.domain
    levels = picture.ground.levels
    marks = [((point.x - x0) / (x1 - x0), (point.y - y0) / (y1 - y0)) for point in picture.ground.critical_points]
    chosen: list[Label] = []
    for level, found in zip(levels, _crossings(placed(picture.ground), len(levels)), strict=True):
        free = np.ones(len(found), dtype=bool)
        for across, up in marks:
            free &= (np.abs(found[:, 0] - across) >= _EDGE[0]) | (np.abs(found[:, 1] - up) >= _EDGE[1])
        places = found[free]
        if not len(places) or len(chosen) >= _MOST:
            continue
        room = np.full(len(places), np.inf)
        for label in chosen:
            room = np.minimum(room, np.hypot(places[:, 0] - label.across, 1.6 * (places[:, 1] - label.up)))
        best = int(room.argmax())
        if room[best] > _APART:
            across, up = places[best].tolist()
            chosen.append(Label(across, up, number(float(level), 3)))
    return chosen


def _crossings(z: Array, count: int) -> list[Array]:
    """For each level the places, in parts of the picture, where its line crosses every other row of the grid."""
    rows, columns = z.shape[0] - 1, z.shape[1] - 1
    here, following = z[:, :-1], z[:, 1:]
    with np.errstate(all="ignore"):
        level = np.floor(np.maximum(here, following))
        across = (np.arange(columns) + (level - here) / (following - here)) / columns
    up = np.broadcast_to((np.arange(rows + 1) / rows)[:, None], level.shape)
    good = (level > np.minimum(here, following)) & (level >= 0) & (level < count)
    good &= (across > _EDGE[0]) & (across < 1 - _EDGE[0]) & (up >= _EDGE[1]) & (up <= 1 - _EDGE[1])
    good[1::2] = False
    places, found = np.stack((across[good], up[good]), axis=1), level[good]
    return [places[found == number] for number in range(count)]
