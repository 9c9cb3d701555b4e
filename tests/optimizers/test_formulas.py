"""One line of LaTeX for each line of the step, and a name for each of its variables."""

import ast
import inspect
import textwrap

import pytest

from app.optimizers import OPTIMIZERS
from app.optimizers.base import GIVEN, Optimizer

catalogue = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))


def assignments(cls: type[Optimizer]) -> list[ast.Assign]:
    """The assignments of ``step``, in order, those inside a switch included."""
    source = textwrap.dedent(inspect.getsource(cls.step))
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assign)]


def returned(cls: type[Optimizer]) -> list[ast.expr]:
    """What ``step`` returns: the next coordinate and the next state."""
    source = textwrap.dedent(inspect.getsource(cls.step))
    (value,) = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Return))
    assert isinstance(value, ast.Tuple)
    return value.elts


def unpacks_the_state(node: ast.Assign) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "state"


@catalogue
def test_the_formula_has_a_line_for_each_line_of_code(cls: type[Optimizer]) -> None:
    lines = [node for node in assignments(cls) if not unpacks_the_state(node)]
    assert len(cls.formula) == len(lines), [ast.unparse(line) for line in lines]


@catalogue
def test_the_state_is_declared_under_the_names_of_the_code(cls: type[Optimizer]) -> None:
    _, state = returned(cls)
    assert [name.id for name in ast.walk(state) if isinstance(name, ast.Name)] == list(cls.state)


@catalogue
def test_all_else_that_a_step_makes_is_declared_in_the_order_in_which_it_is_made(cls: type[Optimizer]) -> None:
    made = [target.id for node in assignments(cls) for target in node.targets if isinstance(target, ast.Name)]
    assert [name for name in made if name not in {"x", *cls.state}] == list(cls.derived)


@catalogue
def test_a_quantity_has_a_name_and_a_symbol_of_its_own(cls: type[Optimizer]) -> None:
    quantities = cls.quantities()
    assert len(quantities) == len(cls.state) + len(cls.derived)
    assert len({symbol for symbol, _ in quantities.values()}) == len(quantities)
    assert not quantities.keys() & {*cls.parameters(), *GIVEN}


@catalogue
def test_the_effective_step_is_made_of_what_is_declared(cls: type[Optimizer]) -> None:
    assert cls.direction in {*cls.quantities(), "gradient"}
    assert {*cls.factors} <= {*cls.parameters(), *cls.quantities()}
    if cls.divisor:
        assert cls.divisor.name in cls.quantities()
        assert cls.divisor.plus is None or cls.divisor.plus in cls.parameters()


@catalogue
def test_every_hyperparameter_and_state_is_in_the_formula(cls: type[Optimizer]) -> None:
    formula = " ".join(cls.formula)
    for declared in cls.parameters().values():
        assert declared.symbol.removeprefix(r"\text{").removesuffix("}") in formula
    for symbol, _ in cls.quantities().values():
        assert symbol in formula


@catalogue
def test_a_rule_reads_like_its_own_paper(cls: type[Optimizer]) -> None:
    assert cls.__bases__ == (Optimizer,)
