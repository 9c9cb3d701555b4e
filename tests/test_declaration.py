"""What declarations are made of."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError, create_model

from app import landscapes, optimizers, schedules
from app.choices.base import Model, fields_of
from app.declaration import Declaration, Parameter, classes, modules, parameter
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from app.schedules import SCHEDULES
from app.schedules.base import Schedule


@dataclass(frozen=True)
class Example(Declaration):
    lr: float = parameter(0.1, r"\eta", "learning rate", minimum=0, open_minimum=True, slider=(1e-3, 1), scale="log")
    count: int | None = parameter(None, "n", "how many", minimum=1, maximum=9, whole=True)
    share: float = parameter(0.5, "s", "a share", minimum=0, maximum=1, open_maximum=True)
    switch: bool = parameter(False, "b", "on or off")


Chosen = create_model("Chosen", __base__=Model, **fields_of(Example.parameters()))


def test_a_declaration_is_called_like_its_file() -> None:
    assert Example.id == Path(__file__).stem


def test_parameters_are_the_fields_in_order() -> None:
    assert list(Example.parameters()) == [field.name for field in fields(Example)]
    assert Example.parameters()["lr"] == Parameter(
        default=0.1,
        description="learning rate",
        symbol=r"\eta",
        minimum=0,
        open_minimum=True,
        slider=(1e-3, 1),
        scale="log",
    )


@pytest.mark.parametrize(("name", "kind"), [("lr", float), ("count", int), ("share", float), ("switch", bool)])
def test_a_parameter_knows_its_kind(name: str, kind: type) -> None:
    assert Example.parameters()[name].kind is kind


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ({"lr": 5e-324}, 5e-324),
        ({"lr": 1e308}, 1e308),
        ({"lr": 3}, 3.0),
        ({"count": None}, None),
        ({"count": 1}, 1),
        ({"count": 9}, 9),
        ({"share": 0}, 0.0),
        ({"share": 0.9999999999999999}, 0.9999999999999999),
        ({"switch": True}, True),
    ],
)
def test_a_closed_bound_is_within_it_and_an_open_one_is_not(data: dict[str, Any], value: Any) -> None:
    ((name, _),) = data.items()
    assert getattr(Chosen(**data), name) == value


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"lr": 0}, "greater_than"),
        ({"lr": -1}, "greater_than"),
        ({"lr": None}, "float_type"),
        ({"lr": "1"}, "float_type"),
        ({"lr": True}, "float_type"),
        ({"lr": float("inf")}, "finite_number"),
        ({"lr": float("nan")}, "finite_number"),
        ({"count": 0}, "greater_than_equal"),
        ({"count": 10}, "less_than_equal"),
        ({"count": 1.5}, "int_type"),
        ({"count": True}, "int_type"),
        ({"share": 1}, "less_than"),
        ({"switch": 1}, "bool_type"),
        ({"switch": "true"}, "bool_type"),
        ({"other": 1}, "extra_forbidden"),
    ],
)
def test_what_is_out_of_bounds_is_refused(data: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Chosen(**data)
    assert [error["type"] for error in refused.value.errors()] == [rule]


def test_left_out_is_the_default() -> None:
    assert Chosen().model_dump() == {"lr": 0.1, "count": None, "share": 0.5, "switch": False}


@pytest.mark.parametrize(
    ("package", "catalogue"), [(landscapes, LANDSCAPES), (optimizers, OPTIMIZERS), (schedules, SCHEDULES)]
)
def test_every_file_of_a_folder_declares_one_thing(package: Any, catalogue: dict[str, Any]) -> None:
    names = [module.__name__.rpartition(".")[2] for module in modules(package)]
    assert names == sorted(names)
    assert "base" not in names
    assert set(names) == set(catalogue)


@pytest.mark.parametrize(
    ("package", "base", "catalogue"), [(optimizers, Optimizer, OPTIMIZERS), (schedules, Schedule, SCHEDULES)]
)
def test_what_a_module_only_imports_it_does_not_declare(package: Any, base: Any, catalogue: dict[str, Any]) -> None:
    declared = classes(package, base)
    assert base not in declared
    assert len(declared) == len(set(declared)) == len(catalogue)
    assert all(cls.__module__ == f"{package.__name__}.{cls.id}" for cls in declared)
