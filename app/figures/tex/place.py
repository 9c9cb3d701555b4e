"""Where axes stand, in lengths that TeX works out: a document's type and width are not known here."""

from dataclasses import dataclass

from app.figures.layout import Slot
from app.figures.picture import Picture
from app.figures.tex.words import escape
from app.figures.ticks import many

EM = 10.0
"""The points of ``\\thalwegem``, in a document of 10 points."""
SMALL = 8.0
"""The points of what stands beside something, in a document of 10 points."""
HEAD = 1.9
"""Room for the title of a panel, and for the heading of a row in it, in the size of the type."""
ROW = 1.6
_GUTTER = (3.9, 0.6)
"""Room for the ticks at the left, and for what stands out at the right."""
_FOOT = {True: 2.9, False: 1.7}
"""Room for ticks below, with the name of the axis and without it."""
_LEAST = r"\thalwegem"
"""The least sides of axes: PGFPlots draws none on less than nothing."""


@dataclass(frozen=True)
class Spot:
    """A place for axes, the ticks not included."""

    left: str
    top: str
    width: str
    height: str
    named: bool
    """Whether the horizontal axis has its name."""
    across: float
    """About how wide it is, in points, at the size that the view wants and in type of 10 points."""
    up: float
    """How high."""

    @property
    def keys(self) -> str:
        """The same in keys of PGFPlots."""
        at = f"at={{({{{self.left}}},{{{self.top}}})}}, anchor=north west"
        return f"{at}, width={{{self.width}}}, height={{{self.height}}}"

    def ticks(self, distance: float) -> int:
        """How many there are up the axes, so many sizes of small type from one another."""
        return many(self.up, distance * SMALL)

    def title(self, text: str, note: str = "", heading: bool = True) -> str:
        """What stands above the axes, as LaTeX, narrowed where it is wider than those."""
        bold = rf"\textbf{{{text}}}" if heading else text
        beside = rf"\enspace{{\thalwegsmall\color{{thalwegmuted}}{escape(note)}}}" if note else ""
        look = "thalweg title" if heading else "thalweg heading"
        fitted = rf"\thalwegfit{{{self.width}}}{{{bold}{beside}}}"
        return rf"\node[{look}] at ({{{self.left}}},{{{self.top}}}) {{{fitted}}};"

    def rows(self, count: int) -> list["Spot"]:
        """It divided into rows, each with room for a heading."""
        height = f"{1 / count:.6g}*({self.height})"
        return [
            Spot(
                self.left,
                rf"{self.top}-{row}*{height}-{ROW}*\thalwegem",
                self.width,
                rf"max({height}-{ROW}*\thalwegem,{_LEAST})",
                self.named,
                self.across,
                max(10.0, self.up / count - EM * ROW),
            )
            for row in range(count)
        ]


def spot(slot: Slot, picture: Picture) -> Spot:
    """What is inside the frame of a panel."""
    width, height = (0.75 * side for side in picture.view.size)
    foot = _FOOT[slot.lowest]
    return Spot(
        rf"{slot.left:.6g}*\thalwegwidth+{_GUTTER[0]}*\thalwegem",
        rf"-{1 - slot.top:.6g}*(\thalwegheight)-{HEAD}*\thalwegem",
        rf"max({slot.width:.6g}*\thalwegwidth-{sum(_GUTTER):g}*\thalwegem,{_LEAST})",
        rf"max({slot.height:.6g}*(\thalwegheight)-{HEAD + foot:g}*\thalwegem,{_LEAST})",
        slot.lowest,
        max(10.0, slot.width * width - EM * sum(_GUTTER)),
        max(10.0, slot.height * height - EM * (HEAD + foot)),
    )
