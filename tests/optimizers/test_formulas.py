"""One line of LaTeX for each line of the step, and a name for each of its variables."""

import ast
import inspect
import textwrap

import pytest

from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer

catalogue = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))


def assignments(cls: type[Optimizer]) -> list[ast.Assign]:
    """The assignments of ``step``, in order, those inside a switch included."""
    source = textwrap.dedent(inspect.getsource(cls.step))
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assign)]


def unpacks_the_state(node: ast.Assign) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "state"


@catalogue
def test_the_formula_has_a_line_for_each_line_of_code(cls: type[Optimizer]) -> None:
    lines = [node for node in assignments(cls) if not unpacks_the_state(node)]
    assert len(cls.formula) == len(lines), [ast.unparse(line) for line in lines]


@catalogue
def test_the_state_is_declared_under_the_names_of_the_code(cls: type[Optimizer]) -> None:
    names = [
        target.id
        for node in assignments(cls)
        if unpacks_the_state(node)
        for target in ast.walk(node.targets[0])
        if isinstance(target, ast.Name)
    ]
    assert names == list(cls.state)


@catalogue
def test_every_hyperparameter_and_state_is_in_the_formula(cls: type[Optimizer]) -> None:
    formula = " ".join(cls.formula)
    for declared in cls.parameters().values():
        assert declared.symbol.removeprefix(r"\text{").removesuffix("}") in formula
    for symbol, _ in cls.state.values():
        assert symbol in formula


@catalogue
def test_a_rule_reads_like_its_own_paper(cls: type[Optimizer]) -> None:
    assert cls.__bases__ == (Optimizer,)
