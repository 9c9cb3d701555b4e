"""A picture: a scene and a view, worked out as far as every kind of figure needs it. It knows of no way to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.engine.outcome import Status
from app.engine.trajectory import Included, Trajectory, trajectories
from app.figures.palette import Colour, Palette, palette, slots
from app.landscapes.base import Domain
from app.query import keys_of, read_query
from app.scene import Scene
from app.surface import Grid, Surface, grid
from app.view import KEYS, FigureView

Array = NDArray[np.float64]

GRID = (201, 201)
"""Points of the ground's grid: enough for a smooth contour along a narrow valley."""
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
    colour: Colour
    dash: str
    """solid, dash, dot or dashdot."""

    @property
    def climbed(self) -> bool:
        """Whether it went up: its numbers left the finite ones, or its loss is higher in the end than at the start."""
        path = self.trajectory.path
        return path.outcome.status is Status.DIVERGED or bool(path.loss[-1] > path.loss[0])

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

    @property
    def steps(self) -> int:
        """The last step of the longest trajectory that is shown."""
        return max((len(run.trajectory.path.x) - 1 for run in self.runs), default=1) or 1

    @property
    def at(self) -> int:
        """The step at which the paths stand."""
        return self.steps if self.view.at is None else min(self.view.at, self.steps)

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
    scene = Scene.model_validate(read_query(query, Scene, KEYS))
    view = FigureView.model_validate(read_query(query, FigureView, keys_of(Scene) | KEYS))
    return scene, view


def compose(scene: Scene, view: FigureView) -> Picture:
    """The picture of ``scene`` that ``view`` wants."""
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
    return Picture(scene, view, colours, domain, grid(ground), _runs(scene, view, colours))


def included(view: FigureView) -> list[Included]:
    """What the panels need beside the paths."""
    return [_INCLUDED[panel] for panel in view.panels if panel in _INCLUDED]


def _runs(scene: Scene, view: FigureView, colours: Palette) -> tuple[Run, ...]:
    found = trajectories(scene, included(view))
    starts = len(scene.start)
    keys = distinct([choice.label or choice.id for choice in scene.optimizers])
    names = distinct([trajectory.label for trajectory in found[::starts]])
    places = slots(view.colours, len(scene.optimizers))
    runs = []
    for index, trajectory in enumerate(found):
        card = index // starts
        if keys[card] in view.hide:
            continue
        colour, dash = colours.stroke(places[card])
        start = ", ".join(f"{value:.4g}".replace("-", "−") for value in trajectory.start)
        runs.append(Run(trajectory, f"{names[card]} ({start})" if starts > 1 else names[card], colour, dash))
    return tuple(runs)


def distinct(labels: Sequence[str]) -> list[str]:
    """Labels, with a number behind those that stand more than once."""
    return [
        f"{label} ({before + 1})" if (before := labels[:index].count(label)) else label
        for index, label in enumerate(labels)
    ]
