"""Limits that protect the server, each written here and nowhere else.

Every limit can be set by an environment variable: ``THALWEG_MAX_STEPS=1000`` for ``max_steps``.
"""

import os
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Settings:
    """What one request may ask for."""

    max_steps: int = 100_000
    """Steps of a scene."""
    max_runs: int = 1_000
    """Optimizers times starts."""
    max_points: int = 200_000
    """Optimizers times starts times steps: what a scene costs."""
    max_cells: int = 262_144
    """Points of a surface's grid, 512 × 512."""
    max_body: int = 262_144
    """Bytes of a request's body."""
    max_query: int = 16_384
    """Characters of a query string."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """The defaults, overridden by ``THALWEG_...`` variables.

        Raises:
            ValueError: naming the variable whose value is not a whole number above zero.
        """
        return cls(**{field.name: _limit(field.name, int(str(field.default))) for field in fields(cls)})


def _limit(name: str, default: int) -> int:
    variable = f"THALWEG_{name.upper()}"
    text = os.environ.get(variable, str(default))
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"{variable} must be a whole number above zero, not {text!r}")
    return int(text)


SETTINGS = Settings.from_environment()
