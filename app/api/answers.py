"""Answers on the wire: arrays, caching, and what OpenAPI says of their shape."""

import base64
from typing import Any

import numpy as np
import orjson
from fastapi import Request, Response
from numpy.typing import NDArray
from pydantic import BaseModel, Field
from pydantic.config import JsonDict, JsonValue

from app.api.requests import Encoding
from app.replies import NEVER, reply
from app.scene import Scene

CACHED = "public, max-age=600"
"""What a URL decides may be kept for ten minutes, and is checked by its ETag afterwards."""

ENCODINGS: list[JsonValue] = [{"type": "array"}, {"type": "object", "required": ["dtype", "bdata"]}]
ENCODED: JsonDict = {"anyOf": ENCODINGS}


def array(values: NDArray[np.float64], encoding: Encoding) -> Any:
    """An array for the wire. In JSON a value that is not finite becomes null."""
    if encoding == "json":
        return np.ascontiguousarray(values)
    encoded = {"dtype": "f8", "bdata": base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()}
    return encoded if values.ndim == 1 else {**encoded, "shape": ", ".join(map(str, values.shape))}


def answer(request: Request, content: Any, keep: str = CACHED, headers: dict[str, str] | None = None) -> Response:
    """JSON, kept by a client that got it by its URL."""
    body = orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY)
    kept = NEVER if request.method == "POST" else keep
    return reply(request, body, "application/json", kept, headers=headers)


class Health(BaseModel):
    """A sign of life."""

    status: str = Field(description="ok")
    version: str = Field(description="the version of Thalweg")


class Outcome(BaseModel):
    """How a trajectory ended."""

    status: str = Field(description="completed, converged or diverged", examples=["completed"])
    step: int = Field(description="the step at which it ended")
    message: str = Field(description="a sentence for a person")


class Summary(BaseModel):
    """What a trajectory amounts to; null where there is nothing to measure."""

    final_loss: float | None = Field(description="the loss at the last point")
    final_step: int = Field(description="the step of the last point")
    best_loss: float | None = Field(description="the lowest loss on the way")
    best_step: int | None = Field(description="the step at which it was met")
    distance_to_minimum: float | None = Field(
        description="from the last point to the nearest known global minimum, in the plane"
    )
    path_length: float | None = Field(description="the length of the path in the plane")
    turning_angle: float | None = Field(
        description="the mean angle from one move to the next in degrees, the measure of zigzag: "
        "0 is straight, 180 to and fro"
    )
    steps_to_tolerance: int | None = Field(
        description="the first step at which the loss is within the scene's tolerance of the minimum"
    )
    evaluations: int = Field(description="evaluations of the function or its gradient that the update rule used")


class ByAxis(BaseModel):
    """A quantity along each axis, with an entry for each point."""

    x: Any = Field(description="along x", json_schema_extra=ENCODED)
    y: Any = Field(description="along y", json_schema_extra=ENCODED)


class Trajectory(BaseModel):
    """The path of one optimizer from one start: n steps have n + 1 points, the start included."""

    optimizer: str = Field(description="its id")
    label: str = Field(description="its name in a legend")
    hyperparameters: dict[str, float | bool] = Field(description="every hyperparameter")
    schedule: dict[str, Any] | None = Field(description="the schedule with every parameter, or null")
    start: tuple[float, float] = Field(description="where it began")
    x: Any = Field(description="x of every point", json_schema_extra=ENCODED)
    y: Any = Field(description="y of every point", json_schema_extra=ENCODED)
    loss: Any = Field(
        None, description="f at every point, unless omitted; the last may be null", json_schema_extra=ENCODED
    )
    grad_norm: Any = Field(
        None,
        description="the length of the gradient at every point, unless omitted; the last may be null",
        json_schema_extra=ENCODED,
    )
    learning_rate: Any = Field(
        None, description="the learning rate of every step, unless omitted", json_schema_extra=ENCODED
    )
    outcome: Outcome = Field(description="how it ended")
    summary: Summary = Field(description="what it amounts to")
    state: dict[str, ByAxis] = Field(
        {},
        description="with include=state: every quantity of the update rule by name, as the declaration has them under "
        "state, and the gradient that came in; entry t is what step t has made of it, entry 0 what there is before "
        "the first step, null for what only a step makes",
    )
    effective_step: ByAxis | None = Field(
        None, description="with include=state: what each step multiplies the optimizer's direction by; null at 0"
    )
    distance: Any = Field(
        None,
        description="with include=distance: from each point to the nearest known global minimum; null if none is known",
        json_schema_extra={"anyOf": [*ENCODINGS, {"type": "null"}]},
    )


class Trajectories(BaseModel):
    """A scene's trajectories: optimizer by optimizer, start by start."""

    scene: Scene = Field(description="the scene with every default filled in")
    query: str = Field(description="its canonical query string", examples=["optimizer=sgd(lr=0.5)"])
    trajectories: list[Trajectory] = Field(description="optimizer by optimizer, start by start")


class Check(BaseModel):
    """Whether a scene can be understood, without computing it; a wrong one is told of, and is no error here."""

    valid: bool = Field(description="whether it can")
    query: str | None = Field(description="its canonical query string, or null")
    problem: dict[str, Any] | None = Field(description="the problem details that another route would answer, or null")


class Math(BaseModel):
    """A formula in two notations."""

    latex: str = Field(description="LaTeX, without delimiters")
    mathml: str = Field(description="a MathML element")


class CriticalPoint(BaseModel):
    """A place where the gradient is zero, or a minimum without one."""

    x: float = Field(description="where along x")
    y: float = Field(description="where along y")
    value: float = Field(description="f there")
    kind: str = Field(description="minimum, saddle, maximum or degenerate")
    lowest: bool = Field(
        serialization_alias="global", description="whether it is a global minimum, or for a formula the lowest found"
    )


class Surface(BaseModel):
    """A landscape on a grid."""

    landscape: dict[str, Any] = Field(description="the landscape with every default filled in")
    label: str = Field(description="its name")
    sentence: str = Field(description="what it teaches")
    formula: Math = Field(description="f in x, y and its parameters")
    domain: list[tuple[float, float]] = Field(description="the part of the plane that is shown")
    x: Any = Field(description="x of the columns", json_schema_extra=ENCODED)
    y: Any = Field(description="y of the rows", json_schema_extra=ENCODED)
    z: Any = Field(description="f by row and column; null where it has no value", json_schema_extra=ENCODED)
    gradient_x: Any = Field(
        None, description="with include=gradient: the slope along x by row and column", json_schema_extra=ENCODED
    )
    gradient_y: Any = Field(None, description="the same along y", json_schema_extra=ENCODED)
    scale: str = Field(description="linear or log: how the levels are spaced")
    levels: list[float] = Field(description="values of f at which to draw contours, rising")
    critical_points: list[CriticalPoint] = Field(description="minima, saddles and maxima worth marking")
