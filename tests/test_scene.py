"""The scene as a value: two spellings of one thing, strict, bounded, readable."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import settings as examples
from pydantic import ValidationError

from app.formulas import formula
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.query import read_query
from app.scene import DEFAULT_LANDSCAPE, Scene
from app.settings import SETTINGS
from tests.scenes import Json, scenes


def scene(**data: Any) -> Scene:
    return Scene.model_validate(data)


def asked(query: str) -> Scene:
    return Scene.model_validate(read_query(query, Scene))


def said(one: Scene) -> Json:
    """All that a scene says; of a formula, what it means rather than how it was typed."""
    data = one.model_dump()
    if "expression" in data["landscape"]:
        typed = data["landscape"]
        typed["expression"] = formula(typed["expression"], tuple(typed["parameters"])).latex
    return data


@examples(max_examples=300)
@given(scenes)
def test_a_scene_is_the_same_in_both_spellings(data: Json) -> None:
    one = Scene.model_validate(data)
    other = asked(one.query)
    # By their texts, as 0.0 equals -0.0.
    assert repr(said(other)) == repr(said(one))
    assert other.query == one.query
    assert Scene.model_validate_json(one.model_dump_json()) == one


@examples(max_examples=300)
@given(scenes)
def test_a_link_escapes_only_what_it_must(data: Json) -> None:
    query = Scene.model_validate(data).query
    assert query.isascii()
    assert not re.search(r"[\s\"<>#]", query)
    for escaped in re.findall(r"(?:%[0-9A-F]{2})+", query):
        assert not re.search(r"[A-Za-z0-9(),=*/+:;@!$'?._~-]", unquote(escaped))


@examples(max_examples=100)
@given(scenes)
def test_what_is_default_is_left_out(data: Json) -> None:
    """A scene in which every default is written out has the same link as one without them."""
    one = Scene.model_validate(data)
    assert Scene.model_validate(one.model_dump()).query == one.query


@pytest.mark.parametrize(
    ("data", "query"),
    [
        ({}, ""),
        ({"landscape": DEFAULT_LANDSCAPE, "seed": 0, "tolerance": 1e-3, "stop": {}}, ""),
        ({"landscape": "rosenbrock"}, "landscape=rosenbrock"),
        ({"landscape": {"id": "rosenbrock", "parameters": {"b": 30, "a": 1}}}, "landscape=rosenbrock(b=30)"),
        (
            {"start": [-7, 2.5], "optimizers": ["sgd(lr=0.95)", "adam(lr=0.3,beta1=0.9)"], "steps": 31},
            "start=-7,2.5&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=31",
        ),
        (
            {"landscape": "x^2 / 20 + y²", "start": [[-7, 2], [3, 1]], "optimizers": ["momentum( lr = 0.1 )"]},
            "landscape=x**2/20+y**2&start=-7,2&start=3,1&optimizer=momentum(lr=0.1)",
        ),
        (
            {"landscape": {"expression": "a*x**2 + y**2", "parameters": {"a": 0.5}, "domain": [[-1, 1], [0, 2]]}},
            "landscape=a*x**2+y**2&parameters=a=0.5&domain=-1,1,0,2",
        ),
        ({"landscape": {"expression": "a", "parameters": {"a": 1}}}, "landscape=(a)&parameters=a=1"),
        (
            {"optimizers": [{"id": "adam", "schedule": {"id": "cosine", "t_max": 100}, "label": "Adam, fast"}]},
            "optimizer=adam(label='Adam,%20fast',schedule=cosine(t_max=100))",
        ),
        ({"stop": {"grad_norm": 1e-6, "loss": -1}}, "stop=grad_norm=1e-06,loss=-1"),
        ({"tolerance": 0.01, "seed": 2**63 - 1}, "tolerance=0.01&seed=9223372036854775807"),
    ],
)
def test_a_link_reads_as_a_person_would_write_it(data: Json, query: str) -> None:
    assert scene(**data).query == query
    assert asked(query).query == query


def test_the_links_of_the_documentation_say_what_they_seem_to() -> None:
    one = asked("landscape=ravine&start=-7,2&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3,beta1=0.9)&steps=30")
    other = scene(
        landscape="ravine",
        start=[-7, 2],
        optimizers=[{"id": "sgd", "lr": 0.95}, {"id": "adam", "lr": 0.3, "beta1": 0.9}],
        steps=30,
    )
    assert one == other


def test_an_empty_scene_is_the_figure_that_every_student_knows() -> None:
    one = scene()
    assert one.declaration.expression == "x**2/20 + y**2"
    assert one.start == [(-7.0, 2.0)]
    assert {"sgd", "momentum", "adagrad", "adam"} <= {choice.id for choice in one.optimizers}


@pytest.mark.parametrize("name", LANDSCAPES)
def test_what_is_left_out_follows_the_landscape(name: str) -> None:
    landscape = LANDSCAPES[name]
    one = scene(landscape=name)
    assert one.start == [landscape.starts[0].at(landscape.defaults)]
    assert one.steps == landscape.steps
    assert one == scene(landscape=name, optimizers=list(landscape.optimizers))
    assert one.query == ("" if name == DEFAULT_LANDSCAPE else f"landscape={name}")


def test_a_scene_is_a_value() -> None:
    assert scene(steps=5) == scene(steps=5) != scene(steps=6)
    with pytest.raises(ValidationError, match="frozen"):
        scene().steps = 7  # type: ignore[misc]  # that it cannot be set is what is tested


UNSCHEDULED = next(id_ for id_, cls in OPTIMIZERS.items() if not cls.scheduled)
WRONG = {
    "an unknown field": ({"step": 3}, "step"),
    "an unknown field of the rule": ({"stop": {"norm": 1}}, "stop.norm"),
    "an unknown field of the gradient": ({"gradient": {"mode": "analytic", "h": 1}}, "gradient.h"),
    "an unknown field of a landscape": ({"landscape": {"id": "ravine", "b": 1}}, "landscape.ravine.b"),
    "an unknown parameter": ({"landscape": {"id": "ravine", "parameters": {"b": 1}}}, "landscape.ravine.parameters.b"),
    "an unknown field of a formula": ({"landscape": {"expression": "x", "z": 1}}, "landscape.formula.z"),
    "an unknown hyperparameter": ({"optimizers": ["sgd(momentum=1)"]}, "optimizers.0.sgd.momentum"),
    "an unknown parameter of a schedule": (
        {"optimizers": ["sgd(schedule=cosine(t=1))"]},
        "optimizers.0.sgd.schedule.cosine.t",
    ),
    "a schedule for what takes none": (
        {"optimizers": [f"{UNSCHEDULED}(schedule=cosine)"]},
        f"optimizers.0.{UNSCHEDULED}.schedule",
    ),
    "an unknown landscape": ({"landscape": "rosenbrok"}, "landscape"),
    "an unknown optimizer": ({"optimizers": ["adamm"]}, "optimizers.0"),
    "an unknown schedule": ({"optimizers": ["sgd(schedule=cosinus)"]}, "optimizers.0.sgd.schedule"),
    "an unknown mode": ({"gradient": {"mode": "noise"}}, "gradient.mode"),
    "no steps": ({"steps": 0}, "steps"),
    "too many steps": ({"steps": SETTINGS.max_steps + 1}, "steps"),
    "half a step": ({"steps": 1.5}, "steps"),
    "a switch for a number": ({"steps": True}, "steps"),
    "a text for a number": ({"steps": "5"}, "steps"),
    "a text for a coordinate": ({"start": ["1", 2]}, "start.0.0"),
    "a switch for a coordinate": ({"start": [True, 2]}, "start.0.0"),
    "one coordinate": ({"start": [[1]]}, "start.0.1"),
    "three coordinates": ({"start": [1, 2, 3]}, "start.0"),
    "no starts": ({"start": []}, "start"),
    "no optimizers": ({"optimizers": []}, "optimizers"),
    "infinity": ({"start": [float("inf"), 0]}, "start.0.0"),
    "not a number": ({"tolerance": float("nan")}, "tolerance"),
    "a whole number beyond float64": ({"tolerance": 10**400}, "tolerance"),
    "a negative tolerance": ({"tolerance": -1e-300}, "tolerance"),
    "a negative gradient norm": ({"stop": {"grad_norm": -1}}, "stop.grad_norm"),
    "a seed beyond 63 bits": ({"seed": 2**63}, "seed"),
    "a negative seed": ({"seed": -1}, "seed"),
    "a rate below zero": ({"optimizers": [{"id": "sgd", "lr": -1e-300}]}, "optimizers.0.sgd.lr"),
    "a rate of text": ({"optimizers": [{"id": "sgd", "lr": "0.1"}]}, "optimizers.0.sgd.lr"),
    "a rate that is a switch": ({"optimizers": [{"id": "sgd", "lr": True}]}, "optimizers.0.sgd.lr"),
    "a beta of one": ({"optimizers": [{"id": "adam", "beta1": 1}]}, "optimizers.0.adam.beta1"),
    "a switch that is a number": ({"optimizers": [{"id": "rmsprop", "centered": 1}]}, "optimizers.0.rmsprop.centered"),
    "half a count": ({"optimizers": ["sgd(schedule=cosine(t_max=1.5))"]}, "optimizers.0.sgd.schedule.cosine.t_max"),
    "a long label": ({"optimizers": [{"id": "sgd", "label": "x" * 81}]}, "optimizers.0.sgd.label"),
    "a bad formula": ({"landscape": "x + foo"}, "landscape.formula.expression"),
    "an empty formula": ({"landscape": ""}, "landscape.formula.expression"),
    "a range that runs backwards": (
        {"landscape": {"expression": "x", "domain": [[1, 0], [0, 1]]}},
        "landscape.formula.domain",
    ),
    "a range without width": (
        {"landscape": {"expression": "x", "domain": [[1, 1], [0, 1]]}},
        "landscape.formula.domain",
    ),
    "a range too wide for float64": (
        {"landscape": {"expression": "x", "domain": [[-1e308, 1e308], [0, 1]]}},
        "landscape.formula.domain",
    ),
    "a parameter named like a function": (
        {"landscape": {"expression": "x", "parameters": {"sin": 1}}},
        "landscape.formula.parameters",
    ),
    "a parameter named like a word of Python": (
        {"landscape": {"expression": "x", "parameters": {"lambda": 1}}},
        "landscape.formula.parameters",
    ),
    "a parameter in Greek letters": (
        {"landscape": {"expression": "x", "parameters": {"α": 1}}},
        "landscape.formula.parameters",
    ),
    "too many parameters": (
        {"landscape": {"expression": "x", "parameters": {f"p{index}": 1 for index in range(9)}}},
        "landscape.formula.parameters",
    ),
    "nothing at all": ({"landscape": None}, "landscape"),
    "a list for a landscape": ({"landscape": ["ravine"]}, "landscape"),
    "a number for an optimizer": ({"optimizers": [3]}, "optimizers.0"),
}


@pytest.mark.parametrize(("data", "place"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_refused_where_it_stands(data: Json, place: str) -> None:
    with pytest.raises(ValidationError) as refused:
        scene(**data)
    places = [".".join(map(str, error["loc"])) for error in refused.value.errors(include_context=False)]
    assert places == [place]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"start": [[0, 0]] * 100, "optimizers": ["sgd"] * 11, "steps": 1}, "optimizers × starts"),
        ({"start": [[0, 0]] * 100, "optimizers": ["sgd"] * 2, "steps": 1001}, "steps × optimizers × starts"),
    ],
)
def test_more_than_the_server_gives_is_refused(data: Json, rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        scene(**data)


def test_as_much_as_the_server_gives_is_taken() -> None:
    assert scene(optimizers=["sgd"] * 10, start=[[0, 0]] * 100, steps=200).steps == 200
    assert scene(optimizers=["sgd"], steps=SETTINGS.max_steps).steps == SETTINGS.max_steps
    assert len(scene(start=[[0, 0]] * SETTINGS.max_runs, optimizers=["sgd"], steps=1).start) == SETTINGS.max_runs


@pytest.mark.parametrize("value", [5e-324, -1e-308, 1.7976931348623157e308, -0.0, 1e-320, 10**300])
def test_any_finite_number_is_taken_as_it_is(value: float) -> None:
    one = scene(start=[value, value], tolerance=abs(value), optimizers=[{"id": "sgd", "lr": abs(value)}])
    assert [number.hex() for number in one.start[0]] == [float(value).hex()] * 2
    again = asked(one.query)
    assert repr(said(again)) == repr(said(one))


@pytest.mark.parametrize("label", ["Адам", "亚当 🚀", "a&b=c#d%e", "'quoted'", " blanks ", "", "null", "3.5", "x" * 80])
def test_a_label_may_be_any_line(label: str) -> None:
    one = scene(optimizers=[{"id": "sgd", "label": label}])
    assert one.optimizers[0].label == label
    assert asked(one.query).optimizers[0].label == label


@pytest.mark.parametrize("id_", OPTIMIZERS)
def test_an_optimizer_by_name_has_its_defaults(id_: str) -> None:
    choice = scene(optimizers=[id_]).optimizers[0]
    declared = {name: parameter.default for name, parameter in OPTIMIZERS[id_].parameters().items()}
    assert choice.hyperparameters() == declared
    defaults: Any = OPTIMIZERS[id_]
    assert choice.build() == defaults()
