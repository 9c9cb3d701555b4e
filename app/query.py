"""A query string to the JSON that says the same, for every request the API takes by GET."""

import difflib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import BaseModel

from app.choices import read_landscape
from app.settings import SETTINGS
from app.spelling import SpellingError, read_arguments, read_call, read_numbers, read_value, split_query
from app.view import KEYS as VIEW
from app.words import Message, joined


class QueryError(ValueError):
    """A query that cannot be read: the key, the rule that it breaks, a sentence, the value, the column."""

    def __init__(self, field: str, rule: str, message: Message, value: str, column: int | None = None) -> None:
        super().__init__(message)
        self.field, self.rule, self.message, self.value, self.column = field, rule, message, value, column
        self.others: Sequence[QueryError] = ()
        """What else is wrong with the same query."""

    @classmethod
    def of(cls, wrong: Sequence["QueryError"]) -> "QueryError":
        """All that is wrong, as one."""
        first = wrong[0]
        first.others = wrong[1:]
        first.args = (joined([one.message for one in wrong], len(wrong)),)
        return first


def _domain(text: str) -> list[list[float]]:
    numbers = read_numbers(text, 4)
    return [numbers[:2], numbers[2:]]


def _counts(text: str, count: int | None = None) -> list[float]:
    return [int(number) if number.is_integer() else number for number in read_numbers(text, count)]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _list(text: str) -> list[str]:
    return [] if text == "none" else [name for name in _names(text) if name]


def _mode(text: str) -> dict[str, Any]:
    call = read_call(text)
    return {"mode": call.pop("id"), **call}


@dataclass(frozen=True)
class _Key:
    """How one key is read, the JSON field it fills, and an example of its spelling."""

    read: Callable[[str], Any]
    example: str
    field: str | None = None
    repeated: bool = False
    note: str = ""


_KEYS = {
    "landscape": _Key(read_landscape, "rosenbrock(b=30)"),
    "parameters": _Key(
        read_arguments, "a=2,b=0.5", note="values for the other names in a formula that stands for the landscape"
    ),
    "domain": _Key(
        _domain,
        "-3,3,-2,2",
        note="x_min,x_max,y_min,y_max: of a formula; of a surface from the catalogue too, to look closer",
    ),
    "start": _Key(partial(read_numbers, count=2), "-1.5,2", repeated=True, note="x,y; repeat the key for more starts"),
    "optimizer": _Key(
        str,
        "adam(lr=0.1,beta1=0.8)",
        field="optimizers",
        repeated=True,
        note="a name, with its settings in parentheses; repeat the key for more optimizers",
    ),
    "steps": _Key(read_value, "50"),
    "stop": _Key(read_arguments, "grad_norm=1e-6"),
    "gradient": _Key(_mode, "analytic"),
    "tolerance": _Key(read_value, "0.01"),
    "seed": _Key(read_value, "7"),
    "resolution": _Key(partial(_counts, count=2), "61,41", note="points along x and along y"),
    "levels": _Key(read_value, "16"),
    "scale": _Key(str, "log"),
    "include": _Key(_names, "gradient"),
    "omit": _Key(_names, "grad_norm,learning_rate"),
    "encoding": _Key(str, "json"),
    "theme": _Key(str, "dark"),
    "lang": _Key(str, "ko"),
    "panels": _Key(_list, "contour,loss", note="charts, separated by commas; none for no one of them"),
    "loss_axis": _Key(str, "log"),
    "grad_norm_axis": _Key(str, "log"),
    "distance_axis": _Key(str, "log"),
    "learning_rate_axis": _Key(str, "linear"),
    "state_axis": _Key(str, "symlog"),
    "window": _Key(partial(read_numbers, count=4), "-2,2,-1,3"),
    "colorscale": _Key(str, "cividis"),
    "overlays": _Key(_list, "fill,lines,labels", note="layers, separated by commas; none for no one of them"),
    "hide": _Key(str, "sgd", repeated=True, note="an optimizer that is not shown; repeat the key for more"),
    "colours": _Key(_counts, "2,0"),
    "inspect": _Key(str, "Adam@2"),
    "sort": _Key(str, "-final_loss"),
    "preset": _Key(str, "zigzag"),
    "present": _Key(read_value, "true"),
    "at": _Key(read_value, "10"),
    "speed": _Key(read_value, "2"),
    "loop": _Key(read_value, "true"),
    "size": _Key(partial(_counts, count=2), "960,540"),
    "dpi": _Key(read_value, "192"),
    "font": _Key(read_value, "14"),
    "family": _Key(str, "serif"),
    "transparent": _Key(read_value, "true"),
    "caption": _Key(str, "SGD zigzags"),
    "details": _Key(read_value, "true"),
    "frames": _Key(read_value, "60"),
    "plotly": _Key(str, "beside"),
    "target": _Key(str, "any"),
    "play": _Key(str, "slide"),
    "controls": _Key(_list, "player,legend", note="what an embed has, separated by commas; none for nothing of it"),
}
_OF_A_FORMULA = ("parameters", "domain")
_HINTED = 20
"""For so many wrong keys something near is looked for; a long query may have thousands of them."""


def read_query(
    query: str, model: type[BaseModel], beside: Collection[str] = VIEW, told: Collection[str] = ()
) -> dict[str, Any]:
    """What ``query`` says, as JSON for ``model``.

    Args:
        query: as it stands in a URL.
        model: what it is to become.
        beside: keys of another model in the same query, which are passed over; a view's by default.
        told: those of them that mean something here, and are named where a key is none.

    Raises:
        QueryError: for each key that ``model`` does not know, is given twice, or cannot be read.
    """
    if len(query) > SETTINGS.max_query:
        message = Message(
            "a query may have at most {most} characters, not {count}", most=SETTINGS.max_query, count=len(query)
        )
        raise QueryError("query", "limit", message, f"{query[:40]}...")
    known = _known(model)
    data: dict[str, Any] = {}
    wrong: dict[tuple[str, ...], QueryError] = {}
    hints = KeyHints({*known, *told}, {*known, *beside})
    for name, text in split_query(query):
        try:
            if name in known:
                _take(data, name, known[name], text)
            elif name not in beside and (name, "unknown", "") not in wrong:
                raise unknown_key(name, text, hints)
        except QueryError as error:
            # The same is not told twice.
            wrong.setdefault((name, error.rule, text if error.rule == "spelling" else ""), error)
    if wrong:
        raise QueryError.of([*wrong.values()])
    return _with_formula(data, model)


def _take(data: dict[str, Any], name: str, key: _Key, text: str) -> None:
    """Put what ``text`` says where it belongs in ``data``.

    Raises:
        QueryError: if it cannot be read, or has been given already.
    """
    field = key.field or name
    try:
        value = key.read(text)
    except SpellingError as error:
        message = Message("{field}: {message}", field=name, message=error.message)
        raise QueryError(name, "spelling", message, text[:80], error.column) from None
    if key.repeated:
        data.setdefault(field, []).append(value)
    elif field in data:
        raise QueryError(name, "repeated", Message("{name} may be given only once", name=name), text[:80])
    else:
        data[field] = value


def keys_of(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a query that are read for ``model``."""
    return frozenset(_known(model))


def documented_keys(model: type[BaseModel]) -> list[dict[str, Any]]:
    """The keys of a query for ``model``, as OpenAPI parameters."""
    keys = []
    for name, key in _known(model).items():
        field = model.model_fields.get(key.field or name)
        description = key.note or (field.description if field else "") or name
        schema: dict[str, Any] = {"type": "string"}
        if key.repeated:
            schema = {"type": "array", "items": schema}
        spelt = ",".join(field.examples[0]) if field and field.examples else key.example
        example: Any = [spelt] if key.repeated else spelt
        keys.append({"name": name, "in": "query", "description": description, "schema": schema, "example": example})
    return keys


def _known(model: type[BaseModel]) -> dict[str, _Key]:
    fields = {*model.model_fields, *(_OF_A_FORMULA if "landscape" in model.model_fields else ())}
    return {name: key for name, key in _KEYS.items() if (key.field or name) in fields}


def _with_formula(data: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Move the parameters and the domain of a formula to where JSON has them."""
    is_formula = "expression" in data.get("landscape", {})
    for name in _OF_A_FORMULA:
        if name in data and is_formula:
            data["landscape"][name] = data.pop(name)
        elif name in data and name not in model.model_fields:
            message = Message("{name} belongs to a formula, and the landscape here is one of the catalogue", name=name)
            raise QueryError(name, "formula", message, str(data[name])[:80])
    return data


class KeyHints:
    """What may have been meant by keys that there are not.

    Args:
        known: those that there are, which are told once.
        near: those that may be meant.
    """

    def __init__(self, known: Collection[str], near: Collection[str]) -> None:
        self._known, self._near = known, near
        self._left = _HINTED

    def of(self, name: str) -> Message | str:
        """The nearest key, or else all that there are, unless they have been told."""
        if not self._left:
            return ""
        self._left -= 1
        if near := difflib.get_close_matches(name[:40], self._near, n=1):
            return Message(" (did you mean {names}?)", names=near[0])
        names = ", ".join(key for key in _KEYS if key in self._known)
        self._known = ()
        return Message(" (the keys are {names})", names=names) if names else ""


def unknown_key(name: str, text: str, hints: KeyHints) -> QueryError:
    """That there is no such key, and what may be meant."""
    message = Message("{name}: there is no such key{hint}", name=repr(name[:40]), hint=hints.of(name))
    return QueryError(name[:40], "unknown", message, text[:80])
