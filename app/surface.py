"""The landscape on a grid, with the levels at which to draw its contours."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field, field_validator, model_validator

from app.choices import LandscapeChoice, LandscapeField, Model, Number, ordered
from app.critical import Critical, critical_points
from app.landscapes.base import Domain
from app.scene import DEFAULT_LANDSCAPE, all_optional, limit
from app.settings import SETTINGS
from app.words import Message

Array = NDArray[np.float64]
Scale = Literal["linear", "log"]

DECADES = 8
"""Logarithmic levels reach at most so many powers of ten below the highest value."""


class Surface(Model):
    """A request for a landscape's values over a part of the plane."""

    model_config = ConfigDict(json_schema_extra=all_optional)

    landscape: LandscapeField = Field(description="as in a scene")
    domain: Annotated[
        tuple[tuple[Number, Number], tuple[Number, Number]] | None,
        Field(description="[[x_min, x_max], [y_min, y_max]]; by default the landscape's own"),
    ] = None
    resolution: tuple[
        Annotated[int, Field(ge=2, le=SETTINGS.max_cells // 2, strict=True)],
        Annotated[int, Field(ge=2, le=SETTINGS.max_cells // 2, strict=True)],
    ] = Field((121, 121), description="points along x and along y")
    levels: Annotated[int, Field(ge=2, le=200, strict=True)] = Field(24, description="how many contour levels")
    scale: Scale | None = Field(
        None,
        description="how the levels are spaced above the lowest value; by default as suits the landscape",
    )
    include: list[Literal["gradient"]] = Field(
        default_factory=list, description="gradient: the slopes along x and along y at every point of the grid as well"
    )

    @model_validator(mode="before")
    @classmethod
    def _default(cls, data: Any) -> Any:
        return {"landscape": DEFAULT_LANDSCAPE, **data} if isinstance(data, dict) else data

    @field_validator("domain")
    @classmethod
    def _ordered(cls, domain: Domain | None) -> Domain | None:
        return domain and ordered(domain)

    @model_validator(mode="after")
    def _affordable(self) -> "Surface":
        cells = self.resolution[0] * self.resolution[1]
        if cells > SETTINGS.max_cells:
            raise limit("resolution", Message("points of the grid"), SETTINGS.max_cells, cells)
        return self


@dataclass(frozen=True)
class Grid:
    """Values over a grid: ``z[i, j]`` is f(``x[j]``, ``y[i]``), NaN or infinite where f has no value."""

    x: Array
    y: Array
    z: Array
    scale: Scale
    levels: Array
    """Values of f, rising."""
    critical_points: tuple[Critical, ...]
    gradient: dict[str, Array] | None = None
    """The slopes along ``x`` and along ``y`` over the same grid, where they are asked for."""


def grid(surface: Surface) -> Grid:
    """Evaluate ``surface``."""
    chosen: LandscapeChoice = surface.landscape
    landscape, parameters = chosen.declaration(), chosen.values()
    domain = surface.domain or landscape.domain
    sloping = "gradient" in surface.include
    x, y = (np.linspace(*edges, count) for edges, count in zip(domain, surface.resolution, strict=True))
    with np.errstate(all="ignore"):
        z, *slopes = landscape.formula.arrays("gradient" if sloping else "value", parameters)(*np.meshgrid(x, y))
    points = critical_points(landscape, parameters)
    scale = surface.scale or landscape.levels
    seen = (point.value for point in points if point.lowest and _within(point, domain))
    floor = min(seen, default=np.inf)
    levels = contour_levels(z, surface.levels, scale, floor)
    return Grid(x, y, z, scale, levels, points, dict(zip("xy", slopes, strict=True)) if sloping else None)


def contour_levels(z: Array, count: int, scale: Scale, floor: float = np.inf) -> Array:
    """``count`` rising values between the lowest and the highest of ``z``, spaced as ``scale`` says.

    Args:
        z: values, of which those that are not finite are passed over.
        count: how many levels.
        scale: evenly in f, or evenly in the logarithm of f above its lowest value.
        floor: the minimum of f, if known; the grid may miss it.
    """
    values = z[np.isfinite(z)]
    if not values.size:
        return np.empty(0)
    low, high = min(float(values.min()), floor), float(values.max())
    if not 0 < high - low < np.inf:
        return np.array([low])
    levels = np.linspace(low, high, count + 2)[1:-1]
    if scale == "log":
        above = values - low
        nearest = float(np.quantile(above[above > 0], 0.002))
        heights = np.geomspace(max(nearest, (high - low) / 10.0**DECADES), high - low, count + 1)[:-1]
        # At the end of float64, rounding can take a height out of the finite numbers.
        levels = low + np.minimum(heights, high - low)
    # Far from zero, neighbouring levels may be the same float64.
    return np.unique(levels)


def _within(point: Critical, domain: Domain) -> bool:
    (x0, x1), (y0, y1) = domain
    return x0 <= point.x <= x1 and y0 <= point.y <= y1
