"""Formulas tell what their symbols stand for, and look as they did."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from latex2mathml.converter import convert

from app.api import catalogue
from app.formulas.symbols import tagged, tagged_symbol
from app.optimizers import OPTIMIZERS
from app.optimizers.base import GIVEN, Optimizer
from app.schedules import SCHEDULES
from app.schedules.base import Schedule

optimizers = pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
schedules = pytest.mark.parametrize("cls", SCHEDULES.values(), ids=list(SCHEDULES))

LOCAL = {"a", "b", "η_first", "η_last", "η_a", "η_b", "T_cur", "T_i", "T_i+1", "π", "cos", "⌊", "⌋", ":"}
"""What stands in a schedule's formula only: its own names on the way, and constants."""


def parse(mathml: str) -> Element:
    return fromstring(re.sub(r' xmlns="[^"]*"', "", mathml))


def lines(cls: type[Optimizer | Schedule]) -> list[Element]:
    told = catalogue.optimizer(cls) if issubclass(cls, Optimizer) else catalogue.schedule(cls)
    return [parse(line["mathml"]) for line in told["formula"]]


def tags(element: Element) -> list[tuple[str, str]]:
    """What each tagged element stands for, and which value of it, in the order of the formula."""
    return [
        (name, "previous" if part.get("data-previous") else part.get("data-step", ""))
        for part in element.iter()
        if (name := part.get("data-symbol"))
    ]


def untagged(element: Element) -> Iterator[str]:
    """Every letter outside a tagged element, with its index."""
    if element.get("data-symbol"):
        return
    if element.tag in {"msub", "msubsup"}:
        yield "_".join("".join(part.itertext()) for part in element[:2])
    elif element.tag == "mi":
        yield element.text or ""
    else:
        for part in element:
            yield from untagged(part)


def without_tags(element: Element) -> Any:
    """The content of an element, a power of a tagged symbol with an index as what latex2mathml makes of it."""
    attributes = {key: value for key, value in element.attrib.items() if not key.startswith("data-")}
    parts = list(element)
    tag = element.tag
    if tag == "msup" and parts[0].tag == "msub" and parts[0].get("data-symbol"):
        tag, parts = "msubsup", [*parts[0], parts[1]]
    return tag, element.text, attributes, [without_tags(part) for part in parts]


@optimizers
def test_every_hyperparameter_and_quantity_is_tagged_in_some_line(cls: type[Optimizer]) -> None:
    found = {name for line in lines(cls) for name, _ in tags(line)}
    numbers = {name for name, declared in cls.parameters().items() if declared.kind is not bool}
    assert found >= numbers | set(cls.quantities()) | {"position", "gradient"}
    assert found <= numbers | set(cls.quantities()) | set(GIVEN)


@optimizers
def test_no_letter_of_an_update_rule_is_left_untagged(cls: type[Optimizer]) -> None:
    assert [letter for line in lines(cls) for letter in untagged(line)] == []


@optimizers
def test_what_is_remembered_enters_with_its_value_before_the_step(cls: type[Optimizer]) -> None:
    entering = {name for line in lines(cls) for name, which in tags(line) if which == "previous"}
    assert entering == {*cls.state, "position"}


@schedules
def test_a_schedule_leaves_only_its_own_names_untagged(cls: type[Schedule]) -> None:
    assert {letter for line in lines(cls) for letter in untagged(line)} <= LOCAL
    found = {name for line in lines(cls) for name, _ in tags(line)}
    assert "learning_rate" in found
    assert found <= {*cls.parameters(), "learning_rate", "lr", "step"}


@pytest.mark.parametrize("cls", [*OPTIMIZERS.values(), *SCHEDULES.values()], ids=lambda cls: cls.id)
def test_without_its_tags_a_formula_is_what_it_was(cls: type[Optimizer | Schedule]) -> None:
    for latex, line in zip(cls.formula, lines(cls), strict=True):
        assert without_tags(line) == without_tags(parse(convert(latex)))


@optimizers
def test_symbols_carry_the_tags_of_the_formula(cls: type[Optimizer]) -> None:
    told = catalogue.optimizer(cls)
    for declared in (*told["hyperparameters"], *told["state"]):
        assert tags(parse(declared["symbol"]["mathml"])) == [(declared["name"], "")]


def tagged_line(latex: str, names: Mapping[str, str], remembered: str = "") -> list[tuple[str, str]]:
    (line,) = tagged([latex], names, GIVEN, remembered)
    return tags(parse(line))


def test_adam_reads_as_its_paper_does() -> None:
    assert [tags(line) for line in lines(OPTIMIZERS["adam"])][:2] == [
        [("g", ""), ("gradient", ""), ("weight_decay", ""), ("position", "previous")],
        [("m", ""), ("beta1", ""), ("m", "previous"), ("beta1", ""), ("g", "")],
    ]


def test_a_power_of_a_symbol_with_an_index_is_the_symbol_and_its_exponent() -> None:
    assert tagged_line(r"\beta_1^t", {"beta1": r"\beta_1"}) == [("beta1", ""), ("step", "")]
    assert tagged_line("v_t^2", {"v": "v_t"}) == [("v", "")]


def test_with_an_index_a_letter_is_another_symbol() -> None:
    assert tagged_line(r"s + s_{\min} + s_{\text{other}}", {"s": "s", "least": r"s_{\min}"}) == [
        ("s", ""),
        ("least", ""),
    ]


def test_the_values_at_the_start_and_after_the_first_step_are_told_from_that_of_this_step() -> None:
    assert tagged_line("v_0 + v_1 + v_{t-1} + v_t", {"v": "v_t"}, "v") == [
        ("v", "0"),
        ("v", "1"),
        ("v", "previous"),
        ("v", ""),
    ]


def test_an_assignment_gives_a_symbol_another_meaning_from_there_on() -> None:
    before, assigned, after = tagged(["g_t", r"g_t \leftarrow 2 g_t", "g_t^2"], {"g": "g_t"}, {"gradient": "g_t"})
    assert tags(parse(before)) == [("gradient", "")]
    assert tags(parse(assigned)) == [("g", ""), ("gradient", "")]
    assert tags(parse(after)) == [("g", "")]


def test_a_symbol_alone() -> None:
    assert tags(parse(tagged_symbol(r"\hat m_t", "m_hat"))) == [("m_hat", "")]
