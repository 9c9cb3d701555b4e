"""A whole file: a document that compiles as it stands, around one picture that other documents can take in."""

import math

from app.figures import details, points
from app.figures.base import Context
from app.figures.charts import heading, said
from app.figures.layout import slots
from app.figures.picture import SERIES, Picture
from app.figures.tex import paths
from app.figures.tex.ground import Ground
from app.figures.tex.lines import broken
from app.figures.tex.memory import left
from app.figures.tex.place import Spot, spot
from app.figures.tex.preamble import DASHES, HEAD, STYLES
from app.figures.tex.series import internals, series
from app.figures.tex.space import CELLS, space
from app.figures.tex.words import breakable, colour, comment, escape, link
from app.figures.ticks import even
from app.i18n import translations

_RULES = {
    "solid": r"\rule[.55ex]{1.6em}{1.7bp}",
    "dash": r"\rule[.55ex]{.6em}{1.7bp}\kern.4em\rule[.55ex]{.6em}{1.7bp}",
    "dot": r"\rule[.55ex]{1.7bp}{1.7bp}\kern.25em" * 3 + r"\rule[.55ex]{1.7bp}{1.7bp}",
    "dashdot": r"\rule[.55ex]{.6em}{1.7bp}\kern.3em\rule[.55ex]{1.7bp}{1.7bp}\kern.3em\rule[.55ex]{.4em}{1.7bp}",
}
"""The dashes of a line, for the legend."""
_NARROW = 0.05
"""A window that is narrower than so large a part of the numbers in it."""
_INCH = 96
"""Pixels of a page in an inch."""
_CLEAR = ("line", "field", "hatch", "casing")
"""Colours that let through what is below them."""
_SIZES = {"global": 4.6, "minimum": 3.9}
_SIZE = 2.6
"""Of the marks in the legend."""


def document(picture: Picture, context: Context) -> str:
    """The source."""
    width, height = (side / _INCH for side in picture.view.size)
    landscape = translations(context.locale).gettext(picture.scene.declaration.label)
    head = HEAD.format(title=comment(landscape), link=comment(context.link))
    lines = [
        head,
        r"\begin{document}",
        r"\begin{tikzpicture}",
        rf"\providecommand\thalwegwidth{{{width:.5g}in}}",
        r"\providecommand\thalwegforeign[1]{#1}",
        rf"\def\thalwegheight{{{height / width:.6g}*\thalwegwidth}}",
        *_colours(picture),
        rf"\def\thalwegbold{{{picture.boldness:.4g}}}",
        STYLES,
        *_background(picture),
        *_panels(picture, context),
        *_below(picture, context),
        r"\end{tikzpicture}",
        r"\end{document}",
    ]
    return "\n".join(map(broken, lines)) + "\n"


def _colours(picture: Picture) -> list[str]:
    palette = picture.palette
    lines = [colour("thalwegpaper", palette.surface)]
    lines += [colour(f"thalweg{name}", getattr(palette, name)) for name in ("ink", "muted", "hairline", *_CLEAR)]
    lines += [rf"\def\thalweg{name}opacity{{{getattr(palette, name)[3]:g}}}" for name in _CLEAR]
    lines += Ground(picture).colours()
    for index, run in enumerate(picture.runs):
        lines.append(colour(f"thalwegpath{index}", run.colour))
        lines.append(rf"\tikzset{{thalwegpath{index}/.style={{draw=thalwegpath{index}, {DASHES[run.dash]}}}}}")
    return lines


def _background(picture: Picture) -> list[str]:
    if picture.view.transparent:
        return []
    return [r"\pgfdeclarelayer{thalweg}", r"\pgfsetlayers{thalweg,main}"]


def _panels(picture: Picture, context: Context) -> list[str]:
    left(picture, CELLS)
    width, height = picture.view.size
    places = zip(picture.panels, slots(len(picture.panels), width / height), strict=True)
    return [
        line for panel, slot in places for line in _PANELS[panel](picture, panel, context.locale, spot(slot, picture))
    ]


def _map(picture: Picture, _: str, locale: str, place: Spot) -> list[str]:
    (x0, x1), (y0, y1) = picture.domain
    return [
        place.title(_heading(picture, locale)),
        rf"\begin{{scope}}[shift={{({{{place.left}}},{{{place.top}-({place.height})}})}},"
        rf" x={{{place.width}}}, y={{{place.height}}}]",
        *Ground(picture).lines(left(picture, CELLS)),
        r"\end{scope}",
        r"\begin{axis}[thalweg axis,",
        f"  {place.keys},",
        f"  xmin={x0!r}, xmax={x1!r}, ymin={y0!r}, ymax={y1!r},",
        *_ticks("x", x0, x1, 3),
        *_ticks("y", y0, y1, 6),
        f"  {'xlabel={$x$}, ' if place.named else ''}ylabel={{$y$}}]",
        *paths.paths(picture),
        *paths.marks(picture),
        *paths.starts(picture),
        *paths.ends(picture, locale, place),
        r"\end{axis}",
    ]


def _heading(picture: Picture, locale: str) -> str:
    """The landscape's name; a formula of one's own as mathematics, with what every LaTeX has."""
    landscape = picture.scene.declaration
    if landscape.id:
        return escape(heading(picture, locale))
    written = landscape.formula.latex.replace(r"\operatorname", r"\mathrm")
    return rf"$f(x,\,y) = {written}$"


def _ticks(axis: str, low: float, high: float, count: int) -> list[str]:
    """Round numbers with all their digits, where PGFPlots would write the same one at every tick."""
    furthest = max(abs(low), abs(high))
    if high - low > _NARROW * furthest:
        return []
    digits = 2 + math.ceil(math.log10(furthest / (high - low)))
    found = [f"{value:.{digits}g}" for value in even(low, high, count)]
    labels = ",".join(f"{{{escape(text.replace('-', '−'))}}}" for text in found)
    return [f"  {axis}tick={{{','.join(found)}}}, {axis}ticklabels={{{labels}}},"]


_PANELS = {"contour": _map, "surface": space, "state": internals, **dict.fromkeys(SERIES, series)}


def _below(picture: Picture, context: Context) -> list[str]:
    """Legend, caption, and what made the picture; then the paper behind all."""
    view = picture.view
    legend = [
        rf"\mbox{{{{\color{{thalwegpath{index}}}{_RULES[picture.runs[index].dash]}}}~{escape(label)}}}"
        for label, index in {run.label: index for index, run in enumerate(picture.runs)}.items()
    ]
    legend += [
        rf"\mbox{{\tikz[baseline=-.55ex]\path plot[thalweg {paths.mark(kind)} look, "
        rf"mark size={_SIZES.get(kind, _SIZE)}bp] coordinates {{(0,0)}};~{escape(said(word, context.locale))}}}"
        for kind in points.explained(picture)
        for word in [points.KINDS[kind].word]
    ]
    words = [("ink", r"{\thalwegsmall " + r"\hskip1.5em plus 1em ".join(legend) + r"\par}")] if legend else []
    words += [("ink", breakable(view.caption))] if view.caption else []
    if view.details:
        words += [("muted", rf"\thalwegsmall {breakable(line)}") for line in details.lines(picture, context)]
        words += [("muted", rf"\thalwegsmall {link(context.link)}")] if context.link else []
    lines = [
        r"\node[anchor=north west, inner sep=0pt, align=left, text width=\thalwegwidth-1em, text=thalweg"
        rf"{tone}] at ([shift={{(.5em,-.6em)}}]0,0 |- current bounding box.south) {{\raggedright {text}\par}};"
        for tone, text in words
    ]
    if not view.transparent:
        lines += [
            r"\begin{pgfonlayer}{thalweg}",
            r"\fill[thalwegpaper] ([yshift=-.5em]0,0 |- current bounding box.south) rectangle "
            r"([shift={(\thalwegwidth,.5em)}]0,0 |- current bounding box.north);",
            r"\end{pgfonlayer}",
        ]
    return lines
