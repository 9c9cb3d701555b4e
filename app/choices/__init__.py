"""What a person chooses from the catalogues: pydantic models made from the declarations.

Each optimizer, schedule and landscape becomes one model whose ``id`` is fixed and whose other fields
are the declared parameters with their bounds. The models validate requests and document the API.
"""

from app.choices.base import Model, Number, Text, ordered, refusal
from app.choices.landscapes import LandscapeChoice, LandscapeField, read_landscape
from app.choices.rules import OptimizerChoice, OptimizerField, ScheduleChoice

__all__ = [
    "LandscapeChoice",
    "LandscapeField",
    "Model",
    "Number",
    "OptimizerChoice",
    "OptimizerField",
    "ScheduleChoice",
    "Text",
    "ordered",
    "read_landscape",
    "refusal",
]
