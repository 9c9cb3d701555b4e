"""Landscapes as a person chooses them: from the catalogue, or by a formula."""

import keyword
import math
import re
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, create_model, field_validator

from app.choices.base import Model, Number, fields_of, id_field, ordered, refusal, spelling, spelt, union
from app.declaration import Parameter
from app.formulas import FormulaError, compact, formula
from app.formulas.vocabulary import RESERVED
from app.landscapes import LANDSCAPES
from app.landscapes.base import Domain, Landscape, Start
from app.spelling import Value, read_call, write_arguments, write_call, write_number
from app.words import Message


class LandscapeChoice(Model):
    """What every choice of a landscape can tell."""

    def declaration(self) -> Landscape:
        """The landscape with all that is known of it."""
        raise NotImplementedError

    def values(self) -> dict[str, float]:
        """Its parameters as numbers."""
        raise NotImplementedError

    def pairs(self) -> list[tuple[str, str]]:
        """Its keys and values in a query."""
        raise NotImplementedError


class _CatalogueLandscape(LandscapeChoice):
    id: str
    parameters: Any

    def declaration(self) -> Landscape:
        return LANDSCAPES[self.id]

    def values(self) -> dict[str, float]:
        return {name: float(value) for name, value in self.parameters}

    def pairs(self) -> list[tuple[str, str]]:
        given: dict[str, Value] = self.parameters.model_dump(exclude_defaults=True)
        return [("landscape", write_call({"id": self.id, **given}))]


class FormulaLandscape(LandscapeChoice):
    """A formula in x and y of one's own."""

    parameters: dict[str, Number] = Field({}, max_length=8, description="values for the other names in the expression")
    domain: Annotated[
        tuple[tuple[Number, Number], tuple[Number, Number]],
        Field(description="the part of the plane to show: [[x_min, x_max], [y_min, y_max]]"),
    ] = ((-5.0, 5.0), (-5.0, 5.0))
    expression: str = Field(description="for example x**2/20 + y**2; ^ is read as power", examples=["x**2/20 + y**2"])

    @field_validator("parameters")
    @classmethod
    def _names(cls, parameters: dict[str, float]) -> dict[str, float]:
        for name in parameters:
            plain = name.isidentifier() and name.isascii() and len(name) <= 20
            if not plain or name in RESERVED or name == "id" or keyword.iskeyword(name):
                message = Message(
                    "a parameter's name is up to 20 letters and digits and not a word of Python or of the "
                    "formula language, so not {name}",
                    name=repr(name[:40]),
                )
                raise refusal("name", message)
        return parameters

    @field_validator("domain")
    @classmethod
    def _ordered(cls, domain: Domain) -> Domain:
        return ordered(domain)

    @field_validator("expression")
    @classmethod
    def _formula(cls, expression: str, info: Any) -> str:
        if "parameters" in info.data:
            try:
                formula(expression, tuple(info.data["parameters"]))
            except FormulaError as error:
                raise refusal(error.rule, error.message, column=error.column) from None
        return expression

    def declaration(self) -> Landscape:
        # Off the centre and off the diagonal, at coordinates that are short to write for their range.
        x, y = (
            round(low + (high - low) * part, 2 - math.floor(math.log10(high - low)))
            for (low, high), part in zip(self.domain, (0.15, 0.7), strict=True)
        )
        return Landscape(
            label=self.expression,
            family="typed",
            sentence="A formula of your own.",
            expression=self.expression,
            parameters={
                name: Parameter(default=value, symbol=name, description=name) for name, value in self.parameters.items()
            },
            domain=self.domain,
            starts=(Start(x, y, "Off the centre"),),
        )

    def values(self) -> dict[str, float]:
        return dict(self.parameters)

    def pairs(self) -> list[tuple[str, str]]:
        text = compact(self.expression)
        # A parameter that stands alone would be read as a landscape of the catalogue.
        pairs = [("landscape", text if "expression" in read_landscape(text) else f"({text})")]
        if self.parameters:
            pairs.append(("parameters", write_arguments(dict(self.parameters))))
        if self.domain != type(self).model_fields["domain"].default:
            pairs.append(("domain", ",".join(write_number(edge) for edges in self.domain for edge in edges)))
        return pairs


def _landscape_model(landscape: Landscape) -> type[_CatalogueLandscape]:
    name = "".join(part.capitalize() for part in str(landscape.id).split("_"))
    parameters: Any = NoParameters
    if landscape.parameters:
        doc = f"The parameters of {landscape.label}."
        parameters = create_model(f"{name}Parameters", __base__=Model, __doc__=doc, **fields_of(landscape.parameters))
    return create_model(
        f"{name}Landscape",
        __base__=_CatalogueLandscape,
        __doc__=landscape.sentence,
        id=(id_field(str(landscape.id)), ...),
        parameters=(parameters, Field(parameters(), description="left out: all at their defaults")),
    )


class NoParameters(Model):
    """A landscape without parameters."""


_CALL = re.compile(r"([A-Za-z_]\w*)(\(\s*([A-Za-z_]\w*\s*=.*)?\))?", re.ASCII | re.DOTALL)


def read_landscape(text: str) -> dict[str, Any]:
    """Read a landscape that is spelt as text: a catalogue id, perhaps with parameters, or a formula.

    Raises:
        SpellingError: if the parameters cannot be read.
    """
    match = _CALL.fullmatch(text.strip())
    name = match.group(1) if match else ""
    if not match or (name in RESERVED and name not in LANDSCAPES):
        return {"expression": text}
    call = read_call(text)
    return {"id": call.pop("id"), "parameters": call}


def _landscape_tag(value: Any) -> str | None:
    """The model that is meant: ``formula``, or a catalogue id; ``None`` for what can be neither."""
    if isinstance(value, FormulaLandscape) or (isinstance(value, dict) and "id" not in value):
        return "formula"
    if isinstance(value, dict):
        return str(value["id"])
    return value.id if isinstance(value, _CatalogueLandscape) else None


if TYPE_CHECKING:
    LandscapeField: TypeAlias = LandscapeChoice
else:
    _LANDSCAPES = Annotated[
        union(
            [
                *(Annotated[_landscape_model(declared), Tag(name)] for name, declared in LANDSCAPES.items()),
                Annotated[FormulaLandscape, Tag("formula")],
            ]
        ),
        Discriminator(_landscape_tag),
    ]
    LandscapeField = Annotated[
        _LANDSCAPES,
        BeforeValidator(spelt(read_landscape), json_schema_input_type=_LANDSCAPES | spelling("x**2/20 + y**2")),
    ]
