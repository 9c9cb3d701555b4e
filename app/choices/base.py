"""What all choices share: strict values, fields made from declared parameters, unions of models."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.declaration import Parameter
from app.landscapes.base import Domain
from app.spelling import SpellingError
from app.words import Message

LARGEST_COUNT = 2**53
"""The largest whole number up to which float64 can count."""

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""A finite number; text is not taken for one."""

Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]
"""Text on one line."""
Text = Annotated[str, Field(pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
"""Text, perhaps on several lines."""


class Model(BaseModel):
    """A value: frozen, and with no fields but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def field_of(parameter: Parameter) -> tuple[Any, Any]:
    """The type and the field that hold a declared parameter, with its bounds."""
    annotation: Any = parameter.kind
    if parameter.default is None:
        annotation = annotation | None
    numeric = parameter.kind is not bool
    low, high = parameter.minimum, parameter.maximum
    if parameter.whole and high is None:
        high = LARGEST_COUNT
    return annotation, Field(
        parameter.kind(parameter.default) if parameter.default is not None else None,
        description=parameter.description,
        strict=True,
        allow_inf_nan=False if parameter.kind is float else None,
        ge=low if numeric and not parameter.open_minimum else None,
        gt=low if numeric and parameter.open_minimum else None,
        le=high if numeric and not parameter.open_maximum else None,
        lt=high if numeric and parameter.open_maximum else None,
    )


def fields_of(parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """The fields that hold declared parameters, for ``create_model``."""
    return {name: field_of(parameter) for name, parameter in parameters.items()}


def id_field(value: str) -> Any:
    """The type of an id that can only be ``value``."""
    return Annotated[Literal[value], Field(description="its name in the catalogue")]


def union(models: Iterable[Any]) -> Any:
    """The type that is any of ``models``."""
    return reduce(or_, models)


def spelling(example: str) -> Any:
    """The type of a choice that is spelt as text, for the documentation."""
    return Annotated[str, Field(description="spelt as in a query", examples=[example])]


def refusal(rule: str, message: Message, **context: Any) -> PydanticCustomError:
    """The error of a validator, which keeps ``message`` as it was made."""
    return PydanticCustomError(rule, "{message}", {"message": message, **context})


def spelt(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A validator that reads a choice which is spelt as text."""

    def validate(value: Any) -> Any:
        try:
            return read(value) if isinstance(value, str) else value
        except SpellingError as error:
            raise refusal("spelling", error.message, column=error.column) from None

    return validate


def ordered(domain: Domain) -> Domain:
    """``domain`` itself, if its ranges run upwards and can be told apart in float64."""
    for low, high in domain:
        if not low < high or not (high - low) / 1e6 > abs(high) * 1e-15 or high - low > 1e150:
            message = Message(
                "each range must run from a lower to a higher number and be wider than a billionth of that, but no "
                "wider than 1e150, not from {low} to {high}",
                low=low,
                high=high,
            )
            raise refusal("range", message)
    return domain
