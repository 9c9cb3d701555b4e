"""Formulas as MathML in which each symbol tells what it stands for.

A symbol carries ``data-symbol``, the name of what it stands for; ``data-previous`` where it is the
value before the step, as in m_{t−1}; and ``data-step`` where it is that of a certain step, as in s₀.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import unescape

from latex2mathml.converter import convert, convert_to_element

Key: TypeAlias = tuple[Any, ...]
"""An element by its content: what two renderings of one symbol have in common."""
Tags: TypeAlias = dict[Key, dict[str, str]]

ASSIGNMENT = "&#x02190;"
"""The arrow as latex2mathml keeps it until it writes."""

INDEXED = frozenset(("msub", "msubsup"))
"""With an index, a letter is another symbol than without."""


@lru_cache(maxsize=4096)
def mathml(latex: str) -> str:
    """A formula in MathML."""
    return convert(latex)


def tagged(
    lines: Sequence[str], names: Mapping[str, str], given: Mapping[str, str], remembered: Collection[str] = ()
) -> list[str]:
    r"""Lines of a rule in MathML, with their symbols tagged.

    Args:
        lines: LaTeX, in the order in which they are followed.
        names: the symbol of each quantity, in LaTeX.
        given: the symbols of what a step is given. Where ``names`` has the same symbol, a line such as
            ``g_t \leftarrow ...`` gives it that other meaning: on its left, and on all lines below.
        remembered: what has a value before the step.
    """
    declared = {name: _tags(name, latex, name in remembered) for name, latex in names.items()}
    known: Tags = {}
    for tags in declared.values():
        known |= tags
    for name, latex in given.items():
        known |= _tags(name, latex, name in remembered)
    assigned = {_symbol(latex): declared[name] for name, latex in names.items()}
    written = []
    for line in lines:
        formula = _parse(line)
        parts = list(formula[0])
        arrow = next((place for place, part in enumerate(parts) if part.text == ASSIGNMENT), 0)
        _tag_all(parts[arrow:], known)
        for part in parts[:arrow]:
            known |= assigned.get(_key(part), {})
        _tag_all(parts[:arrow], known)
        written.append(_write(formula))
    return written


def tagged_symbol(latex: str, name: str) -> str:
    """The symbol of one quantity in MathML, tagged."""
    formula = _parse(latex)
    formula[0][0].attrib.update({"data-symbol": name})
    return _write(formula)


def _parse(latex: str) -> Element:
    return convert_to_element(latex)


def _write(formula: Element) -> str:
    return unescape(tostring(formula, encoding="unicode"))


def _tags(name: str, latex: str, is_remembered: bool) -> Tags:
    """What to say of a symbol, of its value before the step, and of those at the first steps."""
    tags: Tags = {_symbol(latex): {"data-symbol": name}}
    if latex.endswith("_t"):
        stem = latex.removesuffix("_t")
        if is_remembered:
            tags[_symbol(f"{stem}_{{t-1}}")] = {"data-symbol": name, "data-previous": "true"}
        tags |= {_symbol(f"{stem}_{step}"): {"data-symbol": name, "data-step": step} for step in "01"}
    return tags


def _symbol(latex: str) -> Key:
    (symbol,) = _parse(latex)[0]
    return _key(symbol)


def _key(element: Element) -> Key:
    return (element.tag, element.text or "", *map(_key, element))


def _tag_all(parts: Iterable[Element], tags: Tags) -> None:
    for part in parts:
        if found := tags.get(_key(part)):
            part.attrib.update(found)
        elif part.tag == "msubsup" and ("msub", "", *map(_key, part[:2])) in tags:
            _raise(part)
            _tag_all(part, tags)
        elif part.tag not in INDEXED:
            _tag_all(part, tags)


def _raise(part: Element) -> None:
    """Make the power of a symbol with an index from what is a letter with both."""
    base, index, exponent = part
    symbol = Element("msub")
    symbol.extend((base, index))
    part.tag = "msup"
    part[:] = (symbol, exponent)
