"""Thalweg in Python and in notebooks: a scene as a figure that plays, and as trajectories that show themselves.

A scene is a :class:`app.scene.Scene`, or a query as it stands in a link, or the whole link.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, overload

from pydantic import ValidationError

from app.engine.trajectory import Trajectory
from app.figures.base import Context
from app.figures.formats import FORMATS
from app.figures.palette import css
from app.figures.picture import Picture, Run, compose
from app.figures.plotly_figure import figure as plotly_figure
from app.i18n import negotiate, tell, translations
from app.links import whole
from app.numbers import number
from app.query import keys_of, read_query
from app.render.workers import explained
from app.scene import Scene
from app.view import KEYS, FigureView
from app.words import marked

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_ADDRESS = re.compile(r"^(?:[a-z]+://[^?]*)?\??")
_COLUMNS = (
    (marked("Optimizer"), None),
    (marked("Outcome"), None),
    (marked("Final loss"), "final_loss"),
    (marked("Best loss"), "best_loss"),
    (marked("Distance to the minimum"), "distance_to_minimum"),
    (marked("Path length"), "path_length"),
)
"""The headings of the table, and the name in the summary of what stands below them."""


def figure(scene: Scene | str, **view: Any) -> "Figure":
    """A Plotly figure of ``scene`` that plays.

    Args:
        scene: a scene, or a query or link, of which the view is heeded as well.
        view: keys of a picture in a link, such as ``theme="dark"``, ``panels=["contour"]``, ``size=(800, 600)``.

    Raises:
        QueryError: for a query that cannot be read.
        ValueError: for values that are out of bounds, in a sentence.

    >>> figure("landscape=rosenbrock&steps=200", theme="dark").layout.width
    960
    """
    # Plotly's Python half takes as long to import as all else together.
    from plotly.graph_objects import Figure  # noqa: PLC0415  # loaded when needed

    picture = _picture(scene, view)
    return Figure(plotly_figure(picture, _context(picture)))


def trajectories(scene: Scene | str, **view: Any) -> "Trajectories":
    """The trajectories of ``scene``: a sequence that is also a table of outcomes with a picture in a notebook.

    Args:
        scene: a scene, or a query or link.
        view: how the picture looks, as for :func:`figure`.

    Raises:
        QueryError: for a query that cannot be read.
        ValueError: for values that are out of bounds, in a sentence.

    >>> trajectories("optimizer=sgd(lr=0.95)&steps=3")["SGD"].path.x.tolist()[0]
    -7.0
    """
    return Trajectories(_picture(scene, view))


class Trajectories(Sequence[Trajectory]):
    """Trajectories in the order optimizer by optimizer, start by start. They are found by place or by name."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.scene = picture.scene

    @property
    def names(self) -> list[str]:
        """What each is called: its label, with the start where there are several."""
        return [run.name for run in self.picture.runs]

    def __len__(self) -> int:
        return len(self.picture.runs)

    def __iter__(self) -> Iterator[Trajectory]:
        return (run.trajectory for run in self.picture.runs)

    @overload
    def __getitem__(self, key: int | str) -> Trajectory: ...
    @overload
    def __getitem__(self, key: slice) -> list[Trajectory]: ...
    def __getitem__(self, key: int | str | slice) -> Trajectory | list[Trajectory]:
        if isinstance(key, slice):
            return list(self)[key]
        if isinstance(key, int):
            return self.picture.runs[key].trajectory
        if key not in self.names:
            raise KeyError(f"there is no {key!r}; there are {', '.join(self.names)}")
        return self.picture.runs[self.names.index(key)].trajectory

    def figure(self) -> "Figure":
        """The same as a Plotly figure that plays."""
        return figure(self.scene, **self.picture.view.model_dump(exclude_unset=True))

    def __repr__(self) -> str:
        width = max(map(len, self.names), default=0)
        rows = (f"  {run.name:<{width}}  {run.trajectory.path.outcome.message}" for run in self.picture.runs)
        return "\n".join((f"{len(self)} trajectories on {self.scene.declaration.label}", *rows))

    def _repr_html_(self) -> str:
        """The picture above a table of outcomes."""
        context = _context(self.picture)
        drawn = base64.b64encode(FORMATS["figure.png"].render(self.picture, context)).decode()
        label = escape(translations(context.locale).gettext(self.scene.declaration.label))
        width, height = self.picture.view.size
        heads = "".join(f"<th>{escape(translations(context.locale).gettext(text))}</th>" for text, _ in _COLUMNS)
        rows = "".join(_row(run, context.locale) for run in self.picture.runs)
        return (
            f'<img alt="{label}" width="{width}" height="{height}" src="data:image/png;base64,{drawn}">'
            f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _row(run: Run, locale: str) -> str:
    outcome = tell(run.trajectory.path.outcome.message, locale)
    values = [getattr(run.trajectory.summary, key) for _, key in _COLUMNS if key]
    numbers = "".join(f"<td>{'–' if value is None else number(value)}</td>" for value in values)
    name = f'<span style="color: {css(run.colour)}">●</span> {escape(run.name)}'
    return (
        f'<tr><td style="text-align: left">{name}</td><td style="text-align: left">{escape(outcome)}</td>{numbers}</tr>'
    )


def _picture(scene: Scene | str, view: dict[str, Any]) -> Picture:
    asked: dict[str, Any] = {}
    query = ""
    if not isinstance(scene, str | Scene):
        given = type(scene).__name__
        raise TypeError(f"a scene is a query, a link or a Scene, as Scene.model_validate makes of JSON, not a {given}")
    try:
        if isinstance(scene, str):
            query = whole(_ADDRESS.sub("", scene, count=1))
            scene = Scene.model_validate(read_query(query, Scene, KEYS, keys_of(FigureView)))
            asked = read_query(query, FigureView, keys_of(Scene) | KEYS)
        return compose(scene, FigureView.model_validate({**asked, **view}))
    except ValidationError as error:
        raise ValueError(explained(error, query)) from None


def _context(picture: Picture) -> Context:
    return Context(link="", locale=negotiate(picture.view.lang, None))
