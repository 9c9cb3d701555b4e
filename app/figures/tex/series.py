"""The panels over the step: a quantity of every path, and what one optimizer remembers."""

import numpy as np

from app.figures.charts import Course, said
from app.figures.internals import AXES, Internals, Row
from app.figures.picture import Picture
from app.figures.tex.chart import Chart
from app.figures.tex.paths import style
from app.figures.tex.place import Spot
from app.figures.tex.preamble import DASHES
from app.figures.tex.words import escape


def series(picture: Picture, name: str, locale: str, spot: Spot) -> list[str]:
    """The panel of one quantity."""
    course = Course(picture, name)
    chart = Chart(picture, course.axis, course.scale, course.base)
    curves = [(style(picture, run), *run.values(name)) for run in picture.layered]
    body = []
    for look, steps, values in curves:
        body += chart.curve(f"thalweg curve={look}", steps, values)
        body += chart.lone(f"thalweg dots={look}", steps, values)
    for look, steps, values in curves:
        body += chart.dot(f"thalweg standing={look}", steps, values, picture.at, beyond=True)
    title = spot.title(escape(said(course.quantity.title, locale)), said(course.note, locale))
    return [title, *chart.lines(spot, body, locale, notice=course.notice)]


def internals(picture: Picture, _: str, locale: str, spot: Spot) -> list[str]:
    """The panel of an optimizer's internals: a row for each quantity, one below the other."""
    found = Internals(picture)
    if not found.run:
        return Chart(picture, "linear", Course(picture, "loss").scale).lines(spot, [], locale, notice=found.notice)
    lines = [spot.title(escape(found.run.name), found.note(locale))]
    spots = spot.rows(len(found.rows))
    look = style(picture, found.run)
    for index, (row, scale, place) in enumerate(zip(found.rows, found.scales, spots, strict=True)):
        chart = Chart(picture, picture.view.state_axis, scale)
        lines.append(place.title(_heading(row, locale), heading=False))
        last = index == len(spots) - 1
        lines += chart.lines(place, _row(chart, row, look), locale, steps=last, notice=found.notice if last else "")
    return lines


def _row(chart: Chart, row: Row, look: str) -> list[str]:
    """Every form along both axes, and where they stand."""
    steps = np.arange(row.forms[0].values.shape[1], dtype=np.float64)
    along = [
        (form.opacity, dash, values) for form in row.forms for values, (_, dash) in zip(form.values, AXES, strict=True)
    ]
    drawn = []
    for opacity, dash, values in along:
        drawn += chart.curve(f"thalweg internal={look}, {DASHES[dash]}, opacity={opacity:g}", steps, values)
        drawn += chart.lone(f"thalweg dots={look}, opacity={opacity:g}", steps, values)
    for _, _, values in along:
        drawn += chart.dot(f"thalweg remembered={look}", steps, values, chart.picture.at)
    return drawn


def _heading(row: Row, locale: str) -> str:
    """The symbol as formulas have it, and what it means."""
    symbol = rf"${row.symbol}$\enspace " if row.symbol else ""
    return symbol + escape(said(row.meaning, locale))
