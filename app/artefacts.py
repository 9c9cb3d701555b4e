"""What a scene can be had as, for the share dialog: the page in a frame, and every declared kind of file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.figures import formats
from app.figures.base import Format
from app.view import EmbedView, FigureView, View
from app.words import marked


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What an artefact is to those who paste it; snippets are declared for kinds."""

    id: str
    media_type: str
    """Its beginning, if a family of types is meant."""
    group: str
    drawn: bool = False
    """Whether it has colours, and so a theme."""
    moving: bool = False
    """Whether it can go round."""
    fixed: bool = False
    """Whether it is no figure but a sign, whose size no view decides."""


_LIVE = Kind(id="live", media_type="text/html", group=marked("Live"), drawn=True, moving=True)
KINDS = (
    _LIVE,
    Kind(id="bitmap", media_type="image/png", group=marked("Pictures"), drawn=True),
    Kind(id="vector", media_type="image/svg+xml", group=marked("Pictures"), drawn=True),
    Kind(id="document", media_type="application/pdf", group=marked("Pictures"), drawn=True),
    Kind(id="gif", media_type="image/gif", group=marked("Moving pictures"), drawn=True, moving=True),
    Kind(id="video", media_type="video/", group=marked("Moving pictures"), drawn=True),
    Kind(id="page", media_type="text/html", group=marked("Moving pictures"), drawn=True, moving=True),
    Kind(id="vector", media_type="image/svg+xml", group=marked("For the class"), fixed=True),
    Kind(id="tex", media_type="application/x-tex", group=marked("Code"), drawn=True),
    Kind(id="tex", media_type="text/x-tex", group=marked("Code"), drawn=True),
    Kind(id="script", media_type="text/x-python", group=marked("Code")),
    Kind(id="notebook", media_type="application/x-ipynb+json", group=marked("Code")),
    Kind(id="table", media_type="text/csv", group=marked("Data")),
    Kind(id="archive", media_type="application/zip", group=marked("All at once"), drawn=True, moving=True),
    Kind(id="data", media_type="", group=marked("Data")),
)
"""A file's kind is the first one that its media type begins with, but for the live page, which is no file."""
GROUPS = ("Live", "Pictures", "Moving pictures", "Code", "Data", "For the class", "All at once")
"""As the dialog lists them."""

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
    "inline": marked("in the file"),
    "beside": marked("beside the file"),
}
"""What the values of an option are called, where that is not their name."""
AUTO = "auto"
"""A value that leaves the choice to the reader's system."""


@dataclass(frozen=True, kw_only=True)
class Artefact:
    """A thing to share."""

    path: str
    """As in ``figure.png``: what stands in its address."""
    label: str
    sentence: str
    media_type: str
    kind: Kind
    view: type[View]
    keys: tuple[str, ...]
    """What can be chosen, of :data:`OPTIONS`; the size of what is shown in a frame is the frame's."""

    size: tuple[int, int] | None = None
    """In pixels, where no view decides it."""

    @property
    def options(self) -> list[dict[str, Any]]:
        """What can be chosen, with its bounds."""
        properties = {**FigureView.model_json_schema()["properties"], **self.view.model_json_schema()["properties"]}
        return [
            # What the view has no key for is a matter of the frame alone.
            {**_option(name, properties[name], self.kind is _LIVE), "addressed": name in self.view.model_fields}
            for name in OPTIONS
            if name in self.keys
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
    }


def _page_keys(kind: Kind) -> Iterator[str]:
    if kind.drawn:
        yield "theme"
    if kind.moving:
        yield "loop"


def _file(declared: Format) -> Artefact:
    kind = next(
        kind
        for kind in KINDS
        if kind is not _LIVE
        and declared.media_type.startswith(kind.media_type)
        and kind.fixed is (declared.size is not None)
    )
    return Artefact(
        path=declared.path,
        label=declared.label,
        sentence=declared.sentence,
        media_type=declared.media_type,
        kind=kind,
        view=FigureView,
        size=declared.size,
        keys=(*declared.keys, *(_page_keys(kind) if declared.page_keys is None else declared.page_keys)),
    )


EMBED = Artefact(
    path="embed",
    label=marked("Live plot"),
    sentence=marked("The plot itself in a frame of your slide: it plays, steps and can be explored."),
    media_type="text/html",
    kind=_LIVE,
    view=EmbedView,
    keys=("size", "play", "speed", "transparent", "caption", *_page_keys(_LIVE)),
)


@cache
def every() -> Mapping[str, Artefact]:
    """All of them by their path, in the order of the dialog: by group and kind."""
    found = (EMBED, *map(_file, formats.FORMATS.values()))
    ordered = sorted(found, key=lambda one: (GROUPS.index(one.kind.group), KINDS.index(one.kind)))
    return {one.path: one for one in ordered}


def words() -> Iterator[str]:
    """What the dialog says of them, for the catalogues."""
    for found in every().values():
        yield from (found.label, found.sentence, found.kind.group)
    yield from (*OPTIONS.values(), *WORDS.values())
