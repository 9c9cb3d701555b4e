"""What is wrong with a value: pydantic's errors as sentences that name the field, the rule and the value."""

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.scene import Gradient, StopRule
from app.schedules import SCHEDULES
from app.words import Message, either, marked


@dataclass(frozen=True)
class Broken:
    """A rule that is broken, and where; the message is not in any language yet."""

    field: str
    rule: str
    message: Message
    value: Any = None
    column: int | None = None


def nearest(name: str, known: Iterable[str]) -> str:
    """`` (did you mean ...?)`` with the near misses among ``known``, or all of them if there are few."""
    names = list(known)
    close = difflib.get_close_matches(name[:60].lower(), names, n=3, cutoff=0.6)
    if name.lower() in close:
        close = [name.lower()]
    if close:
        return Message(" (did you mean {names}?)", names=either(close))
    return Message(" (there are {names})", names=", ".join(names)) if names else ""


_MUST = {
    "greater_than_equal": marked("at least {ge}"),
    "greater_than": marked("above {gt}"),
    "less_than_equal": marked("at most {le}"),
    "less_than": marked("below {lt}"),
    "finite_number": marked("a finite number"),
    "float_type": marked("a number"),
    "int_type": marked("a whole number"),
    "int_from_float": marked("a whole number"),
    "bool_type": marked("true or false"),
    "bool_parsing": marked("true or false"),
    "string_type": marked("text"),
    "list_type": marked("a list"),
    "tuple_type": marked("a list of numbers"),
    "dict_type": marked("an object"),
    "model_type": marked("an object"),
    "model_attributes_type": marked("an object, or text"),
    "string_pattern_mismatch": marked("free of control characters"),
    "string_too_long": marked("at most {max_length} characters long"),
}
"""What must be, for each of pydantic's rules."""


_JSON = (
    marked("EOF while parsing a value"),
    marked("EOF while parsing a list"),
    marked("EOF while parsing an object"),
    marked("EOF while parsing a string"),
    marked("expected `:`"),
    marked("expected `,` or `]`"),
    marked("expected `,` or `}}`"),
    marked("expected ident"),
    marked("expected value"),
    marked("invalid escape"),
    marked("invalid number"),
    marked("number out of range"),
    marked("invalid unicode code point"),
    marked("control character (\\u0000-\\u001F) found while parsing a string"),
    marked("key must be a string"),
    marked("lone leading surrogate in hex escape"),
    marked("unexpected end of hex escape"),
    marked("trailing comma"),
    marked("trailing characters"),
    marked("recursion limit exceeded"),
)
"""What the reader of JSON complains of, for the catalogues."""
_JSON_ERROR = re.compile(r"(.*) at line (\d+) column (\d+)")


def broken_rule(error: dict[str, Any], model: str) -> Broken:
    """One of pydantic's errors, found in a request for ``model``."""
    rule, context = str(error["type"]), dict(error.get("ctx", {}))
    location = [part if part != "" else "''" for part in error["loc"]]
    field = str(context.get("field") or _field(location) or "body")
    given = context.get("value", error["input"])
    value = _short(given)
    # A number that JSON cannot tell exactly is told by its digits.
    told = isinstance(given, int | float) and value == repr(given)
    shown = str(value) if told else json.dumps(value, ensure_ascii=False)
    must: str
    if rule in _MUST:
        must = Message(_MUST[rule], **_plain(context))
        message = Message("{field} must be {must}, not {shown}", field=field, must=must, shown=shown)
    elif rule == "literal_error":
        must = _choices(str(context["expected"]))
        message = Message("{field} must be {must}, not {shown}", field=field, must=must, shown=shown)
    elif rule == "missing":
        message = Message("{field} is missing", field=field)
    elif rule == "extra_forbidden":
        hint = nearest(str(location[-1]), _siblings(location, model))
        message = Message("{field} is not a known field{hint}", field=field, hint=hint)
    elif rule == "union_tag_invalid":
        tag = str(context["tag"])
        hint = nearest(tag, [name.strip("'") for name in str(context["expected_tags"]).split(", ")])
        message = Message(
            "{field}: {shown} is not in the catalogue{hint}", field=field, shown=repr(tag[:60]), hint=hint
        )
    elif rule == "union_tag_not_found":
        message = Message("{field} must be an object with an id, or text, not {shown}", field=field, shown=shown)
    elif rule in {"too_short", "too_long"}:
        message = _length(field, context, "min_length" if rule == "too_short" else "max_length")
    elif rule == "json_invalid":
        message = Message("{field}: {message}", field=field, message=_json(str(context["error"])))
    elif rule == "limit":
        message = context["message"]
    else:
        reason = context.get("message") or f"{error['msg'][:1].lower()}{error['msg'][1:]}"
        message = Message("{field}: {message}", field=field, message=reason)
    return Broken(field, rule, message, value, context.get("column"))


def _choices(expected: str) -> str:
    """``'a', 'b' or 'c'`` as pydantic has it, in any language."""
    *most, last = re.findall(r"'[^']*'", expected) or [expected]
    return either([", ".join(most), last] if most else [last])


def _length(field: str, context: dict[str, Any], bound: str) -> Message:
    most = context[bound]
    must = Message("at least {ge}", ge=most) if bound == "min_length" else Message("at most {le}", le=most)
    values = {"field": field, "must": must, "count": context["actual_length"]}
    if most == 1:
        return Message("{field} must have {must} entry, not {count}", **values)
    return Message("{field} must have {must} entries, not {count}", **values)


def _json(reason: str) -> Message:
    """The sentence for a text that is not JSON."""
    found = _JSON_ERROR.fullmatch(reason)
    text, line, column = found.groups() if found else (reason, 1, 1)
    known = Message(text.replace("{", "{{").replace("}", "}}"))
    return Message("invalid JSON: {reason} at line {line} column {column}", reason=known, line=line, column=column)


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
        text = repr(value) if isinstance(value, float) or value.bit_length() < 270 else "a very large number"
        return value if abs(value) < 2**53 else text
    if isinstance(value, bytes):
        value = value[:200].decode(errors="replace")
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _plain(context: dict[str, Any]) -> dict[str, Any]:
    return {key: f"{value:g}" if isinstance(value, float) else value for key, value in context.items()}
