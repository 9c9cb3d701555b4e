"""The view: what only decides the picture of a scene. The keys that stand behind the scene's in a link.

A key has the same name in the page (``static/js/state.js``), where what cannot be read is passed over and told of, and
here, where it is refused in a sentence.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, field_validator

from app.choices import Model, Number, Text, ordered, refusal
from app.words import Message

PANELS = ("contour", "surface", "loss", "grad_norm", "distance", "learning_rate", "state", "inspector")
"""What the page can show, in the order of its buttons. A figure has no inspector."""
OVERLAYS = ("fill", "lines", "labels", "arrows", "streams", "points", "legend", "step")
COLUMNS = (
    "name",
    "outcome",
    "loss",
    "final_loss",
    "best_loss",
    "distance_to_minimum",
    "turning_angle",
    "steps_to_tolerance",
    "rate",
    "evaluations",
)
"""What the page's table can be sorted by."""
CONTROLS = ("player", "legend", "link")
"""What an embed has to be used, around its plots."""

Axis = Literal["linear", "log", "symlog"]
Colorscale = Literal["water", "cividis", "earth", "grey"]
COLORSCALES: tuple[Colorscale, ...] = get_args(Colorscale)
Family = Literal["sans", "serif", "mono"]
Name = Annotated[str, Field(max_length=200)]


def _known(names: tuple[str, ...], given: list[str]) -> list[str]:
    for name in given:
        if name not in names:
            message = Message("there is no {name} (there are {names})", name=repr(name[:40]), names=", ".join(names))
            raise refusal("unknown", message)
    return list(dict.fromkeys(given))


class View(Model):
    """What of a scene is shown, and how: the view of the page."""

    model_config = ConfigDict(json_schema_extra={"required": []})

    theme: Literal["auto", "light", "dark"] = Field("auto", description="auto is light in a figure")
    lang: Name | None = Field(None, description="the language of the words")
    panels: list[str] = Field(["contour", "loss"], description="the charts, the map first: " + ", ".join(PANELS))
    loss_axis: Axis = Field("log", description="the axis of the loss")
    grad_norm_axis: Axis = Field("log", description="the axis of the length of the gradient")
    distance_axis: Axis = Field("log", description="the axis of the distance to the nearest minimum")
    learning_rate_axis: Axis = Field("linear", description="the axis of the learning rate")
    state_axis: Axis = Field("linear", description="the axes of an optimizer's internals")
    window: tuple[Number, Number, Number, Number] | None = Field(
        None, description="the part of the plane that is seen: x from, x to, y from, y to"
    )
    levels: Annotated[int, Field(ge=2, le=200, strict=True)] | None = Field(None, description="how many contour levels")
    scale: Literal["linear", "log"] | None = Field(None, description="how the levels are spaced")
    colorscale: Colorscale = Field("water", description="the colours of the ground: " + ", ".join(COLORSCALES))
    overlays: list[str] = Field(
        ["fill", "lines", "points", "legend", "step"], description="what is drawn of the ground: " + ", ".join(OVERLAYS)
    )
    hide: list[Name] = Field(
        default_factory=list, description="optimizers that are not shown, by label, or by id where they have none"
    )
    colours: list[Annotated[int, Field(ge=0, le=10_000, strict=True)]] = Field(
        default_factory=list, description="the place of each optimizer in the palette, from 0"
    )
    inspect: Name | None = Field(
        None,
        description="the trajectory whose internals are shown: its optimizer's label, with @2 for the second start",
    )
    sort: Name | None = Field(
        None, description="the column of the page's table that it is sorted by, with a minus sign downwards"
    )
    preset: Name | None = Field(None, description="the example that this is")
    present: bool = Field(False, strict=True, description="whether the page is in the presenter's mode")
    at: Annotated[int, Field(ge=0, strict=True)] | None = Field(
        None, description="the step at which the paths stand; by default the last"
    )
    speed: Annotated[Number, Field(gt=0, le=16)] = Field(1, description="how many times the usual speed it plays")
    loop: bool = Field(False, strict=True, description="whether it plays again and again")

    @field_validator("panels")
    @classmethod
    def _panels(cls, panels: list[str]) -> list[str]:
        return _known(PANELS, panels)

    @field_validator("overlays")
    @classmethod
    def _overlays(cls, overlays: list[str]) -> list[str]:
        return _known(OVERLAYS, overlays)

    @field_validator("sort")
    @classmethod
    def _sort(cls, sort: str | None) -> str | None:
        _known(COLUMNS, [sort.removeprefix("-")] if sort is not None else [])
        return sort

    @field_validator("window")
    @classmethod
    def _window(cls, window: tuple[float, float, float, float] | None) -> Any:
        if window is not None:
            ordered((window[:2], window[2:]))
        return window


class FigureView(View):
    """A view made into a file: the picture's size, its type and what it says of itself."""

    size: tuple[
        Annotated[int, Field(ge=120, le=4096, strict=True)], Annotated[int, Field(ge=90, le=4096, strict=True)]
    ] = Field((960, 540), description="width and height in pixels of a page, of which 96 are an inch")
    dpi: Annotated[Number, Field(ge=24, le=600)] = Field(
        96, description="pixels an inch; 192 makes a picture twice as fine"
    )
    font: Annotated[Number, Field(ge=4, le=72)] = Field(11, description="the size of the type in points")
    family: Family = Field("sans", description="the type: " + ", ".join(get_args(Family)))
    transparent: bool = Field(False, strict=True, description="whether the figure has no background")
    caption: Annotated[Text, Field(max_length=500)] | None = Field(None, description="words under the figure")
    details: bool = Field(
        False,
        strict=True,
        description="whether the figure says what made it: optimizers, start, steps, seed and the link",
    )
    frames: Annotated[int, Field(ge=2, le=600, strict=True)] | None = Field(
        None, description="how many pictures a moving figure has; by default one a step, and no more than 120"
    )
    plotly: Literal["inline", "beside"] = Field(
        "inline", description="whether an HTML file holds plotly.js or loads plotly.min.js from its own folder"
    )
    target: Literal["any", "torch", "numpy", "optax"] = Field(
        "any", description="the library that a script uses; any is torch, or numpy where torch cannot take these steps"
    )


class EmbedView(View):
    """A view in a frame of another page: what it does there."""

    play: Literal["visible", "slide", "click", "none"] = Field(
        "visible", description="when it plays: as soon as it is seen, with its slide, by a click, or never by itself"
    )
    transparent: bool = Field(False, strict=True, description="whether what lies behind the frame shines through")
    caption: Annotated[Text, Field(max_length=500)] | None = Field(None, description="words under the plot")
    controls: list[str] = Field([*CONTROLS], description="what it has to be used: " + ", ".join(CONTROLS))

    @field_validator("controls")
    @classmethod
    def _controls(cls, controls: list[str]) -> list[str]:
        return _known(CONTROLS, controls)


VIEWS: tuple[type[View], ...] = (View, FigureView, EmbedView)
KEYS = frozenset(name for view in VIEWS for name in view.model_fields)
"""Keys of the picture in a link. No number depends on them, so the same link gives the numbers."""
