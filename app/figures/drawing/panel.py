"""What every panel of a figure has in common."""

from abc import ABC, abstractmethod

from matplotlib.artist import Artist
from matplotlib.figure import Figure

from app.figures.base import Context
from app.figures.charts import said
from app.figures.drawing.axes import Box
from app.figures.drawing.style import Style
from app.figures.picture import Picture
from app.figures.ticks import many


class Panel(ABC):
    """One chart. What stays is drawn by :meth:`draw`, what moves is set by :meth:`move`."""

    def __init__(self, picture: Picture, style: Style, context: Context) -> None:
        self.picture, self.style, self.locale = picture, style, context.locale
        self.moving: list[Artist] = []
        """Artists in their order, from the first that moves on: those above it are drawn again with it."""

    @property
    @abstractmethod
    def title(self) -> str:
        """Its name."""

    @property
    def note(self) -> str:
        """What is said beside the name."""
        return ""

    @property
    def framed(self) -> bool:
        """Whether it has ticks on its left and below, for which room is left."""
        return True

    @abstractmethod
    def labels(self, height: float) -> list[str]:
        """The words of the vertical ticks if it is so many points high."""

    @abstractmethod
    def draw(self, figure: Figure, box: Box, words: bool, named: bool) -> None:
        """Draw what stays, and set up what moves.

        Args:
            figure: on which.
            box: inside the frame.
            words: whether there is room for the labels of ticks.
            named: whether there is room for the name of the horizontal axis.
        """

    @abstractmethod
    def move(self, position: float) -> None:
        """Bring what moves to where it is at ``position``."""

    def tell(self, message: str) -> str:
        """A message or a marked text in the language of the figure."""
        return said(message, self.locale)

    def many(self, room: float, distance: float) -> int:
        """How many ticks there are in so much room, in points, at ``distance`` sizes of type from one another."""
        return many(room, distance * self.style.small)
