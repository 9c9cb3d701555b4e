"""The declarations as the API tells them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from latex2mathml.converter import convert

from app.critical import Critical, critical_points
from app.declaration import Declaration, Parameter, Reference
from app.formulas.latex import name_latex
from app.landscapes.base import Landscape
from app.optimizers.base import Optimizer
from app.schedules.base import Schedule


@lru_cache(maxsize=4096)
def math(latex: str) -> dict[str, str]:
    """A formula in LaTeX and in MathML."""
    return {"latex": latex, "mathml": convert(latex)}


def optimizer(declared: type[Optimizer]) -> dict[str, Any]:
    """All that an optimizer declares."""
    return {
        **_rule(declared),
        "family": declared.family,
        "year": declared.year,
        "hyperparameters": parameters(declared.parameters()),
        "state": [
            {"name": name, "symbol": math(symbol), "meaning": meaning}
            for name, (symbol, meaning) in declared.state.items()
        ],
        "scheduled": declared.scheduled,
    }


def schedule(declared: type[Schedule]) -> dict[str, Any]:
    """All that a schedule declares."""
    return {**_rule(declared), "parameters": parameters(declared.parameters())}


def _rule(declared: type[Declaration]) -> dict[str, Any]:
    return {
        "id": declared.id,
        "label": declared.label,
        "sentence": declared.sentence,
        "formula": [math(line) for line in declared.formula],
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
            "symbol": math(parameter.symbol or name_latex(name)),
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
