"""What every declared rule must say of itself, optimizers and schedules alike."""

import importlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from latex2mathml.converter import convert

from app import optimizers, schedules
from app.declaration import Declaration, Parameter
from app.optimizers import OPTIMIZERS
from app.schedules import SCHEDULES

RULES: list[type[Declaration]] = [*OPTIMIZERS.values(), *SCHEDULES.values()]
PARAMETERS = [(cls, name, declared) for cls in RULES for name, declared in cls.parameters().items()]

rules = pytest.mark.parametrize("cls", RULES, ids=lambda cls: cls.id)
parameters = pytest.mark.parametrize(
    ("cls", "name", "declared"), PARAMETERS, ids=[f"{cls.id}-{name}" for cls, name, _ in PARAMETERS]
)


def within(declared: Parameter, value: float) -> bool:
    low = -math.inf if declared.minimum is None else declared.minimum
    high = math.inf if declared.maximum is None else declared.maximum
    above = value > low if declared.open_minimum else value >= low
    below = value < high if declared.open_maximum else value <= high
    return above and below


def latex(cls: type[Declaration]) -> Iterator[str]:
    yield from cls.formula
    yield from (declared.symbol for declared in cls.parameters().values())
    yield from (symbol for symbol, _ in {**getattr(cls, "state", {}), **getattr(cls, "derived", {})}.values())


@pytest.mark.parametrize(("package", "catalogue"), [(optimizers, OPTIMIZERS), (schedules, SCHEDULES)])
def test_the_folder_is_the_list(package: Any, catalogue: dict[str, type[Declaration]]) -> None:
    files = {path.stem for path in Path(package.__path__[0]).glob("*.py")}
    assert set(catalogue) == files - {"__init__", "base"}
    for id_, cls in catalogue.items():
        assert cls.id == id_
        assert getattr(importlib.import_module(f"{package.__name__}.{id_}"), cls.__name__) is cls


def test_labels_tell_the_rules_apart() -> None:
    for catalogue in (OPTIMIZERS, SCHEDULES):
        assert len({cls.label for cls in catalogue.values()}) == len(catalogue)


def test_optimizers_come_in_the_order_of_their_years_and_the_plain_schedule_first() -> None:
    years = [cls.year for cls in OPTIMIZERS.values()]
    assert years == sorted(years)
    assert next(iter(SCHEDULES)) == "constant"


@rules
def test_the_defaults_make_one(cls: type[Declaration]) -> None:
    made: Any = cls()
    for name, declared in cls.parameters().items():
        assert getattr(made, name) == declared.default


@rules
def test_texts_are_sentences(cls: type[Declaration]) -> None:
    assert cls.label
    assert cls.sentence[0].isupper()
    for text in (cls.sentence, cls.form):
        assert text.endswith(".")
        assert "  " not in text
    assert cls.sentence.count(". ") == 0, "one sentence"
    assert cls.form.startswith(("torch.optim", "optax.")), "which library it follows comes first"


@rules
def test_the_reference_is_complete(cls: type[Declaration]) -> None:
    reference = cls.reference
    assert reference.authors
    assert reference.title
    assert reference.where
    assert 1900 < reference.year <= 2030
    assert not reference.url or reference.url.startswith("https://")


@rules
def test_the_latex_converts(cls: type[Declaration]) -> None:
    for text in latex(cls):
        mathml = convert(text)
        assert mathml.startswith("<math")
        # What the converter does not know it leaves as it is.
        assert "\\" not in mathml


@parameters
def test_a_default_is_within_its_bounds(cls: type[Declaration], name: str, declared: Parameter) -> None:
    if declared.default is None:
        assert "by default" in declared.description
    elif declared.kind is not bool:
        assert within(declared, declared.default)
        assert not declared.whole or isinstance(declared.default, int)


@parameters
def test_a_slider_is_within_the_bounds(cls: type[Declaration], name: str, declared: Parameter) -> None:
    assert (declared.slider is None) == (declared.kind is bool)
    if declared.slider is not None:
        low, high = declared.slider
        assert low < high
        assert within(declared, low)
        assert within(declared, high)
        assert declared.scale == "linear" or low > 0
        # Once moved, a slider could not go back to a default outside its range.
        assert declared.default is None or low <= declared.default <= high


@parameters
def test_a_parameter_is_described(cls: type[Declaration], name: str, declared: Parameter) -> None:
    assert declared.symbol
    assert declared.description
    assert not declared.description.endswith(".")
