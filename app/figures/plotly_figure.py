"""A picture as a Plotly figure that plays: data, layout and frames, with a slider and buttons.

No number in it is rounded or left out. What is drawn at another place than its value, as on axes that Plotly lacks, has
the value in ``customdata``. A figure that is too small for them has no slider, and its panels no words.
"""

from collections.abc import Callable
from typing import Any

from app.figures.base import Context, positions
from app.figures.charts import STEP, heading, relief, said
from app.figures.edge import Edge, Sheet
from app.figures.internals import Internals
from app.figures.layout import Slot
from app.figures.letters import wide
from app.figures.palette import css
from app.figures.picture import SERIES, Picture
from app.figures.ticks import many, whole
from app.figures.traces import ground, internals, overlays, paths
from app.figures.traces.boxes import SIDE, Board, Box
from app.figures.traces.controls import controls, name
from app.figures.traces.legend import legend
from app.figures.traces.series import Series
from app.figures.traces.space import Space
from app.figures.traces.style import PIXELS, Trace, axis, small
from app.i18n import tell
from app.words import Message

MOST = 1_000_000
"""Numbers that the paths may take in all frames together. Beyond that whole paths stand still, and their heads move."""

FAMILIES = {
    "sans": "system-ui, sans-serif",
    "serif": "Palatino, 'Noto Serif', Georgia, serif",
    "mono": "ui-monospace, 'DejaVu Sans Mono', monospace",
}

_SIGNS = 6
"""The letters of a tick for which there is room in any case."""
_HEADING = 1.7
"""The height of what stands over a row of internals, in its type."""

_APART = 0.1
"""Between rows of internals that have none, in their height."""

Moving = Callable[[float, bool], list[dict[str, Any]]]


def figure(picture: Picture, context: Context) -> dict[str, Any]:
    """``picture`` in Plotly's words; arrays are NumPy's, a number that is not finite is NaN."""
    drawn = _Drawing(picture, context)
    for panel, slot in zip(picture.panels, drawn.board.slots, strict=True):
        _PANELS[panel](drawn, panel, slot)
    drawn.data += legend(picture, flat=drawn.pairs > 0)
    return {"data": drawn.data, "layout": _layout(drawn), "frames": drawn.frames()}


class _Drawing:
    """A figure while it is put together."""

    def __init__(self, picture: Picture, context: Context) -> None:
        self.picture, self.context, self.board = picture, context, Board(picture, context.locale)
        self.data: list[Trace] = []
        self.axes: dict[str, Any] = {}
        self.annotations: list[dict[str, object]] = []
        self.moving: list[tuple[list[int], Moving]] = []
        """For each panel which traces move, the paths before the others, and how."""
        self.points = 0
        self.pairs = 0

    def word(self, text: str) -> str:
        """``text`` in the figure's language."""
        return said(text, self.context.locale)

    def step(self, number: str) -> str:
        """How a step is called, its number being a place in a template."""
        return tell(Message("step {step}", step=number), self.context.locale)

    def title(self, text: str) -> dict[str, Any]:
        """The name of an axis, no larger than its numbers."""
        font = {"size": small(self.picture), "color": css(self.picture.palette.muted)}
        return {"text": text, "standoff": 4, "font": font}

    def add(self, traces: list[Trace], moves: Moving | None = None) -> None:
        """Add traces, all of which move or none."""
        first = len(self.data)
        self.data += traces
        if moves:
            self.moving.append(([*range(first, len(self.data))], moves))

    def pair(self, traces: list[Trace], box: Box, x: dict[str, Any], y: dict[str, Any]) -> list[Trace]:
        """Traces on axes of their own."""
        self.pairs += 1
        end = str(self.pairs) if self.pairs > 1 else ""
        across, up = self.board.domain(box)
        type_ = {"color": css(self.picture.palette.muted), "size": small(self.picture)}
        palette, bare = self.picture.palette, {} if self.board.roomy else {"showticklabels": False, "ticks": ""}
        self.axes[f"xaxis{end}"] = axis(palette, domain=across, anchor=f"y{end}", tickfont=type_, **(x | bare))
        self.axes[f"yaxis{end}"] = axis(palette, domain=up, anchor=f"x{end}", tickfont=type_, **(y | bare))
        return [{**trace, "xaxis": f"x{end}", "yaxis": f"y{end}"} for trace in traces]

    def entitle(self, text: str, box: Box, note: str = "", heading: bool = True) -> None:
        """Put words above a box, if panels have any."""
        if self.board.roomy:
            self.annotations.append(self.board.words(text, box, note, heading))

    def steps(self, box: Box, words: bool = True) -> dict[str, Any]:
        """An axis over the step."""
        edges = (-0.01 * self.picture.span, 1.02 * self.picture.span)
        named = {"title": self.title(self.word(STEP))} if words and box.named else {}
        ticks = whole(self.picture.span, many(box.width, 4.5 * small(self.picture)))
        return {"range": edges, "tickvals": ticks, "showticklabels": words, **named}

    def gutter(self, ticks: list[str]) -> float:
        """The room, in pixels, for the words of vertical ticks."""
        return small(self.picture) * max([_SIGNS * 0.6, *map(wide, ticks)]) + 10

    def frames(self) -> list[dict[str, Any]]:
        """A frame for each position."""
        whole = 4 * self.points * self.picture.frames <= MOST
        return [self._frame(position, whole) for position in positions(self.picture, self.context)]

    def _frame(self, position: float, whole: bool) -> dict[str, Any]:
        data: list[dict[str, Any]] = []
        traces: list[int] = []
        for places, moves in self.moving:
            moved = moves(position, whole)
            data += moved
            traces += places[len(places) - len(moved) :]
        return {"name": name(position), "data": data, "traces": traces}


def _contour(drawn: _Drawing, _: str, slot: Slot) -> None:
    picture, locale = drawn.picture, drawn.context.locale
    box = drawn.board.inner(slot, drawn.gutter([]) + 1.5 * small(picture), framed=True)
    (x, y) = picture.domain
    below = [
        ground.contours(picture),
        *ground.voids(picture),
        *overlays.field(picture),
        *overlays.values(picture),
        *ground.marks(picture, locale),
        paths.starts(picture),
    ]
    type_ = small(picture)
    sheet = Sheet(box.width, box.height, 1.3 * type_, 1.0, lambda words: type_ * wide(words, bold=True))
    edge = Edge(picture, sheet, locale)
    above = paths.paths(picture, picture.at, edge, drawn.step("%{pointNumber}"))
    named = {"title": drawn.title("x")} if box.named else {}
    across = {"range": x, "nticks": 1 + many(box.width, 4 * small(picture)), **named}
    beside = {"title": drawn.title("y")} if drawn.board.roomy else {}
    up = {"range": y, "nticks": 1 + many(box.height, 2 * small(picture)), **beside}
    placed = drawn.pair([*below, *above], box, across, up)
    drawn.add(placed[: len(below)])
    drawn.add(placed[len(below) :], lambda position, whole: paths.moved(picture, position, edge, whole))
    drawn.entitle(heading(picture, locale), box)
    drawn.points += sum(len(run.trajectory.path.x) for run in picture.runs)


def _series(drawn: _Drawing, panel: str, slot: Slot) -> None:
    picture, board, series = drawn.picture, drawn.board, Series(drawn.picture, panel)
    distance = 2.4 * small(picture)
    ticks = series.axis(many(board.inner(slot, 0, framed=True).height, distance))
    box = board.inner(slot, drawn.gutter(ticks["ticktext"]), framed=True)
    traces = [*series.curves(drawn.step("%{x}")), *series.markers(picture.at)]
    placed = drawn.pair(traces, box, drawn.steps(box), {"showgrid": True, **ticks})
    still = len(picture.runs)
    drawn.add(placed[:still])
    drawn.add(placed[still:], lambda position, _: series.dots(position))
    course = series.course
    drawn.entitle(drawn.word(course.quantity.title), box, drawn.word(course.note))
    if course.notice:
        drawn.annotations.append(board.notice(drawn.word(course.notice), box))


def _state(drawn: _Drawing, _: str, slot: Slot) -> None:
    """A row for each quantity, one below the other."""
    picture, board, locale = drawn.picture, drawn.board, drawn.context.locale
    found = Internals(picture)
    charts = internals.charts(found)
    room = board.inner(slot, 0, framed=True)
    height = room.height / max(1, len(charts))
    head = _HEADING * small(picture) if board.roomy else _APART * height
    inside = max(height - head, 0.3 * height)
    axes = [chart.axis(max(2, many(inside, 2.4 * small(picture)) - 1)) for chart in charts]
    room = board.inner(slot, drawn.gutter([words for ticks in axes for words in ticks["ticktext"]]), framed=True)
    title = found.run.name if found.run else ""
    drawn.entitle(title, room, found.note(locale) if charts else "")
    if not charts:
        drawn.pair([], room, drawn.steps(room), {"showticklabels": False})
        drawn.annotations.append(board.notice(drawn.word(found.notice), room))
    for index, (chart, ticks) in enumerate(zip(charts, axes, strict=True)):
        last = index == len(charts) - 1
        box = Box(room.left, room.top - (index + 1) * height, room.width, inside, room.named and last)
        traces = [*chart.curves(drawn.step("%{x}"), locale), chart.markers(picture.at)]
        placed = drawn.pair(traces, box, drawn.steps(box, words=last), {"showgrid": True, **ticks})
        drawn.add(placed[:-1])
        drawn.add(placed[-1:], _standing(chart))
        drawn.entitle(chart.row.heading(locale), box, heading=False)


def _standing(chart: internals.Chart) -> Moving:
    return lambda position, _: [chart.dots(position)]


def _surface(drawn: _Drawing, _: str, slot: Slot) -> None:
    space, box = Space(drawn.picture), drawn.board.inner(slot, 0, framed=False)
    across, up = drawn.board.domain(box)
    drawn.axes["scene"] = {**space.axes("f", drawn.board.roomy), "domain": {"x": across, "y": up}}
    drawn.add(space.still())
    drawn.add(space.moving(drawn.picture.at), space.moved)
    drawn.entitle(drawn.word(relief(drawn.picture)), box)
    drawn.points += 2 * space.numbers


_PANELS = {"contour": _contour, "surface": _surface, "state": _state, **dict.fromkeys(SERIES, _series)}


def _layout(drawn: _Drawing) -> dict[str, Any]:
    picture, view = drawn.picture, drawn.picture.view
    palette, (width, height) = picture.palette, view.size
    clear = "rgba(0, 0, 0, 0)"
    return {
        "width": width,
        "height": height,
        "paper_bgcolor": clear if view.transparent else css(palette.surface),
        "plot_bgcolor": clear if view.transparent else css(palette.surface),
        "font": {"family": FAMILIES[view.family], "size": view.font * PIXELS, "color": css(palette.ink)},
        "margin": {"l": SIDE, "r": SIDE, "t": drawn.board.above, "b": drawn.board.below},
        "hovermode": "closest",
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "xanchor": "left",
            "font": {"size": small(picture)},
            "itemsizing": "trace",
        },
        "annotations": [*drawn.board.told(), *drawn.annotations],
        **drawn.axes,
        **(controls(picture, drawn.word) if drawn.board.below else {}),
    }
