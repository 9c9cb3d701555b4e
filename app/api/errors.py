"""Every error the API gives: RFC 9457 problem details, each naming the field, the rule and the value."""

import difflib
import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.api.capacity import OverCapacityError
from app.api.requests import SurfaceRequest, TooLargeError, TrajectoriesRequest
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.query import QueryError
from app.replies import SAFE
from app.scene import Gradient, StopRule
from app.schedules import SCHEDULES

MOST_TOLD = 20
"""Of more errors in one body, only the number is told: an answer must not cost much more than its question."""


class FieldError(BaseModel):
    """One thing that is wrong."""

    field: str = Field(description="where, as in optimizers[0].lr")
    rule: str = Field(description="the rule that is broken, in one word")
    message: str = Field(description="a sentence that names field, rule and value")
    value: Any = Field(None, description="what was given, shortened if long")
    column: int | None = Field(None, description="in a formula or a spelling: where to look, from 1")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field("about:blank", description="the kind of problem; the status says it all")
    title: str = Field(description="the HTTP status in words")
    status: int = Field(description="the HTTP status")
    detail: str = Field(description="what is wrong, in a sentence")
    errors: list[FieldError] = Field([], description=f"each thing that is wrong, up to {MOST_TOLD}")


def problem(status: int, detail: str, errors: Iterable[FieldError] = ()) -> Response:
    """The answer that tells of an error."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors)).model_dump()
    for error in told["errors"]:
        if error["column"] is None:
            del error["column"]
    return Response(
        orjson.dumps(told),
        status_code=status,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", **SAFE},
    )


def install(app: FastAPI) -> None:
    """The one table from exceptions to answers."""

    @app.exception_handler(ValidationError)
    def invalid(_: Request, error: ValidationError) -> Response:
        found = error.errors(include_url=False)
        errors = [_field_error(dict(one), error.title) for one in found[:MOST_TOLD]]
        return problem(422, _sentence(errors, len(found)), errors)

    @app.exception_handler(QueryError)
    def unreadable(_: Request, error: QueryError) -> Response:
        found = FieldError(
            field=error.field or "query", rule=error.rule, message=error.message, value=error.value, column=error.column
        )
        return problem(422, _sentence([found], 1), [found])

    @app.exception_handler(TooLargeError)
    def too_large(_: Request, error: TooLargeError) -> Response:
        return problem(413, f"{error}.", [FieldError(field="body", rule="limit", message=str(error))])

    @app.exception_handler(OverCapacityError)
    def busy(_: Request, error: OverCapacityError) -> Response:
        answer = problem(503, _ended(str(error)))
        answer.headers["Retry-After"] = "1"
        return answer

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        detail = str(error.detail)
        if error.status_code == 404 and detail == HTTPStatus(404).phrase:
            detail = f"There is nothing at {request.url.path[:200]}."
        if error.status_code == 405:
            detail = f"{request.url.path[:200]} does not take {request.method}."
        answer = problem(error.status_code, _ended(detail))
        answer.headers.update(error.headers or {})
        if error.status_code == 405:
            answer.headers["Allow"] = ", ".join(_methods(request))
        return answer

    @app.exception_handler(Exception)
    def broken(_: Request, __: Exception) -> Response:
        return problem(500, "Something went wrong in the server; the fault is not in the request.")


def _methods(request: Request) -> list[str]:
    """What is answered at the request's path: HEAD wherever GET is."""
    matching = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    methods = {method for route in matching for method in getattr(route, "methods", None) or ()}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean ...?`` with the near misses among ``known``, or all of them if there are few."""
    names = list(known)
    close = difflib.get_close_matches(name[:60].lower(), names, n=3, cutoff=0.6)
    if name.lower() in close:
        close = [name.lower()]
    if close:
        return f"; did you mean {' or '.join(close)}?"
    return f"; there are {', '.join(names)}" if names else ""


def _sentence(errors: list[FieldError], count: int) -> str:
    text = "; ".join(error.message for error in errors[:3])
    if count > 3:
        text += f"; and {count - 3} more"
    return _ended(text)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


_MUST = {
    "greater_than_equal": "at least {ge}",
    "greater_than": "above {gt}",
    "less_than_equal": "at most {le}",
    "less_than": "below {lt}",
    "finite_number": "a finite number",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list of numbers",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object, or text",
    "literal_error": "{expected}",
    "string_too_long": "at most {max_length} characters long",
}
"""What must be, for each of pydantic's rules."""


def _field_error(error: dict[str, Any], model: str) -> FieldError:
    rule, context = str(error["type"]), dict(error.get("ctx", {}))
    location = [part if part != "" else "''" for part in error["loc"]]
    field = str(context.get("field") or _field(location) or "body")
    value = _short(context.get("value", error["input"]))
    shown = json.dumps(value, ensure_ascii=False)
    if rule in _MUST:
        message = f"{field} must be {_MUST[rule].format(**_plain(context))}, not {shown}"
    elif rule == "missing":
        message = f"{field} is missing"
    elif rule == "extra_forbidden":
        message = f"{field} is not a known field{nearest(str(location[-1]), _siblings(location, model))}"
    elif rule == "union_tag_invalid":
        names = [name.strip("'") for name in str(context["expected_tags"]).split(", ")]
        message = f"{field}: {str(context['tag'])[:60]!r} is not in the catalogue{nearest(str(context['tag']), names)}"
    elif rule == "union_tag_not_found":
        message = f"{field} must be an object with an id, or text, not {shown}"
    elif rule in {"too_short", "too_long"}:
        bound = f"at least {context['min_length']}" if rule == "too_short" else f"at most {context['max_length']}"
        entries = "entry" if bound.endswith(" 1") else "entries"
        message = f"{field} must have {bound} {entries}, not {context['actual_length']}"
    elif rule == "limit":
        message = str(error["msg"])
    else:
        message = f"{field}: {error['msg'][:1].lower()}{error['msg'][1:]}"
    return FieldError(field=field, rule=rule, message=message, value=value, column=context.get("column"))


_DECLARED: dict[Any, list[str]] = {
    **{model.__name__: list(model.model_fields) for model in (TrajectoriesRequest, SurfaceRequest)},
    **{name: ["parameters"] for name in LANDSCAPES},
    "formula": ["expression", "domain", "parameters"],
    "stop": list(StopRule.model_fields),
    "gradient": list(Gradient.model_fields),
    **{name: list(schedule.parameters()) for name, schedule in SCHEDULES.items()},
    **{name: [*rule.parameters(), *["schedule"] * rule.scheduled, "label"] for name, rule in OPTIMIZERS.items()},
}
"""The fields of each choice, by the tag that pydantic puts into an error's location."""


def _siblings(location: list[int | str], model: str) -> list[str]:
    """The fields that are known where an unknown one was found."""
    tag = next((part for part in reversed(location[:-1]) if part in _DECLARED), model)
    if location[-2:-1] == ["parameters"]:
        return list(LANDSCAPES[str(tag)].parameters) if tag in LANDSCAPES else []
    return _DECLARED.get(tag, [])


def _field(location: list[int | str]) -> str:
    """``optimizers[0].lr`` for ``["optimizers", 0, "adam", "lr"]``: what a client wrote, without the tag."""
    name = ""
    for before, part in zip([None, *location], location, strict=False):
        chosen = isinstance(before, int) or before in {"landscape", "schedule"}
        if isinstance(part, int):
            name += f"[{part}]"
        elif not (chosen and part in _DECLARED):
            name += f".{part}" if name else str(part)
    return name[:200]


def _short(value: Any) -> Any:
    """A value as JSON can tell it, shortened."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        text = repr(value) if isinstance(value, float) or value.bit_length() < 200 else "a very large number"
        return value if abs(value) < 2**53 else text
    if isinstance(value, bytes):
        value = value[:200].decode(errors="replace")
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _plain(context: dict[str, Any]) -> dict[str, Any]:
    return {key: f"{value:g}" if isinstance(value, float) else value for key, value in context.items()}
