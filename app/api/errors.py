"""Every error the API gives: RFC 9457 problem details, each naming the field, the rule and the value."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app import i18n
from app.api.capacity import OverCapacityError
from app.api.requests import TooLargeError
from app.api.rules import Broken, broken_rule
from app.figures.base import UnavailableError
from app.query import QueryError
from app.replies import NEVER, SAFE
from app.words import Message, joined, marked

MOST_TOLD = 20
"""Of more errors in one request, only the number is told: an answer must not cost much more than its question."""

PHRASES = (
    marked("Not Found"),
    marked("Method Not Allowed"),
    marked("Request Entity Too Large"),
    marked("Content Too Large"),
    marked("Unprocessable Entity"),
    marked("Unprocessable Content"),
    marked("Internal Server Error"),
    marked("Not Implemented"),
    marked("Service Unavailable"),
)
"""What Python calls the statuses, for the catalogues. From 3.13 on it has newer names for 413 and 422."""


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


def problem(locale: str, status: int, detail: str, errors: Sequence[Broken] = ()) -> Response:
    """The answer that tells of an error, in the language of ``locale``."""
    return _answer(locale, _told(locale, status, detail, errors))


def complaint(locale: str, error: ValidationError | QueryError) -> dict[str, Any]:
    """The problem details for what cannot be understood or is out of bounds."""
    if isinstance(error, QueryError):
        wrong = [error, *error.others]
        broken = [Broken(one.field or "query", one.rule, one.message, one.value, one.column) for one in wrong]
        return _told(locale, 422, joined([one.message for one in broken], len(broken)), broken[:MOST_TOLD])
    found = error.errors(include_url=False)
    errors = [broken_rule(dict(one), error.title) for one in found[:MOST_TOLD]]
    return _told(locale, 422, joined([one.message for one in errors], len(found)), errors)


def _told(locale: str, status: int, detail: str, errors: Sequence[Broken]) -> dict[str, Any]:
    told = Problem(
        title=i18n.tell(Message(HTTPStatus(status).phrase), locale),
        status=status,
        detail=_ended(i18n.tell(detail, locale)),
        errors=[FieldError(**{**vars(error), "message": i18n.tell(error.message, locale)}) for error in errors],
    ).model_dump()
    for error in told["errors"]:
        if error["column"] is None:
            del error["column"]
    return told


def _answer(locale: str, told: dict[str, Any]) -> Response:
    return Response(
        orjson.dumps(told),
        status_code=told["status"],
        media_type="application/problem+json",
        headers={"Cache-Control": NEVER, **i18n.headers(locale), **SAFE},
    )


def install(app: FastAPI, missing: Callable[[Request], Response]) -> None:
    """The one table from exceptions to answers; ``missing`` is what a person gets where there is nothing."""

    @app.exception_handler(QueryError)
    @app.exception_handler(ValidationError)
    def misunderstood(request: Request, error: ValidationError | QueryError) -> Response:
        locale = i18n.language(request)
        return _answer(locale, complaint(locale, error))

    @app.exception_handler(TooLargeError)
    def too_large(request: Request, error: TooLargeError) -> Response:
        return problem(i18n.language(request), 413, error.message, [Broken("body", "limit", error.message)])

    @app.exception_handler(OverCapacityError)
    def busy(request: Request, error: OverCapacityError) -> Response:
        answer = problem(i18n.language(request), 503, error.message)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer

    @app.exception_handler(UnavailableError)
    def unavailable(request: Request, error: UnavailableError) -> Response:
        return problem(i18n.language(request), 501, error.message)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        detail, path = error.detail, request.url.path[:200]
        if error.status_code == 404 and _is_read(request):
            return missing(request)
        if error.status_code == 404 and detail == HTTPStatus(404).phrase:
            detail = Message("There is nothing at {path}.", path=path)
        if error.status_code == 405:
            detail = Message("{path} does not take {method}.", path=path, method=request.method)
        answer = problem(i18n.language(request), error.status_code, detail)
        answer.headers.update(error.headers or {})
        if error.status_code == 405:
            answer.headers["Allow"] = ", ".join(_methods(request))
        return answer

    @app.exception_handler(Exception)
    def broken(request: Request, _: Exception) -> Response:
        message = Message("Something went wrong in the server; the fault is not in the request.")
        return problem(i18n.language(request), 500, message)


def _is_read(request: Request) -> bool:
    """Whether a person looks at the answer, as one does who follows a link that is wrong."""
    wants_page = "text/html" in request.headers.get("accept", "")
    return wants_page and not request.url.path.startswith(f"{request.scope.get('root_path', '')}/api/")


def _methods(request: Request) -> list[str]:
    """What is answered at the request's path: HEAD wherever GET is."""
    matching = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    methods = {method for route in matching for method in getattr(route, "methods", None) or ()}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."
