"""A picture: a scene and a view, worked out as far as every kind of figure needs it. It knows of no way to draw."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.engine.outcome import Status
from app.engine.trajectory import Included, Trajectory, labels, trajectories
from app.figures.palette import Colour, Palette, palette, slots
from app.landscapes.base import Domain
from app.links import whole
from app.query import keys_of, read_query
from app.scene import Scene
from app.surface import Grid, Surface, grid
from app.view import KEYS, FigureView

Array = NDArray[np.float64]

GRID = (201, 201)
"""Points of the ground's grid: enough for a smooth contour along a narrow valley."""
CROWD = 12
"""From so many runs on they hide one another, and are drawn finer."""
_FINEST = 0.4
_DOTTED = 60
"""The most steps of a run with a dot at each."""
FRAMES = 120
"""The most frames that a moving figure has unless it is told how many."""
SERIES = ("loss", "grad_norm", "distance", "learning_rate")
"""The panels that draw a quantity of every trajectory against the step; also the quantity's name."""
_INCLUDED: dict[str, Included] = {"distance": "distance", "state": "state"}
_SECONDS = {"least": 3.0, "most": 12.0, "per_step": 1 / 6}
"""How long a run takes at speed 1, as in the page's player."""


@dataclass(frozen=True)
class Run:
    """A trajectory that is shown, and how."""

    trajectory: Trajectory
    name: str
    """Its label, with the start where there are several."""
    tag: str
    """What ``inspect`` calls it."""
    label: str
    """Its optimizer's, which the runs from other starts share."""
    colour: Colour
    dash: str
    """solid, dash, dot or dashdot."""

    @property
    def climbed(self) -> bool:
        """Whether it went up: its numbers left the finite ones, or its loss is higher in the end than at the start."""
        path = self.trajectory.path
        return path.outcome.status is Status.DIVERGED or bool(path.loss[-1] > path.loss[0])

    @property
    def dotted(self) -> bool:
        """Whether it is short enough for a dot at each step."""
        return len(self.trajectory.path.x) <= _DOTTED + 1

    def values(self, quantity: str) -> tuple[Array, Array]:
        """Steps and values of one of :data:`SERIES`; both empty where there is nothing to measure.

        What is known of each step and not of the start begins with step 1.
        """
        path = self.trajectory.path
        found: Array | None = self.trajectory.distance if quantity == "distance" else getattr(path, quantity)
        if found is None:
            return np.empty(0), np.empty(0)
        return np.arange(len(path.x) - len(found), len(path.x), dtype=np.float64), found


@dataclass(frozen=True)
class Picture:
    """What is drawn."""

    scene: Scene
    view: FigureView
    palette: Palette
    domain: Domain
    """What is seen of the plane."""
    ground: Grid
    runs: tuple[Run, ...]
    """The trajectories that are not hidden, in the order of the scene."""
    steps: int
    """The last step of the longest trajectory of the scene, hidden or not."""

    @property
    def at(self) -> int:
        """The step at which the paths stand."""
        return self.steps if self.view.at is None else min(self.view.at, self.steps)

    @property
    def span(self) -> int:
        """How many steps an axis shows: one where none was taken."""
        return max(1, self.steps)

    @property
    def panels(self) -> tuple[str, ...]:
        """The charts that a figure can show, in the view's order."""
        return tuple(panel for panel in self.view.panels if panel != "inspector")

    @property
    def seconds(self) -> float:
        """How long a moving figure plays."""
        usual = min(max(_SECONDS["least"], self.steps * _SECONDS["per_step"]), _SECONDS["most"])
        return usual / self.view.speed

    @cached_property
    def layered(self) -> tuple[Run, ...]:
        """The runs from the lowest to the top: those that went wild below those that did not."""
        return tuple(sorted(self.runs, key=lambda run: not run.climbed))

    @property
    def crowded(self) -> bool:
        """Whether there are so many runs that one must not cover the others with its casing."""
        return len(self.runs) > CROWD

    @property
    def boldness(self) -> float:
        """The widths of lines and the sizes of heads and starts, as parts of the usual ones."""
        return max(_FINEST, (CROWD / len(self.runs)) ** 0.5) if self.crowded else 1.0

    @property
    def frames(self) -> int:
        """How many pictures a moving figure has: one a step, unless the view says otherwise or there are many."""
        return self.view.frames or min(self.steps + 1, FRAMES)

    @property
    def positions(self) -> list[float]:
        """Where the paths stand in each frame of a moving figure, from 0 to the last step; evenly spaced."""
        return [float(position) for position in np.linspace(0, self.steps, self.frames)]

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a picture made of pixels."""
        width, height = self.view.size
        return round(width * self.view.dpi / 96), round(height * self.view.dpi / 96)


def understand(query: str) -> tuple[Scene, FigureView]:
    """The scene and the view that ``query`` spells.

    Raises:
        QueryError: for a query that cannot be read.
        pydantic.ValidationError: for values that are out of bounds.
    """
    query = whole(query)
    scene = Scene.model_validate(read_query(query, Scene, KEYS, keys_of(FigureView)))
    view = FigureView.model_validate(read_query(query, FigureView, keys_of(Scene) | KEYS))
    return scene, view


def compose(scene: Scene, view: FigureView) -> Picture:
    """The picture of ``scene`` that ``view`` wants.

    A name in ``hide`` that is none of the scene's hides nothing: links outlive their optimizers.
    """
    domain = (view.window[:2], view.window[2:]) if view.window else scene.declaration.domain
    ground = Surface.model_validate(
        {
            "landscape": scene.landscape,
            "domain": domain,
            "resolution": GRID,
            "scale": view.scale,
            **({"levels": view.levels} if view.levels else {}),
            "include": ["gradient"] if {"arrows", "streams"} & {*view.overlays} else [],
        }
    )
    colours = palette("dark" if view.theme == "dark" else "light", view.colorscale)
    found = trajectories(scene, included(view))
    steps = max(0, *(len(trajectory.path.x) - 1 for trajectory in found))
    return Picture(scene, view, colours, domain, grid(ground), _runs(scene, view, colours, found), steps)


def included(view: FigureView) -> list[Included]:
    """What the panels need beside the paths."""
    return [_INCLUDED[panel] for panel in view.panels if panel in _INCLUDED]


def hidable(scene: Scene) -> list[str]:
    """What ``hide`` calls each optimizer of ``scene``."""
    return distinct([choice.label or choice.id for choice in scene.optimizers])


def inspectable(scene: Scene) -> list[str]:
    """What ``inspect`` calls each trajectory of ``scene``: in every language, and wherever its start is moved to."""
    starts = range(1, len(scene.start) + 1)
    names = distinct(labels(scene.optimizers))
    return distinct([name if start == 1 else f"{name}@{start}" for name in names for start in starts])


def _runs(scene: Scene, view: FigureView, colours: Palette, found: Sequence[Trajectory]) -> tuple[Run, ...]:
    starts = len(scene.start)
    keys = hidable(scene)
    own = distinct([trajectory.label for trajectory in found[::starts]])
    places = slots(view.colours, len(scene.optimizers))
    cards = [index // starts for index in range(len(found))]
    names = own
    if starts > 1:
        names = [f"{own[card]} {_point(trajectory.start)}" for card, trajectory in zip(cards, found, strict=True)]
    told = zip(cards, distinct(names), inspectable(scene), found, strict=True)
    return tuple(
        Run(trajectory, name, tag, own[card], *colours.stroke(places[card]))
        for card, name, tag, trajectory in told
        if keys[card] not in view.hide
    )


def _point(point: tuple[float, float]) -> str:
    return f"({', '.join(f'{value:.4g}' for value in point)})".replace("-", "−")


def distinct(labels: Sequence[str]) -> list[str]:
    """Labels, with a number behind those that have been before: no two are the same."""
    found: dict[str, None] = {}
    for label in labels:
        numbered = (f"{label} ({number})" for number in itertools.count(2))
        found[label if label not in found else next(name for name in numbered if name not in found)] = None
    return [*found]
