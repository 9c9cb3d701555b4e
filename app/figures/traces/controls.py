"""The slider of a Plotly figure, and the buttons that play and pause."""

from collections.abc import Callable
from typing import Any

from app.figures.palette import css
from app.figures.picture import Picture
from app.figures.traces.style import small
from app.words import marked


def name(position: float) -> str:
    """What the frame at a position is called."""
    return f"{position:g}"


def controls(picture: Picture, word: Callable[[str], str]) -> dict[str, Any]:
    """Both, as parts of the layout."""
    palette, places, size = picture.palette, picture.positions, small(picture)
    now = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}, "transition": {"duration": 0}}
    pace = {"duration": 1000 * picture.seconds / len(places), "redraw": True}
    playing = {"fromcurrent": True, "frame": pace, "transition": {"duration": 0}, "mode": "immediate"}
    place = {"type": "buttons", "direction": "left", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top"}
    colours = {
        "bgcolor": css(palette.surface),
        "bordercolor": css(palette.hairline),
        "font": {"color": css(palette.ink), "size": size},
    }
    buttons = [
        {"label": word(marked("Play")), "method": "animate", "args": [None, playing]},
        {"label": word(marked("Pause")), "method": "animate", "args": [[None], now]},
    ]
    steps = [{"label": str(int(at)), "method": "animate", "args": [[name(at)], now]} for at in places]
    nearest = min(range(len(places)), key=lambda index: abs(places[index] - picture.at))
    slider = {
        "active": nearest,
        "steps": steps,
        "x": 0.24,
        "len": 0.76,
        "y": 0,
        "pad": {"t": 12},
        "currentvalue": {"prefix": word(marked("step")) + " ", "xanchor": "right", "font": {"size": size}},
        "bgcolor": css(palette.hairline),
        "bordercolor": css(palette.hairline),
        "activebgcolor": css(palette.muted),
        "font": {"size": 10, "color": css(palette.muted)},
        "ticklen": 0,
    }
    menu = {**place, **colours, "showactive": False, "pad": {"t": 24}, "buttons": buttons}
    return {"updatemenus": [menu], "sliders": [slider]}
