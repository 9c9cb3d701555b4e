"""What the computing routes take, by GET as a query and by POST as JSON: one model, two spellings."""

from collections.abc import Iterable
from typing import Any, Literal, TypeVar
from urllib.parse import unquote_to_bytes

from fastapi import Request
from pydantic import BaseModel, Field, model_validator

from app.engine.trajectory import Included, Omitted
from app.optimizers import OPTIMIZERS
from app.query import QueryError, documented_keys, read_query
from app.scene import Scene, limit
from app.settings import SETTINGS
from app.surface import Surface
from app.words import Message

Encoding = Literal["json", "base64"]
_ENCODING: Any = Field(
    "json", description="arrays as JSON numbers, or as {dtype, bdata, shape} with float64 in base64, as Plotly reads it"
)


class TrajectoriesRequest(Scene):
    """A scene, and how to write the answer."""

    include: list[Included] = Field(
        default_factory=list,
        description="what is to come beside the paths, in a query separated by commas; state: every quantity of the "
        "update rule at every step; distance: how far each point is from the nearest known global minimum",
        examples=[["state", "distance"]],
    )
    omit: list[Omitted] = Field(
        default_factory=list,
        description="what is not to come beside the paths, in a query separated by commas; loss: f at every point; "
        "grad_norm: the length of the gradient there; learning_rate: that of every step",
        examples=[["grad_norm", "learning_rate"]],
    )
    encoding: Encoding = _ENCODING

    @model_validator(mode="after")
    def _tellable(self) -> "TrajectoriesRequest":
        if (numbers := self._numbers()) > SETTINGS.max_numbers:
            raise limit("include", Message("numbers to include"), SETTINGS.max_numbers, numbers)
        return self

    def _numbers(self) -> int:
        """How many numbers are asked for beside the paths, if every step is taken."""
        count = 0
        if "state" in self.include:
            # Both axes of each quantity, of the gradient and of the effective step.
            count += sum(2 * (len(OPTIMIZERS[choice.id].quantities()) + 2) for choice in self.optimizers)
        if "distance" in self.include:
            count += len(self.optimizers)
        return count * len(self.start) * (self.steps + 1)


class SurfaceRequest(Surface):
    """A landscape to draw, and how to write the answer."""

    encoding: Encoding = _ENCODING


class TooLargeError(Exception):
    """A body over the limit."""

    def __init__(self, limit: int) -> None:
        self.message = Message("a body may have at most {most} bytes", most=limit)
        super().__init__(self.message)


Requested = TypeVar("Requested", bound=BaseModel)


async def read_body(request: Request) -> bytes:
    """The body of a POST; nothing for a GET, which has what it says in its query.

    Raises:
        TooLargeError: for a body over the limit.
    """
    body = bytearray()
    if request.method == "POST":
        async for chunk in request.stream():
            body += chunk
            if len(body) > SETTINGS.max_body:
                raise TooLargeError(SETTINGS.max_body)
    return bytes(body)


def understand(request: Request, body: bytes, model: type[Requested]) -> Requested:
    """The request as ``model``: from the query of a GET, from the body of a POST.

    Raises:
        QueryError: for a query that cannot be read.
        pydantic.ValidationError: for values that are out of bounds.
    """
    query: bytes = request.scope["query_string"]
    if request.method != "POST":
        return read(query, model)
    if query:
        message = Message("with POST everything is in the body, nothing in a query")
        raise QueryError("query", "unexpected", message, _text(query))
    return model.model_validate_json(body)


def read(query: bytes, model: type[Requested]) -> Requested:
    """What a query says, as ``model``.

    Raises:
        QueryError: for one that cannot be read.
        pydantic.ValidationError: for values that are out of bounds.
    """
    return model.model_validate(read_query(_text(query), model))


def text_of(request: Request) -> str:
    """The query of a request as it stands in the URL.

    Raises:
        QueryError: for bytes, escaped or not, that no text is made of.
    """
    return _text(request.scope["query_string"])


def _text(query: bytes) -> str:
    """A query as it stands in the URL.

    Raises:
        QueryError: for bytes, escaped or not, that no text is made of.
    """
    try:
        unquote_to_bytes(query).decode()
    except UnicodeDecodeError as error:
        shown = unquote_to_bytes(query)[max(error.start - 20, 0) :].decode(errors="replace")[:40]
        message = Message("a query must be UTF-8, unlike {shown}", shown=repr(shown))
        raise QueryError("query", "encoding", message, shown) from None
    return query.decode()


def query_documentation(model: type[BaseModel]) -> dict[str, Any]:
    """OpenAPI's account of the keys that a GET takes."""
    return {"parameters": documented_keys(model)}


def path_documentation(description: str, names: Iterable[str]) -> dict[str, Any]:
    """OpenAPI's account of a name in the path."""
    known = {"type": "string", "enum": list(names)}
    return {
        "parameters": [{"name": "name", "in": "path", "required": True, "description": description, "schema": known}]
    }


def body_documentation(model: type[BaseModel], examples: dict[str, Any]) -> dict[str, Any]:
    """OpenAPI's account of the body that a POST takes."""
    content = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}, "examples": examples}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}
