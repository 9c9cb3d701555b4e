"""A picture as a Plotly figure that plays: data, layout and frames, with a slider and buttons.

Nothing in it is rounded or left out. What is drawn at another place than its value, as on axes that Plotly lacks, has
the value in ``customdata``.
"""

from collections.abc import Callable
from typing import Any

from app.figures.base import Context, positions
from app.figures.palette import css
from app.figures.picture import SERIES, Picture
from app.figures.traces import ground, paths
from app.figures.traces.series import QUANTITIES, Series
from app.figures.traces.space import Space
from app.figures.traces.style import Trace, axis, plain
from app.i18n import tell, translations
from app.words import Message, marked

MOST = 1_000_000
"""Numbers that the paths may take in all frames together. Beyond that whole paths stand still, and their heads move."""

PIXELS = 96 / 72
"""Of the page in a point of type."""
SLIDER = 110
"""Pixels below the axes for the slider and the buttons."""
FAMILIES = {
    "sans": "system-ui, sans-serif",
    "serif": "Palatino, 'Noto Serif', Georgia, serif",
    "mono": "ui-monospace, 'DejaVu Sans Mono', monospace",
}

_GAP = (0.06, 0.15)
"""Between panels, as parts of the width and the height of all."""

Moving = Callable[[float, bool], list[dict[str, Any]]]


def figure(picture: Picture, context: Context) -> dict[str, Any]:
    """``picture`` in Plotly's words; arrays are NumPy's, a number that is not finite is NaN."""
    drawn = _Drawing(picture, context)
    for index, panel in enumerate(panels := [panel for panel in picture.panels if panel in _PANELS]):
        _PANELS[panel](drawn, panel, _box(index, len(panels)))
    return {"data": drawn.data, "layout": _layout(drawn), "frames": drawn.frames()}


class _Drawing:
    """A figure while it is put together."""

    def __init__(self, picture: Picture, context: Context) -> None:
        self.picture, self.context = picture, context
        self.data: list[Trace] = []
        self.axes: dict[str, Any] = {}
        self.annotations: list[dict[str, Any]] = []
        self.moving: list[tuple[list[int], Moving]] = []
        """For each panel which traces move, the paths before the others, and how."""
        self.points = 0
        self.pairs = 0
        self.named = False

    def word(self, text: str) -> str:
        """``text`` in the figure's language."""
        return translations(self.context.locale).gettext(text)

    def step(self, number: str) -> str:
        """How a step is called, its number being a place in a template."""
        return tell(Message("step {step}", step=number), self.context.locale)

    def title(self, text: str) -> dict[str, Any]:
        """The name of an axis, no larger than its numbers."""
        font = {"size": self.picture.view.font * PIXELS, "color": css(self.picture.palette.muted)}
        return {"text": text, "standoff": 4, "font": font}

    def add(self, traces: list[Trace], moves: Moving | None = None) -> None:
        """Add traces, all of which move or none."""
        first = len(self.data)
        self.data += traces
        if moves:
            self.moving.append(([*range(first, len(self.data))], moves))

    def pair(self, traces: list[Trace], box: "_Box", x: dict[str, Any], y: dict[str, Any]) -> list[Trace]:
        """Traces on axes of their own."""
        self.pairs += 1
        end = str(self.pairs) if self.pairs > 1 else ""
        self.axes[f"xaxis{end}"] = axis(self.picture.palette, domain=box[0], anchor=f"y{end}", **x)
        self.axes[f"yaxis{end}"] = axis(self.picture.palette, domain=box[1], anchor=f"x{end}", **y)
        return [{**trace, "xaxis": f"x{end}", "yaxis": f"y{end}"} for trace in traces]

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


_Box = tuple[tuple[float, float], tuple[float, float]]


def name(position: float) -> str:
    """What the frame at a position is called."""
    return f"{position:g}"


def _contour(drawn: _Drawing, _: str, box: _Box) -> None:
    picture, locale = drawn.picture, drawn.context.locale
    (x, y) = picture.domain
    step = drawn.step("%{pointNumber}")
    below = [ground.contours(picture), *ground.voids(picture), ground.marks(picture, drawn.word), paths.starts(picture)]
    above = paths.paths(picture, picture.at, locale, step)
    across, up = {"range": x, "title": drawn.title("x")}, {"range": y, "title": drawn.title("y")}
    placed = drawn.pair([*below, *above], box, across, up)
    drawn.add(placed[: len(below)])
    drawn.add(placed[len(below) :], lambda position, whole: paths.moved(picture, position, locale, whole))
    drawn.points += sum(len(run.trajectory.path.x) for run in picture.runs)
    drawn.named = True


def _series(drawn: _Drawing, panel: str, box: _Box) -> None:
    picture, series = drawn.picture, Series(drawn.picture, panel)
    traces = [*series.curves(drawn.step("%{x}"), not drawn.named), series.markers(picture.at)]
    steps = {"range": (-0.01 * picture.steps, 1.02 * picture.steps), "title": drawn.title(drawn.word(marked("step")))}
    placed = drawn.pair(traces, box, steps, {"showgrid": True, **series.axis})
    drawn.add(placed[:-1])
    drawn.add(placed[-1:], lambda position, _: [series.dots(position)])
    drawn.annotations.append(_title(drawn.word(QUANTITIES[panel].label), box))
    drawn.named = True


def _surface(drawn: _Drawing, _: str, box: _Box) -> None:
    space = Space(drawn.picture)
    title = drawn.word(marked("f, logarithmic")) if drawn.picture.ground.scale == "log" else "f"
    drawn.axes["scene"] = {**space.axes(title), "domain": {"x": box[0], "y": box[1]}}
    drawn.add(space.still())
    drawn.add(space.moving(drawn.picture.at), space.moved)
    drawn.points += 2 * space.numbers


_PANELS = {"contour": _contour, "surface": _surface, **dict.fromkeys(SERIES, _series)}


def _box(index: int, count: int) -> _Box:
    """Where a panel stands: the first on the left, the others one below the other beside it."""
    if count == 1:
        return (0.0, 1.0), (0.0, 1.0)
    if index == 0:
        return (0.0, 0.55), (0.0, 1.0)
    columns = 1 if count <= 5 else 2
    rows = -(-(count - 1) // columns)
    column, row = (index - 1) // rows, (index - 1) % rows
    width, height = (0.37 - _GAP[0] * (columns - 1)) / columns, (0.97 - _GAP[1] * (rows - 1)) / rows
    left, top = 0.63 + column * (width + _GAP[0]), 0.97 - row * (height + _GAP[1])
    return (left, min(1.0, left + width)), (max(0.0, top - height), top)


def _title(text: str, box: _Box) -> dict[str, Any]:
    place = {"x": box[0][0], "y": box[1][1], "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return {"text": f"<b>{text}</b>", "showarrow": False, **place}


def _layout(drawn: _Drawing) -> dict[str, Any]:
    picture, view = drawn.picture, drawn.picture.view
    palette, (width, height) = picture.palette, view.size
    clear = "rgba(0, 0, 0, 0)"
    words = {"text": plain(view.caption), "x": 0.5, "xanchor": "center"} if view.caption else None
    return {
        "width": width,
        "height": height,
        "paper_bgcolor": clear if view.transparent else css(palette.paper),
        "plot_bgcolor": clear if view.transparent else css(palette.surface),
        "font": {"family": FAMILIES[view.family], "size": view.font * PIXELS, "color": css(palette.ink)},
        "margin": {"l": 56, "r": 20, "t": 76 if words else 44, "b": SLIDER},
        "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "xanchor": "left"},
        **({"title": words} if words else {}),
        **({"annotations": drawn.annotations} if drawn.annotations else {}),
        **drawn.axes,
        **_controls(drawn),
    }


def _controls(drawn: _Drawing) -> dict[str, Any]:
    """The slider, and the buttons that play and pause."""
    picture, palette = drawn.picture, drawn.picture.palette
    places = picture.positions
    now = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}, "transition": {"duration": 0}}
    pace = {"duration": 1000 * picture.seconds / len(places), "redraw": True}
    playing = {"fromcurrent": True, "frame": pace, "transition": {"duration": 0}, "mode": "immediate"}
    place = {"type": "buttons", "direction": "left", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top"}
    colours = {
        "bgcolor": css(palette.surface),
        "bordercolor": css(palette.hairline),
        "font": {"color": css(palette.ink)},
    }
    buttons = [
        {"label": drawn.word(marked("Play")), "method": "animate", "args": [None, playing]},
        {"label": drawn.word(marked("Pause")), "method": "animate", "args": [[None], now]},
    ]
    steps = [{"label": name(at), "method": "animate", "args": [[name(at)], now]} for at in places]
    nearest = min(range(len(places)), key=lambda index: abs(places[index] - picture.at))
    slider = {
        "active": nearest,
        "steps": steps,
        "x": 0.2,
        "len": 0.8,
        "y": 0,
        "pad": {"t": 40},
        "currentvalue": {"prefix": drawn.word(marked("step")) + " ", "xanchor": "right"},
        "bgcolor": css(palette.hairline),
        "bordercolor": css(palette.hairline),
        "activebgcolor": css(palette.muted),
        "font": {"size": 10, "color": css(palette.muted)},
        "ticklen": 0,
    }
    return {
        "updatemenus": [{**place, **colours, "showactive": False, "pad": {"t": 44, "r": 8}, "buttons": buttons}],
        "sliders": [slider],
    }
