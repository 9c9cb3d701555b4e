"""A thing that a scene can be had as, and what can be chosen of it while sharing."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from app.kinds import LIVE, Kind
from app.view import EmbedView, FigureView, View
from app.words import marked

OPTIONS: Mapping[str, str] = {
    "size": marked("Size"),
    "theme": marked("Theme"),
    "play": marked("Plays"),
    "target": marked("Library"),
    "plotly": marked("plotly.js"),
    "font": marked("Type, in points"),
    "frames": marked("Frames"),
    "speed": marked("Speed"),
    "caption": marked("Caption"),
    "loop": marked("Loop"),
    "transparent": marked("No background"),
    "details": marked("Say how it was made"),
}
"""The keys of a view that can be chosen while sharing, in the order of the dialog; the page decides all others."""
WORDS: Mapping[str, str] = {
    "auto": marked("As the system"),
    "light": marked("Light"),
    "dark": marked("Dark"),
    "visible": marked("when seen"),
    "slide": marked("with its slide"),
    "click": marked("by a click"),
    "none": marked("never by itself"),
    "any": marked("PyTorch, or else NumPy"),
    "inline": marked("in the file"),
    "beside": marked("beside the file"),
}
"""What the values of an option are called, where that is not their name."""
AUTO = "auto"
"""A value that leaves the choice to the reader's system."""


@dataclass(frozen=True)
class Need:
    """A package that not every server has."""

    package: str
    sentence: str
    """What is said where it is missing."""

    @property
    def met(self) -> bool:
        """Whether it is installed."""
        return find_spec(self.package) is not None


@dataclass(frozen=True, kw_only=True)
class Artefact:
    """A thing to share."""

    path: str
    """As in ``figure.png``: what stands in its address, and in a folder."""
    media_type: str
    kind: Kind
    label: str
    """Its name in the share dialog."""
    sentence: str
    """What it is good for, in a sentence."""
    view: type[View] = FigureView
    """The keys that its address may have beside the scene's."""
    keys: tuple[str, ...] = ()
    """Those of them beyond the page's own that it heeds."""
    size: tuple[int, int] | None = None
    """Its width and height in pixels where no view decides them."""
    need: Need | None = None
    """What it takes beyond the packages that are always there."""

    @property
    def options(self) -> list[dict[str, Any]]:
        """What can be chosen, with its bounds: its own keys, the theme of what is drawn, the loop of what moves."""
        chosen = {*self.keys, *(["theme"] if self.kind.drawn else []), *(["loop"] if self.kind.moving else [])}
        properties = {**FigureView.model_json_schema()["properties"], **self.view.model_json_schema()["properties"]}
        return [
            # What the view has no key for is a matter of the frame alone.
            {**_option(name, properties[name], self.kind is LIVE), "addressed": name in self.view.model_fields}
            for name in OPTIONS
            if name in chosen
        ]


def _option(name: str, schema: dict[str, Any], live: bool) -> dict[str, Any]:
    """A key as a control needs it: its kind, and its bounds or values. A file knows of no system to go by."""
    told = next((one for one in schema.get("anyOf", []) if one["type"] != "null"), schema)
    values = [{"value": value, "label": WORDS.get(value, value)} for value in told.get("enum", [])]
    values = [value for value in values if live or value["value"] != AUTO]
    kind = "choice" if values else {"array": "size"}.get(told["type"], told["type"])
    bounded = told["prefixItems"][0] if kind == "size" else told
    return {
        "name": name,
        "label": OPTIONS[name],
        "kind": kind,
        "default": values[0]["value"] if values and schema.get("default") == AUTO else schema.get("default"),
        "values": values,
        "minimum": bounded.get("minimum"),
        "maximum": bounded.get("maximum", bounded.get("maxLength")),
        "above": bounded.get("exclusiveMinimum"),
    }


EMBED = Artefact(
    path="embed",
    media_type="text/html",
    kind=LIVE,
    label=marked("Live plot"),
    sentence=marked("The plot itself in a frame of your slide: it plays, steps and can be explored."),
    view=EmbedView,
    keys=("size", "play", "speed", "transparent", "caption"),
)
"""The page in a frame, of which the size is the frame's."""
