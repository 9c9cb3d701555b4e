"""The declarations as the API tells them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from app.critical import Critical, critical_points
from app.declaration import Declaration, Parameter, Reference
from app.formulas.latex import name_latex
from app.formulas.symbols import mathml, tagged, tagged_symbol
from app.landscapes.base import Landscape
from app.optimizers.base import GIVEN, Optimizer
from app.presets.base import Preset
from app.receipts import RECEIPTS
from app.schedules.base import GIVEN as SCHEDULED
from app.schedules.base import Schedule


def math(latex: str) -> dict[str, str]:
    """A formula in LaTeX and in MathML."""
    return {"latex": latex, "mathml": mathml(latex)}


def symbol(latex: str, name: str) -> dict[str, str]:
    """The symbol of what is called ``name``."""
    return {"latex": latex, "mathml": tagged_symbol(latex, name)}


def optimizer(declared: type[Optimizer]) -> dict[str, Any]:
    """All that an optimizer declares."""
    quantities = declared.quantities()
    names = {name: latex for name, (latex, _) in quantities.items()}
    return {
        **_rule(declared, names, GIVEN, {*declared.state, "position"}),
        "family": declared.family,
        "year": declared.year,
        "hyperparameters": parameters(declared.parameters()),
        "state": [
            {"name": name, "symbol": symbol(latex, name), "meaning": meaning, "derived": name in declared.derived}
            for name, (latex, meaning) in quantities.items()
        ],
        "direction": declared.direction,
        "factors": declared.factors,
        "divisor": declared.divisor and asdict(declared.divisor),
        "scheduled": declared.scheduled,
        "receipt": asdict(RECEIPTS[declared.id]) if declared.id in RECEIPTS else None,
    }


def schedule(declared: type[Schedule]) -> dict[str, Any]:
    """All that a schedule declares."""
    return {**_rule(declared, {}, SCHEDULED), "parameters": parameters(declared.parameters())}


def _rule(
    declared: type[Declaration], names: Mapping[str, str], given: Mapping[str, str], remembered: Collection[str] = ()
) -> dict[str, Any]:
    symbols = {name: parameter.symbol for name, parameter in declared.parameters().items()}
    lines = tagged(declared.formula, {**symbols, **names}, given, remembered)
    return {
        "id": declared.id,
        "label": declared.label,
        "sentence": declared.sentence,
        "formula": [{"latex": line, "mathml": mathml} for line, mathml in zip(declared.formula, lines, strict=True)],
        "reference": reference(declared.reference),
        "form": declared.form,
    }


def landscape(declared: Landscape) -> dict[str, Any]:
    """All that a landscape declares, its points at the default parameters."""
    points = critical_points(declared, declared.defaults)
    return {
        "id": declared.id,
        "label": declared.label,
        "family": declared.family,
        "sentence": declared.sentence,
        "expression": declared.expression,
        "formula": math(declared.formula.latex),
        "parameters": parameters(declared.parameters),
        "domain": declared.domain,
        "minima": [{"x": point.x, "y": point.y, "value": point.value} for point in points if point.lowest],
        "critical_points": [critical_point(point) for point in points if not point.lowest],
        "starts": [
            dict(zip(("x", "y"), start.at(declared.defaults), strict=True), caption=start.caption)
            for start in declared.starts
        ],
        "levels": declared.levels,
        "optimizers": declared.optimizers,
        "steps": declared.steps,
        "reference": declared.reference and reference(declared.reference),
    }


def preset(declared: Preset) -> dict[str, Any]:
    """A preset, with the query of its link."""
    return {
        "id": declared.id,
        "label": declared.label,
        "group": declared.group,
        "sentence": declared.sentence,
        "query": declared.query,
    }


def critical_point(point: Critical) -> dict[str, Any]:
    """A point worth marking."""
    return {"x": point.x, "y": point.y, "value": point.value, "kind": point.kind, "global": point.lowest}


def parameters(declared: Mapping[str, Parameter]) -> list[dict[str, Any]]:
    """Declared parameters, in order."""
    return [
        {
            "name": name,
            "kind": parameter.kind.__name__,
            "default": parameter.default,
            "minimum": parameter.minimum,
            "maximum": parameter.maximum,
            "open_minimum": parameter.open_minimum,
            "open_maximum": parameter.open_maximum,
            "slider": parameter.slider,
            "scale": parameter.scale,
            "symbol": symbol(parameter.symbol or name_latex(name), name),
            "description": parameter.description,
        }
        for name, parameter in declared.items()
    ]


def reference(declared: Reference) -> dict[str, Any]:
    """Where a declaration comes from."""
    return {
        "authors": declared.authors,
        "year": declared.year,
        "title": declared.title,
        "where": declared.where,
        "url": declared.url,
    }
