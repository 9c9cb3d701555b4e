"""What a preset declares."""

from dataclasses import dataclass
from typing import Literal, get_args

Group = Literal[
    "The learning rate",
    "Ravines",
    "Saddles and several minima",
    "Adaptive methods",
    "Momentum and schedules",
]
"""A subject, in the order in which it is taught."""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A scene worth showing, and what there is to see in it. ``id`` is the name of the declaring file."""

    id: str = ""
    label: str
    group: Group
    place: int
    """Where in its group it is taught, from 1."""
    sentence: str
    """What to observe. The tests compute that it is so."""
    scene: str
    """The scene as a canonical query."""
    view: str = ""
    """Keys of the view that the picture needs, as in a link from the page."""

    @property
    def query(self) -> str:
        """The link's query: the scene, then the view."""
        return "&".join(filter(None, (self.scene, self.view)))


GROUPS: tuple[Group, ...] = get_args(Group)
