"""A whole file: a document that compiles as it stands, around one picture that other documents can take in."""

import math
from dataclasses import dataclass

from app.figures import details
from app.figures.base import Context
from app.figures.drawing.numbers import even
from app.figures.picture import SERIES, Picture
from app.figures.tex import paths
from app.figures.tex.ground import Ground
from app.figures.tex.preamble import HEAD, STYLES
from app.figures.tex.series import series
from app.figures.tex.space import space
from app.figures.tex.words import colour, comment, escape, link
from app.i18n import translations

_RULES = {
    "solid": r"\rule[.55ex]{1.6em}{1.7bp}",
    "dash": r"\rule[.55ex]{.6em}{1.7bp}\kern.4em\rule[.55ex]{.6em}{1.7bp}",
    "dot": r"\rule[.55ex]{1.7bp}{1.7bp}\kern.25em" * 3 + r"\rule[.55ex]{1.7bp}{1.7bp}",
    "dashdot": r"\rule[.55ex]{.6em}{1.7bp}\kern.3em\rule[.55ex]{1.7bp}{1.7bp}\kern.3em\rule[.55ex]{.4em}{1.7bp}",
}
"""The dashes of a line, for the legend."""
_DASHES = {
    "solid": "solid",
    "dash": "dash pattern=on 6bp off 4bp",
    "dot": "dash pattern=on 1.7bp off 3bp",
    "dashdot": "dash pattern=on 6bp off 3bp on 1.7bp off 3bp",
}
_UNDRAWN = ("arrows", "streams")
"""Overlays of which there is no drawing for TeX."""
_NARROW = 0.05
"""A window that is narrower than so large a part of the numbers in it."""
_INCH = 96
"""Pixels of a page in an inch."""


@dataclass(frozen=True)
class Place:
    """Where axes stand, in lengths that TeX works out."""

    left: str
    top: str
    width: str
    height: str

    @property
    def keys(self) -> str:
        """The same in keys of PGFPlots."""
        at = f"at={{({{{self.left}}},{{{self.top}}})}}, anchor=north west"
        return f"{at}, width={{{self.width}}}, height={{{self.height}}}"


def document(picture: Picture, context: Context) -> str:
    """The source."""
    width, height = (side / _INCH for side in picture.view.size)
    landscape = translations(context.locale).gettext(picture.scene.declaration.label)
    head = HEAD.format(title=comment(landscape), link=comment(context.link))
    lines = [
        head,
        *_missing(picture),
        r"\begin{document}",
        r"\begin{tikzpicture}",
        rf"\providecommand\thalwegwidth{{{width:.5g}in}}",
        r"\providecommand\thalwegforeign[1]{#1}",
        rf"\def\thalwegheight{{{height / width:.6g}*\thalwegwidth}}",
        *_colours(picture),
        STYLES,
        *_background(picture),
        *_panels(picture, context),
        *_below(picture, context),
        r"\end{tikzpicture}",
        r"\end{document}",
    ]
    return "\n".join(lines) + "\n"


def _missing(picture: Picture) -> list[str]:
    """What the view asks for and TeX is not given: said, so that nobody looks for it."""
    missing = [panel for panel in picture.panels if panel not in _PANELS]
    missing += [overlay for overlay in picture.view.overlays if overlay in _UNDRAWN]
    return [comment(f"Not drawn in TeX: {', '.join(missing)}.")] if missing else []


def _colours(picture: Picture) -> list[str]:
    palette = picture.palette
    names = ("paper", "ink", "muted", "hairline", "line", "hatch", "casing")
    lines = [colour(f"thalweg{name}", getattr(palette, name)) for name in names]
    lines += [rf"\def\thalweg{name}opacity{{{getattr(palette, name)[3]:g}}}" for name in ("line", "hatch", "casing")]
    lines += Ground(picture).colours()
    for index, run in enumerate(picture.runs):
        lines.append(colour(f"thalwegpath{index}", run.colour))
        lines.append(rf"\tikzset{{thalwegpath{index}/.style={{draw=thalwegpath{index}, {_DASHES[run.dash]}}}}}")
    return lines


def _background(picture: Picture) -> list[str]:
    if picture.view.transparent:
        return []
    return [r"\pgfdeclarelayer{thalweg}", r"\pgfsetlayers{thalweg,main}"]


def _panels(picture: Picture, context: Context) -> list[str]:
    """The map at the left, the other charts in a column beside it."""
    panels = [panel for panel in picture.panels if panel in _PANELS]
    maps = [panel for panel in panels if panel not in SERIES]
    courses = [panel for panel in panels if panel in SERIES]
    lines: list[str] = []
    for column, stack in enumerate([stack for stack in (maps, courses) if stack]):
        columns = bool(maps) + bool(courses)
        for row, panel in enumerate(stack):
            place = Place(
                left=rf"{column / columns:.6g}*\thalwegwidth+3.9em",
                top=rf"-{row / len(stack):.6g}*(\thalwegheight)",
                width=rf"{1 / columns:.6g}*\thalwegwidth-4.9em",
                height=rf"{1 / len(stack):.6g}*(\thalwegheight)-3.4em",
            )
            lines += _PANELS[panel](picture, panel, context, place)
    return lines


def _map(picture: Picture, _: str, context: Context, place: Place) -> list[str]:
    (x0, x1), (y0, y1) = picture.domain
    return [
        rf"\begin{{scope}}[shift={{({{{place.left}}},{{{place.top}-({place.height})}})}},"
        rf" x={{{place.width}}}, y={{{place.height}}}]",
        *Ground(picture).lines(),
        r"\end{scope}",
        r"\begin{axis}[thalweg axis,",
        f"  {place.keys},",
        f"  xmin={x0!r}, xmax={x1!r}, ymin={y0!r}, ymax={y1!r},",
        *_ticks("x", x0, x1, 3),
        *_ticks("y", y0, y1, 6),
        r"  xlabel={$x$}, ylabel={$y$}]",
        *paths.paths(picture),
        *paths.marks(picture),
        *paths.starts(picture),
        *paths.ends(picture, context.locale),
        r"\end{axis}",
    ]


def _ticks(axis: str, low: float, high: float, count: int) -> list[str]:
    """Round numbers with all their digits, where PGFPlots would write the same one at every tick."""
    furthest = max(abs(low), abs(high))
    if high - low > _NARROW * furthest:
        return []
    digits = 2 + math.ceil(math.log10(furthest / (high - low)))
    found = [f"{value:.{digits}g}" for value in even(low, high, count)]
    labels = ",".join(f"{{{escape(text.replace('-', '−'))}}}" for text in found)
    return [f"  {axis}tick={{{','.join(found)}}}, {axis}ticklabels={{{labels}}},"]


def _course(picture: Picture, panel: str, context: Context, place: Place) -> list[str]:
    return series(picture, panel, context.locale, place.keys)


def _space(picture: Picture, _: str, __: Context, place: Place) -> list[str]:
    return space(picture, place.keys)


_PANELS = {"contour": _map, "surface": _space, **dict.fromkeys(SERIES, _course)}


def _below(picture: Picture, context: Context) -> list[str]:
    """Legend, caption, and what made the picture; then the paper behind all."""
    view = picture.view
    legend = [
        rf"\mbox{{{{\color{{thalwegpath{index}}}{_RULES[run.dash]}}}~{escape(run.name)}}}"
        for index, run in enumerate(picture.runs)
    ]
    words = [("ink", r"\hskip1.5em plus 1em ".join(legend))] if legend and "legend" in view.overlays else []
    words += [("ink", escape(view.caption))] if view.caption else []
    if view.details:
        words += [("muted", escape(line)) for line in details.lines(picture, context)]
        words += [("muted", link(context.link))] if context.link else []
    lines = [
        r"\node[anchor=north west, inner sep=0pt, align=left, text width=\thalwegwidth, text=thalweg"
        rf"{tone}] at ([yshift=-.6em]current bounding box.south west) {{\raggedright {text}\par}};"
        for tone, text in words
    ]
    if not view.transparent:
        lines += [
            r"\begin{pgfonlayer}{thalweg}",
            r"\fill[thalwegpaper] ([shift={(-.5em,-.5em)}]current bounding box.south west) rectangle "
            r"([shift={(.5em,.5em)}]current bounding box.north east);",
            r"\end{pgfonlayer}",
        ]
    return lines
