"""The scene: everything that decides the numbers. A value with two spellings, JSON and a query."""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from app.choices import LandscapeChoice, LandscapeField, Model, Number, OptimizerChoice, OptimizerField, refusal
from app.landscapes.base import Landscape
from app.settings import SETTINGS
from app.spelling import Value, join_query, write_arguments, write_call, write_number
from app.words import Message

DEFAULT_LANDSCAPE = "ravine"
"""The textbook's x²/20 + y²: an empty scene is the figure every student knows."""

Point = tuple[Number, Number]


class StopRule(Model):
    """When a run has converged. By default every step is taken."""

    grad_norm: Annotated[Number, Field(ge=0)] | None = Field(
        None, description="stop at the first point whose gradient norm is at most this"
    )
    loss: Number | None = Field(None, description="stop at the first point whose loss is at most this")


class Gradient(Model):
    """Where gradients come from."""

    mode: Literal["analytic"] = Field("analytic", description="exact, by calculus")


def all_optional(schema: dict[str, Any]) -> None:
    """Document that what is required is filled in when it is left out."""
    schema.pop("required", None)


def _points(value: Any) -> Any:
    """Take a single point for a list of one."""
    is_point = isinstance(value, list | tuple) and value and not isinstance(value[0], list | tuple)
    return [value] if is_point else value


class Scene(Model):
    """Landscape, starts, optimizers, steps, stopping rule, gradient source and seed.

    What is left out takes the landscape's suggestion (``start``, ``optimizers``, ``steps``) or the
    default shown.
    """

    model_config = ConfigDict(json_schema_extra=all_optional)

    landscape: LandscapeField = Field(
        description="a catalogue id, a formula as text, or an object that gives either with its "
        f"parameters; by default {DEFAULT_LANDSCAPE}",
    )
    start: Annotated[list[Point], BeforeValidator(_points, json_schema_input_type=list[Point] | Point)] = Field(
        min_length=1,
        max_length=SETTINGS.max_runs,
        description="one point [x, y] or a list of points; by default the landscape's first start",
    )
    optimizers: list[OptimizerField] = Field(
        min_length=1,
        max_length=SETTINGS.max_runs,
        description="objects, or text such as adam(lr=0.3); by default the landscape's suggestion",
    )
    steps: int = Field(
        ge=1,
        le=SETTINGS.max_steps,
        strict=True,
        description="how many steps to take; by default the landscape's suggestion",
    )
    stop: StopRule = Field(StopRule(), description="when a run has converged; by default every step is taken")
    gradient: Gradient = Field(Gradient(), description="where gradients come from; by default calculus")
    tolerance: Annotated[Number, Field(ge=0)] = Field(
        1e-3, description="how far above the minimum a loss counts as having arrived"
    )
    seed: Annotated[int, Field(ge=0, lt=2**63, strict=True)] = Field(
        0, description="decides whatever is random; an analytic gradient leaves nothing to it"
    )

    @model_validator(mode="before")
    @classmethod
    def _suggestions(cls, data: Any) -> Any:
        """Fill in what the landscape suggests."""
        if not isinstance(data, dict):
            return data
        data = {"landscape": DEFAULT_LANDSCAPE, **data}
        try:
            chosen = data["landscape"] = _LANDSCAPE.validate_python(data["landscape"])
        except ValidationError:
            # Validation will name this error; suggestions from elsewhere keep others from joining it.
            chosen = _LANDSCAPE.validate_python(DEFAULT_LANDSCAPE)
        return {**_suggested(chosen), **data}

    @model_validator(mode="after")
    def _affordable(self) -> "Scene":
        runs = len(self.optimizers) * len(self.start)
        if runs > SETTINGS.max_runs:
            raise limit("optimizers", Message("optimizers × starts"), SETTINGS.max_runs, runs)
        if runs * self.steps > SETTINGS.max_points:
            points = runs * self.steps
            raise limit("steps", Message("steps × optimizers × starts"), SETTINGS.max_points, points)
        return self

    @property
    def declaration(self) -> Landscape:
        """The landscape with all that is known of it."""
        return self.landscape.declaration()

    @property
    def parameters(self) -> dict[str, float]:
        """The landscape's parameters."""
        return self.landscape.values()

    @property
    def query(self) -> str:
        """The canonical query string: readable, and without what is default or suggested."""
        pairs = self.landscape.pairs()
        if pairs == [("landscape", DEFAULT_LANDSCAPE)]:
            pairs = []
        suggested = _suggested(self.landscape)
        if [list(point) for point in self.start] != suggested["start"]:
            pairs += [("start", f"{write_number(x)},{write_number(y)}") for x, y in self.start]
        if self.optimizers != _suggested_optimizers(tuple(suggested["optimizers"])):
            pairs += [("optimizer", write_call(_given(choice))) for choice in self.optimizers]
        if self.steps != suggested["steps"]:
            pairs.append(("steps", str(self.steps)))
        if stop := _given(self.stop):
            pairs.append(("stop", write_arguments(stop)))
        for name in ("tolerance", "seed"):
            if getattr(self, name) != type(self).model_fields[name].default:
                pairs.append((name, write_number(getattr(self, name))))
        return join_query(pairs)


_LANDSCAPE: TypeAdapter[LandscapeChoice] = TypeAdapter(LandscapeField)
_OPTIMIZERS: TypeAdapter[list[OptimizerChoice]] = TypeAdapter(list[OptimizerField])


def _suggested(chosen: LandscapeChoice) -> dict[str, Any]:
    declared = chosen.declaration()
    start = declared.starts[0].at(chosen.values())
    return {
        "start": [list(start)],
        "optimizers": list(declared.optimizers),
        "steps": min(declared.steps, SETTINGS.max_steps),
    }


@cache
def _suggested_optimizers(spelt: tuple[str, ...]) -> list[OptimizerChoice]:
    return _OPTIMIZERS.validate_python(list(spelt))


def _given(model: Model) -> dict[str, Value]:
    """The fields that differ from their defaults."""
    given: dict[str, Value] = model.model_dump(exclude_defaults=True)
    return given


def limit(field: str, what: Message, most: int, value: int) -> PydanticCustomError:
    """The error of asking for more than the server gives."""
    message = Message("{what} must be at most {most}, not {value}", what=what, most=most, value=value)
    return refusal("limit", message, field=field, value=value)
