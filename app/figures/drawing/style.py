"""Type and strokes of a figure. Everything is an explicit property: matplotlib's global settings stay as they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from matplotlib.backends.backend_agg import get_hinting_flag
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text

from app.assets import folder
from app.figures.palette import Colour, Palette
from app.figures.picture import Picture
from app.view import Family

PIXEL = 0.75
"""Points in a pixel of a page."""
_USUAL = 11.0
"""The size of type, in points, for which the strokes are as wide as those of the page."""
_BUNDLED: dict[Family, str] = {"sans": "DejaVu Sans", "serif": "DejaVu Serif", "mono": "DejaVu Sans Mono"}
"""The fonts that come with matplotlib: they are always there, and have every sign that a figure needs."""
_HANGUL = ord("가")
_hinting: Any = get_hinting_flag
_UNKNOWN = "□"
_JOINED = re.compile("[\u200b-\u200d\ufe0e\ufe0f]")
"""What only says how its neighbours look or where a line may end."""
DASHES: dict[str, Any] = {
    "solid": "solid",
    "dash": (0, (3.6, 2)),
    "dot": (0, (1.1, 1.5)),
    "dashdot": (0, (4, 1.6, 1.1, 1.6)),
}


@dataclass(frozen=True)
class Style:
    """How one figure looks."""

    palette: Palette
    font: float
    """The size of the type in points."""
    families: tuple[str, ...]
    dpi: float
    """Of a picture made of pixels, which letters are moved to fit."""

    @property
    def small(self) -> float:
        """The size of ticks and of what is said beside something."""
        return 0.8 * self.font

    @property
    def tiny(self) -> float:
        """The size of the details."""
        return 0.66 * self.font

    @cached_property
    def pixel(self) -> float:
        """The points that a pixel of the page has in this figure: strokes grow with the type, less than it does."""
        return PIXEL * float((self.font / _USUAL) ** 0.6)

    def text(self, x: float, y: float, words: str, size: float, colour: Colour | None = None, **rest: Any) -> Text:
        """A text, in which nothing is taken for mathematics."""
        return Text(
            x,
            y,
            _printable(words, self.families),
            fontfamily=list(self.families),
            fontsize=size,
            color=colour or self.palette.ink,
            parse_math=False,
            usetex=False,
            clip_on=False,
            **{"verticalalignment": "baseline", **rest},
        )

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """How wide ``words`` are, in points: as outlines or as pixels, whichever takes more."""
        font = get_font(_paths(self.families, "bold" if bold else "normal"))
        printed = _printable(words, self.families)
        font.set_size(size, self.dpi)
        found = []
        for flags in (LoadFlags.NO_HINTING, _hinting()):
            font.set_text(printed, 0, flags=flags)
            found.append(font.get_width_height()[0] / 64 * 72 / self.dpi)
        return float(max(found))

    def wrapped(self, words: str, size: float, width: float) -> Iterator[str]:
        """``words`` in lines of at most ``width``, broken at blanks, and within a word only where it is too long.

        Such a word is broken after one of its own marks, if it has any in the second half of the line.

        Args:
            words: the lines of which begin lines of their own.
            size: of the type.
            width: in points.
        """
        measure = cache(partial(self.width, size=size))
        for paragraph in words.splitlines():
            line, used = "", 0.0
            for word, blank in re.findall(r"(\S*)(\s*)", paragraph):
                if line and used + measure(word) > width:
                    yield line.rstrip()
                    line, used = "", 0.0
                *full, rest = self._pieces(word, size, width) if measure(word) > width else [word]
                yield from full
                line += rest + blank
                used += measure(rest) + measure(blank)
            yield line.rstrip()

    def _pieces(self, word: str, size: float, width: float) -> Iterator[str]:
        while (count := self._fitting(word, size, width)) < len(word):
            marks = [mark.end() for mark in re.finditer("[,;&?/]", word[:count])]
            count = next((end for end in marks[::-1] if 2 * end > count), count)
            yield word[:count]
            word = word[count:]
        yield word

    def cut(self, words: str, size: float, width: float, bold: bool = False) -> str:
        """``words``, with an ellipsis where they are too long."""
        if self.width(words, size, bold) <= width:
            return words
        return words[: self._fitting(words, size, width - self.width("…", size, bold), bold)].rstrip() + "…"

    def _fitting(self, words: str, size: float, width: float, bold: bool = False) -> int:
        """How many letters fit, and one at least; long words are measured no further than they fit twice."""
        low, high = 1, 2
        while high < len(words) and self.width(words[:high], size, bold) <= width:
            low, high = high, 2 * high
        high = min(high, len(words))
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(words[:middle], size, bold) <= width else (low, middle - 1)
        return low


def style_of(picture: Picture) -> Style:
    """The style that the view asks for."""
    view = picture.view
    return Style(picture.palette, view.font, families(view.family), view.dpi)


@cache
def families(kind: Family) -> tuple[str, ...]:
    """The page's fonts as far as they are installed, the bundled one, and one with Hangul if there is any."""
    known = {font.name for font in fontManager.ttflist}
    source = (folder("static") / "css/tokens.css").read_text(encoding="utf-8")
    wanted = re.search(rf"--{kind}: ([^;]+);", source)
    named = re.findall(r'"([^"]+)"', wanted[1]) if wanted else []
    there = [name for name in named if name in known]
    latin = [name for name in there if not _has(name, _HANGUL)]
    fallback = [*there, *(name for name in sorted(known) if re.search(r"CJK KR|KR$|Nanum|Gothic|CJK JP", name))]
    hangul = next((name for name in fallback if _has(name, _HANGUL)), None)
    return tuple(dict.fromkeys([*latin, _BUNDLED[kind], _BUNDLED["sans"], *([hangul] if hangul else [])]))


@cache
def _paths(names: Sequence[str], weight: str) -> tuple[Any, ...]:
    found = (findfont(FontProperties(family=[name], weight=weight), fallback_to_default=False) for name in names)
    return tuple(found)


@cache
def _has(name: str, code: int) -> bool:
    font: FT2Font = get_font(findfont(FontProperties(family=[name])))
    return font.get_char_index(code) != 0


@cache
def _covered(names: tuple[str, ...], character: str) -> bool:
    return any(_has(name, ord(character)) for name in names)


def _printable(words: str, names: tuple[str, ...]) -> str:
    """``words`` with a box for each sign that no font has, and blanks for what cannot be seen."""
    blank = "".join(letter if letter.isprintable() else " " for letter in _JOINED.sub("", words))
    return "".join(letter if letter.isascii() or _covered(names, letter) else _UNKNOWN for letter in blank)
