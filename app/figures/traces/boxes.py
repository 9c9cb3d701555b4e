"""Where the panels of a Plotly figure are, in pixels: each with room for its title and the words of its ticks."""

from dataclasses import dataclass

from app.figures import points
from app.figures.charts import said
from app.figures.layout import PLOTS, ROOMY, Slot, crowded, slots
from app.figures.letters import folded, wide
from app.figures.palette import css
from app.figures.picture import Picture
from app.figures.traces.style import PIXELS, plain, small

SLIDER = 84
"""Below the panels, for the slider and the buttons: as high as Plotly makes them, whatever the size of the figure."""
_SAMPLE = 46
"""What stands before a name in the legend, and behind it."""
_APART = 1.35
"""From line to line, in the size of the type."""
SIDE = 12
_SCROLLED = 0.5
"""The most of a figure's height that Plotly gives to a legend above the plots."""
_MARGIN = 0.04
"""Around a panel without words, in its shorter side."""
_GUTTER = 0.5
"""The most of a panel's width that is left to the words of its vertical ticks."""


@dataclass(frozen=True)
class Box:
    """The inside of a frame, in pixels from the lower left corner of the room for all panels."""

    left: float
    bottom: float
    width: float
    height: float
    named: bool
    """Whether the horizontal axis has its name."""

    @property
    def top(self) -> float:
        """Where it ends."""
        return self.bottom + self.height


class Board:
    """The room for all panels, and the words above it.

    The panels keep their part of the height as those of a drawn figure do. Where the slider would take of that, it is
    left out, with its buttons: the frames stay, for whoever plays them otherwise. Where panels are small, all of them
    do without titles and the words of ticks.

    Raises:
        QueryError: if the caption leaves too little of it.
    """

    def __init__(self, picture: Picture, locale: str) -> None:
        width, height = picture.view.size
        self.picture, self.width = picture, float(width - 2 * SIDE)
        big = picture.view.font * PIXELS
        self.caption = folded(picture.view.caption or "", self.width / big)
        """In lines that fit."""
        self._legend = self._rows(locale)
        self.above = _APART * big * len(self.caption) + self._legend
        most = (1 - PLOTS) * height
        if self.above > most:
            raise crowded(picture, "caption")
        self.below = SLIDER if self.above + SLIDER <= most else 0
        """The room for the slider, if there is any."""
        self.height = height - self.above - self.below
        self.slots = slots(len(picture.panels), self.width / self.height)
        self.roomy = all(
            slot.width * self.width >= ROOMY[0] * big and slot.height * self.height >= ROOMY[1] * big
            for slot in self.slots
        )
        """Whether panels have titles and the words of ticks: all of them or none, or they would not stand in line."""

    def _rows(self, locale: str) -> float:
        """The height of the legend, whose columns are as wide as its widest name needs; Plotly scrolls a high one."""
        size = small(self.picture)
        names = [run.label for run in self.picture.runs]
        names += [said(points.KINDS[kind].word, locale) for kind in points.explained(self.picture)]
        entries = [wide(name) * size + _SAMPLE for name in dict.fromkeys(names)]
        columns = max(1, int(self.width / max(entries, default=1.0)))
        rows = 1 if sum(entries) <= self.width else -(-len(entries) // columns)
        return min(rows * max(29.0, 1.3 * size + 14), _SCROLLED * self.picture.view.size[1])

    def told(self) -> list[dict[str, object]]:
        """The caption, above the legend."""
        if not self.caption:
            return []
        font = {"size": self.picture.view.font * PIXELS, "color": css(self.picture.palette.ink)}
        place = {"x": 0.5, "y": 1, "xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": self._legend - 4}
        return [{"text": "<br>".join(map(plain, self.caption)), "font": font, "showarrow": False, **place}]

    def inner(self, slot: Slot, gutter: float, framed: bool) -> Box:
        """What is inside the frame of a panel.

        Args:
            slot: its place.
            gutter: what the words of its vertical ticks need.
            framed: whether it has ticks at all.
        """
        width, height = slot.width * self.width, slot.height * self.height
        beside, head = small(self.picture), 1.9 * self.picture.view.font * PIXELS
        foot = (3.4 if slot.lowest else 2.0) * beside if framed else 0.0
        left, right = (min(gutter, _GUTTER * width), 0.8 * beside) if framed else (0.0, 0.0)
        if not self.roomy:
            left = right = head = foot = _MARGIN * min(width, height)
        return Box(
            slot.left * self.width + left,
            slot.bottom * self.height + foot,
            width - left - right,
            height - head - foot,
            slot.lowest and self.roomy,
        )

    def domain(self, box: Box) -> tuple[tuple[float, float], tuple[float, float]]:
        """The same in Plotly's words: parts of the room."""
        across, up = (box.left, box.left + box.width), (box.bottom, box.top)
        return (_parts(across, self.width), _parts(up, self.height))

    def words(self, text: str, box: Box, note: str = "", heading: bool = False) -> dict[str, object]:
        """Words above a box, as small as they must be to be no wider.

        Args:
            text: what is said.
            box: above which.
            note: what is said beside it.
            heading: whether it is the title of a panel.
        """
        palette = self.picture.palette
        full = self.picture.view.font * PIXELS if heading else small(self.picture)
        told = wide(text) + 0.8 * wide(f"  {note}" if note else "")
        size = full * min(1.0, box.width / max(told * full, 1e-9))
        muted = f'  <span style="font-size:{0.8 * size:.3g}px;color:{css(palette.muted)}">{plain(note)}</span>'
        return {
            "text": (f"<b>{plain(text)}</b>" if heading else plain(text)) + (muted if note else ""),
            "font": {"size": size, "color": css(palette.ink if heading else palette.muted)},
            "x": min(1.0, box.left / self.width),
            "y": min(1.0, box.top / self.height),
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "showarrow": False,
        }

    def notice(self, text: str, box: Box) -> dict[str, object]:
        """A sentence in the middle of a box, where there is nothing to draw."""
        size = small(self.picture)
        lines = folded(text, 0.9 * box.width / size)
        return {
            "text": "<br>".join(map(plain, lines)),
            "font": {"size": size, "color": css(self.picture.palette.muted)},
            "x": min(1.0, (box.left + box.width / 2) / self.width),
            "y": min(1.0, (box.bottom + box.height / 2) / self.height),
            "xref": "paper",
            "yref": "paper",
            "showarrow": False,
        }


def _parts(ends: tuple[float, float], whole: float) -> tuple[float, float]:
    """Ends as parts of the whole, beyond which rounding must not lead."""
    low, high = ends
    return max(0.0, low / whole), min(1.0, high / whole)
