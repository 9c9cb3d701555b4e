"""What a declaration says in words, names and numbers."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from latex2mathml.converter import convert

import app.landscapes
from app.formulas.latex import name_latex
from app.landscapes import LANDSCAPES
from app.landscapes.base import FAMILIES, Landscape
from tests.landscapes.ground import evaluate, every_landscape, inside

FILES = {path.stem for path in Path(app.landscapes.__path__[0]).glob("*.py")} - {"__init__", "base"}


def texts(landscape: Landscape) -> Iterator[str]:
    """Every text for a reader."""
    yield from (landscape.label, landscape.sentence)
    yield from (start.caption for start in landscape.starts)
    yield from (parameter.description for parameter in landscape.parameters.values())
    if landscape.reference:
        yield from (landscape.reference.authors, landscape.reference.title, landscape.reference.where)


def test_ids_are_the_names_of_the_files() -> None:
    assert set(LANDSCAPES) == FILES
    assert [landscape.id for landscape in LANDSCAPES.values()] == list(LANDSCAPES)


def test_landscapes_come_by_family() -> None:
    families = [FAMILIES.index(landscape.family) for landscape in LANDSCAPES.values()]
    assert families == sorted(families)
    assert "typed" not in {landscape.family for landscape in LANDSCAPES.values()}


@pytest.mark.parametrize("text", ["label", "sentence", "expression"])
def test_no_two_landscapes_say_the_same(text: str) -> None:
    said = [getattr(landscape, text) for landscape in LANDSCAPES.values()]
    assert len(said) == len(set(said))


def test_no_two_captions_are_the_same() -> None:
    captions = [start.caption for landscape in LANDSCAPES.values() for start in landscape.starts]
    assert len(captions) == len(set(captions))


@every_landscape
def test_texts_are_finished(landscape: Landscape) -> None:
    """A sentence has its full stop; a caption, like a title, has none."""
    assert re.fullmatch(r"[A-Z][^.!?]*\.", landscape.sentence)
    assert len(landscape.sentence) <= 120
    for start in landscape.starts:
        assert re.fullmatch(r"[A-Z].*[\w)]", start.caption)
        assert len(start.caption) <= 110
    for parameter in landscape.parameters.values():
        assert re.fullmatch(r"[a-z].*[\w)]", parameter.description)
    for text in texts(landscape):
        assert text == " ".join(text.split())


@every_landscape
def test_starts_are_worth_showing(landscape: Landscape) -> None:
    """Two to four, in the domain, where value and gradient are finite."""
    assert 2 <= len(landscape.starts) <= 4
    for start in landscape.starts:
        point = start.at(landscape.defaults)
        assert inside(landscape, point)
        assert abs(evaluate(landscape, "gradient", point)).max() < 1e300


@every_landscape
def test_domain_is_ordered(landscape: Landscape) -> None:
    for low, high in landscape.domain:
        assert low < high


@every_landscape
def test_parameters_are_within_their_bounds(landscape: Landscape) -> None:
    for parameter in landscape.parameters.values():
        assert parameter.default is not None
        assert parameter.slider is not None
        low, high = parameter.slider
        assert low <= parameter.default <= high
        assert parameter.scale == "linear" or low > 0
        for value in (parameter.default, low, high):
            if parameter.minimum is not None:
                assert value >= parameter.minimum
                assert value > parameter.minimum or not parameter.open_minimum
            if parameter.maximum is not None:
                assert value <= parameter.maximum
                assert value < parameter.maximum or not parameter.open_maximum


@every_landscape
def test_parameters_stand_in_the_formula_with_their_symbol(landscape: Landscape) -> None:
    words = set(re.findall(r"[A-Za-z_]\w*", landscape.expression))
    for name, parameter in landscape.parameters.items():
        assert name in words
        assert parameter.symbol == name_latex(name)


@every_landscape
def test_formulas_become_mathml(landscape: Landscape) -> None:
    for latex in (landscape.formula.latex, *(p.symbol for p in landscape.parameters.values())):
        ElementTree.fromstring(convert(latex))


@every_landscape
def test_reference_is_complete(landscape: Landscape) -> None:
    if landscape.reference:
        assert landscape.reference.authors
        assert landscape.reference.title
        assert landscape.reference.where
        assert 1900 < landscape.reference.year < 2030
        assert re.fullmatch(r"(https://\S+)?", landscape.reference.url)
