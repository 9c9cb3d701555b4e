"""What one optimizer remembers: rows, each of which is a chart of its own."""

from typing import Any

import numpy as np

from app.figures import internals
from app.figures.charts import STEP, said
from app.figures.internals import AXES, Form, Row
from app.figures.palette import css
from app.figures.picture import Array, Picture, Run
from app.figures.scales import Scale
from app.figures.traces.style import Trace, joined, plain
from app.i18n import tell
from app.words import Message

WIDTH = 1.75


class Chart:
    """One row of the run whose internals are shown."""

    def __init__(self, picture: Picture, row: Row, scale: Scale, run: Run) -> None:
        self.picture, self.row, self.scale, self.colour = picture, row, scale, css(run.colour)
        self._shared = {"type": "scatter", "showlegend": False, "legendgroup": run.label}

    def axis(self, ticks: int) -> dict[str, Any]:
        """The axis in Plotly's words; heights are those of the scale, as Plotly has no symmetric logarithms."""
        found = [] if self.scale.empty else self.scale.ticks(ticks)
        heights, words = [height for height, _ in found], [text for _, text in found]
        return {"range": self.scale.range, "tickvals": heights, "ticktext": words}

    def curves(self, step: str, locale: str) -> list[Trace]:
        """The lines along both axes; under the pointer stand the numbers themselves."""
        return [
            self._curve(form, along, name, dash, step, locale)
            for form in self.row.forms
            for along, (name, dash) in zip(form.values, AXES, strict=True)
        ]

    def dots(self, position: float) -> dict[str, Any]:
        """What changes with the position: where the lines stand."""
        stood = [internals.values_at(form, position) for form in self.row.forms]
        heights = [self._heights(np.array(values)) for _, values in stood]
        return {
            "x": [step for step, values in stood for _ in values],
            "y": np.concatenate(heights),
        }

    def markers(self, position: float) -> Trace:
        """The trace that :meth:`dots` moves."""
        edge = {"width": 1.25, "color": css(self.picture.palette.casing)}
        return {
            **self._shared,
            "mode": "markers",
            "hoverinfo": "skip",
            "marker": {"size": 6, "color": self.colour, "line": edge},
            **self.dots(position),
        }

    def _curve(self, form: Form, values: Array, along: str, dash: str, step: str, locale: str) -> Trace:
        symbol = internals.plain(form.symbol) or said(STEP, locale)
        name = tell(Message("{symbol} along {axis}", symbol=symbol, axis=along), locale)
        return {
            **self._shared,
            **joined(self._heights(values), WIDTH, self.colour),
            "x": np.arange(len(values)),
            "customdata": np.ascontiguousarray(values),
            "name": plain(name),
            "opacity": form.opacity,
            "line": {"width": WIDTH, "color": self.colour, "dash": dash},
            "hovertemplate": f"<b>%{{fullData.name}}</b><br>{step}<br>%{{customdata}}<extra></extra>",
        }

    def _heights(self, values: Array) -> Array:
        with np.errstate(all="ignore"):
            heights: Array = np.where(np.isfinite(values), self.scale.measure(np.ascontiguousarray(values)), np.nan)
        return heights


def charts(found: internals.Internals) -> list[Chart]:
    """A chart for each row; none where every run is hidden."""
    if not found.run or found.notice:
        return []
    pairs = zip(found.rows, found.scales, strict=True)
    return [Chart(found.picture, row, scale, found.run) for row, scale in pairs]
