"""The query string: which keys there are, how they are read, and what a mistake is told."""

from typing import Any

import pytest
from pydantic import BaseModel

from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.query import QueryError, documented_keys, read_query
from app.settings import SETTINGS

MODELS = [TrajectoriesRequest, SurfaceRequest]
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def read(query: str) -> dict[str, Any]:
    return read_query(query, TrajectoriesRequest)


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("", {}),
        ("landscape=ravine", {"landscape": {"id": "ravine", "parameters": {}}}),
        ("landscape=rosenbrock(b=30)", {"landscape": {"id": "rosenbrock", "parameters": {"b": 30}}}),
        ("landscape= ravine ", {"landscape": {"id": "ravine", "parameters": {}}}),
        ("landscape=x**2+y**2", {"landscape": {"expression": "x**2+y**2"}}),
        ("landscape=x", {"landscape": {"expression": "x"}}),
        ("landscape=sin(x)", {"landscape": {"expression": "sin(x)"}}),
        ("landscape=max(x,y)", {"landscape": {"expression": "max(x,y)"}}),
        ("landscape=(a)&parameters=a=2", {"landscape": {"expression": "(a)", "parameters": {"a": 2}}}),
        (
            "parameters=a=2,b=0.5&domain=-3,3,-2,2&landscape=a*x*y-b",
            {"landscape": {"expression": "a*x*y-b", "parameters": {"a": 2, "b": 0.5}, "domain": [[-3, 3], [-2, 2]]}},
        ),
        ("start=-7,2&start=3,1", {"start": [[-7, 2], [3, 1]]}),
        ("start=-7,2", {"start": [[-7, 2]]}),
        ("optimizer=sgd(lr=0.95)&optimizer=adam", {"optimizers": ["sgd(lr=0.95)", "adam"]}),
        ("steps=30&seed=7&tolerance=1e-2", {"steps": 30, "seed": 7, "tolerance": 0.01}),
        ("stop=grad_norm=1e-6,loss=-1", {"stop": {"grad_norm": 1e-6, "loss": -1}}),
        ("gradient=analytic", {"gradient": {"mode": "analytic"}}),
        ("encoding=base64", {"encoding": "base64"}),
        ("land%73cape=x%2By&%73teps=3", {"landscape": {"expression": "x+y"}, "steps": 3}),
    ],
)
def test_a_query_says_what_json_says(query: str, data: dict[str, Any]) -> None:
    assert read(query) == data


def test_of_a_surface_the_domain_is_what_is_drawn() -> None:
    query = "landscape=himmelblau&domain=2,4,1,3&resolution=41,31&levels=12&scale=log"
    assert read_query(query, SurfaceRequest) == {
        "landscape": {"id": "himmelblau", "parameters": {}},
        "domain": [[2, 4], [1, 3]],
        "resolution": [41, 31],
        "levels": 12,
        "scale": "log",
    }


@pytest.mark.parametrize(
    ("query", "field", "rule", "column", "hint"),
    [
        ("landscap=x", "landscap", "unknown", None, "did you mean landscape?"),
        ("optimizers=sgd", "optimizers", "unknown", None, "did you mean optimizer?"),
        ("foo=1", "foo", "unknown", None, "the keys are landscape, "),
        ("=1", "", "unknown", None, "the keys are"),
        ("resolution=3,3", "resolution", "unknown", None, "the keys are"),
        ("steps=1&steps=2", "steps", "repeated", None, "only once"),
        ("landscape=x&landscape=y", "landscape", "repeated", None, "only once"),
        ("steps=", "steps", "spelling", 1, "missing"),
        ("start=", "start", "spelling", 1, "numbers"),
        ("start=1", "start", "spelling", 1, "2 numbers separated by commas are expected, not '1'"),
        ("start=1,2,3", "start", "spelling", 1, "2 numbers"),
        ("landscape=x*y&domain=1,2,3", "domain", "spelling", 1, "4 numbers"),
        ("start=1;2", "start", "spelling", 1, "1;2"),
        ("start=1,two", "start", "spelling", 3, "two"),
        ("stop=grad_norm", "stop", "spelling", 10, "setting"),
        ("parameters=2&landscape=a*x", "parameters", "spelling", 1, "setting"),
        ("gradient=", "gradient", "spelling", 1, "name"),
        ("landscape=rosenbrock(b=)", "landscape", "spelling", 14, "missing"),
        ("landscape=rosenbrock(b=1,b=2)", "landscape", "spelling", 16, "twice"),
        ("landscape=rosenbrock(b='1)", "landscape", "spelling", 15, "quote"),
        ("domain=1,2,3,4", "domain", "formula", None, "belongs to a formula"),
        ("landscape=ravine&domain=1,2,3,4", "domain", "formula", None, "belongs to a formula"),
        ("landscape=rosenbrock&parameters=b=1", "parameters", "formula", None, "belongs to a formula"),
    ],
)
def test_a_mistake_is_named_and_placed(query: str, field: str, rule: str, column: int | None, hint: str) -> None:
    with pytest.raises(QueryError) as refused:
        read(query)
    error = refused.value
    assert (error.field, error.rule, error.column) == (field, rule, column)
    assert hint in error.message
    assert not column or error.message.startswith(f"{field}: ")


def test_a_query_has_a_greatest_length() -> None:
    read("&" * SETTINGS.max_query)
    with pytest.raises(QueryError, match=f"at most {SETTINGS.max_query} characters"):
        read("&" * (SETTINGS.max_query + 1))


@each_model
def test_every_documented_key_is_read_from_its_example(model: type[BaseModel]) -> None:
    for key in documented_keys(model):
        examples = key["example"] if isinstance(key["example"], list) else [key["example"]]
        assert examples
        query = "&".join(f"{key['name']}={example}" for example in examples)
        formula = {"parameters": "landscape=a*x+b*y&", "domain": "landscape=x*y&"}.get(key["name"], "")
        model.model_validate(read_query(formula + query, model))


@each_model
def test_every_field_has_its_key_and_every_key_a_description(model: type[BaseModel]) -> None:
    keys = {key["name"] for key in documented_keys(model)}
    fields = {"optimizer" if name == "optimizers" else name for name in model.model_fields}
    assert keys == fields | {"parameters", "domain"}
    assert all(len(key["description"]) > 3 for key in documented_keys(model))
