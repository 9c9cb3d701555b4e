"""The colours of the page for its figures: read from ``tokens.css``, the only place where they stand."""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.assets import folder
from app.view import COLORSCALES, Colorscale

Theme = Literal["light", "dark"]
Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

SOLID = 5
"""How many colours can be told apart without any help by eyes that lack a kind of cone; the others are dashed."""
DASHES = ("solid", "dash", "dot", "dashdot")
"""The lines of a round of colours, and of the next."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme and of a scale of the ground."""

    theme: Theme
    paper: Colour
    surface: Colour
    ink: Colour
    muted: Colour
    hairline: Colour
    contour: tuple[Colour, ...]
    """From the valley up."""
    line: Colour
    """Of contour lines."""
    field: Colour
    hatch: Colour
    casing: Colour
    paths: tuple[Colour, ...]

    def stroke(self, slot: int) -> tuple[Colour, str]:
        """The colour and the dashes of a place in the palette."""
        colour = slot % len(self.paths)
        second = slot // len(self.paths) % 2
        return self.paths[colour], DASHES[2 * second + (colour >= SOLID)]


@cache
def palette(theme: Theme, colorscale: Colorscale = COLORSCALES[0]) -> Palette:
    """The colours of ``theme`` with the ground in ``colorscale``."""
    named = "contour" if colorscale == COLORSCALES[0] else f"contour-{colorscale}"
    token = _tokens(theme)
    return Palette(
        theme=theme,
        paper=token["paper"],
        surface=token["surface"],
        ink=token["ink"],
        muted=token["ink-muted"],
        hairline=token["hairline"],
        contour=_series(token, named),
        line=token["contour-line"],
        field=token["field"],
        hatch=token["hatch"],
        casing=token["casing"],
        paths=_series(token, "path"),
    )


def hexadecimal(colour: Colour) -> str:
    """``#rrggbb``; the opacity is left out."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])


def css(colour: Colour) -> str:
    """``rgba(r, g, b, a)``."""
    return f"rgba({', '.join(str(round(255 * part)) for part in colour[:3])}, {colour[3]:g})"


def slots(given: list[int], count: int) -> list[int]:
    """The places of ``count`` optimizers in the palette: the given ones, and free ones for the rest."""
    found = given[:count]
    free = (slot for slot in range(count + len(found)) if slot not in {*given[:count]})
    return [*found, *itertools.islice(free, count - len(found))]


def _series(token: dict[str, Colour], name: str) -> tuple[Colour, ...]:
    numbers = sorted(int(key.rsplit("-", 1)[1]) for key in token if re.fullmatch(rf"{name}-\d+", key))
    return tuple(token[f"{name}-{number}"] for number in numbers)


@cache
def _tokens(theme: Theme) -> dict[str, Colour]:
    source = (folder("static") / "css/tokens.css").read_text(encoding="utf-8")
    side = 1 if theme == "light" else 2
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}|rgb\([^)]*\)), (#\w{6}|rgb\([^)]*\))\);", source)
    return {pair[0]: _colour(pair[side]) for pair in pairs}


def _colour(text: str) -> Colour:
    if text.startswith("#"):
        red, green, blue = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return red, green, blue, 1.0
    red, green, blue, opacity = map(float, re.findall(r"[\d.]+", text))
    return red / 255, green / 255, blue / 255, opacity / 100
