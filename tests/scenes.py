"""Hypothesis strategies for scenes in JSON, made from the declarations' own bounds."""

import sys
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from app.declaration import Declaration, Parameter
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES

Json = dict[str, Any]

numbers = st.floats(allow_nan=False, allow_infinity=False)
labels = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
FORMULAS = ["x", "x**2/20 + y**2", "-x*y", "x^2 - 3·y²", "abs(x)", "(x)", "sin( x )*exp(-y) + max(x, y, 1e-3)", "pi"]


def values(parameter: Parameter) -> st.SearchStrategy[Any]:
    """Whatever the bounds allow, the bounds themselves included where they are closed."""
    if parameter.kind is bool:
        return st.booleans()
    if parameter.kind is int:
        low = None if parameter.minimum is None else int(parameter.minimum) + parameter.open_minimum
        high = None if parameter.maximum is None else int(parameter.maximum) - parameter.open_maximum
        return st.integers(low, high if high is not None else 10**6)
    largest = sys.float_info.max
    return st.floats(
        -largest if parameter.minimum is None else parameter.minimum,
        largest if parameter.maximum is None else parameter.maximum,
        exclude_min=parameter.open_minimum,
        exclude_max=parameter.open_maximum,
    )


def settings(parameters: Mapping[str, Parameter]) -> st.SearchStrategy[Json]:
    """Some of the parameters."""
    return st.fixed_dictionaries({}, optional={name: values(declared) for name, declared in parameters.items()})


def choice(cls: type[Declaration]) -> st.SearchStrategy[Json]:
    """A rule of the catalogue with some of its parameters."""
    return settings(cls.parameters()).map(lambda given: {"id": cls.id, **given})


schedules = st.sampled_from(list(SCHEDULES.values())).flatmap(choice)


@st.composite
def optimizers(draw: st.DrawFn) -> Json:
    """An optimizer, perhaps with a schedule, perhaps with a label."""
    cls = draw(st.sampled_from(list(OPTIMIZERS.values())))
    chosen = draw(choice(cls))
    if cls.scheduled and draw(st.booleans()):
        chosen["schedule"] = draw(st.none() | schedules)
    if draw(st.booleans()):
        chosen["label"] = draw(st.none() | labels)
    return chosen


@st.composite
def domains(draw: st.DrawFn) -> list[list[float]]:
    """Two ranges that float64 can tell apart."""
    edges = st.floats(-1e6, 1e6)
    widths = st.floats(0.01, 1e9)
    return [[low, low + draw(widths)] for low in (draw(edges), draw(edges))]


@st.composite
def typed(draw: st.DrawFn) -> Json:
    """A formula of one's own, perhaps with parameters and a domain."""
    chosen: Json = {"expression": draw(st.sampled_from(FORMULAS))}
    names = draw(st.lists(st.sampled_from(["a", "b2", "kappa", "sgd", "true", "sphere"]), max_size=3, unique=True))
    if names:
        chosen["parameters"] = {name: draw(numbers) for name in names}
        chosen["expression"] = draw(st.sampled_from([names[0], f"{names[0]}*x + {chosen['expression']}"]))
    if draw(st.booleans()):
        chosen["domain"] = draw(domains())
    return chosen


@st.composite
def known(draw: st.DrawFn) -> Any:
    """A landscape of the catalogue, perhaps with parameters."""
    name = draw(st.sampled_from(list(LANDSCAPES)))
    parameters = draw(settings(LANDSCAPES[name].parameters))
    return {"id": name, "parameters": parameters} if parameters else draw(st.sampled_from([name, {"id": name}]))


points = st.tuples(numbers, numbers).map(list)
scenes: st.SearchStrategy[Json] = st.fixed_dictionaries(
    {},
    optional={
        "landscape": st.one_of(known(), typed(), st.sampled_from(FORMULAS)),
        "start": points | st.lists(points, min_size=1, max_size=3),
        "optimizers": st.lists(optimizers(), min_size=1, max_size=3),
        "steps": st.integers(1, 1000),
        "stop": st.fixed_dictionaries(
            {}, optional={"grad_norm": st.none() | st.floats(0, 1e300), "loss": st.none() | numbers}
        ),
        "gradient": st.just({"mode": "analytic"}),
        "tolerance": st.floats(0, 1e300),
        "seed": st.integers(0, 2**63 - 1),
    },
)
