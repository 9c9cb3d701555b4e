"""How the tests read an answer: strictly, as any JSON parser would, and errors by their one shape."""

import base64
import json
from http import HTTPStatus
from typing import Any, NoReturn

import numpy as np
from httpx2 import Response
from numpy.typing import NDArray

TRAJECTORIES = "/api/v1/trajectories"
SURFACE = "/api/v1/surface"
COMPUTING = (TRAJECTORIES, SURFACE)
ARRAYS = ("x", "y", "loss", "grad_norm", "learning_rate")
"""What is recorded of every point, and of every step."""


def _refuse(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is not JSON")


def read(response: Response) -> Any:
    """The JSON of a body, in which NaN and Infinity have no place."""
    return json.loads(response.content, parse_constant=_refuse)


def told(response: Response) -> Any:
    """What a successful answer tells."""
    assert response.status_code == 200, response.text[:500]
    assert response.headers["content-type"] == "application/json"
    return read(response)


def refused(response: Response, status: int = 422) -> dict[str, Any]:
    """The problem that an answer tells of, having checked its shape."""
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    problem: dict[str, Any] = read(response)
    assert set(problem) == {"type", "title", "status", "detail", "errors"}
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["title"] == HTTPStatus(status).phrase
    assert problem["detail"].endswith((".", "?")), problem["detail"]
    assert "Traceback" not in response.text
    for error in problem["errors"]:
        assert {"field", "rule", "message"} <= set(error) <= {"field", "rule", "message", "value", "column"}
        assert error["field"]
        assert error["message"]
    if status in {413, 422}:
        assert problem["errors"]
    return problem


def answered(response: Response) -> None:
    """Check that there is a result, or a refusal with a sentence: never a fault."""
    if response.status_code == 200:
        told(response)
    else:
        refused(response, 413 if response.status_code == 413 else 422)


def decoded(array: Any) -> NDArray[np.float64]:
    """An array on the wire in either encoding; null is NaN."""
    if isinstance(array, list):
        return np.array(array, dtype=np.float64)
    assert array["dtype"] == "f8"
    values = np.frombuffer(base64.b64decode(array["bdata"], validate=True), dtype="<f8")
    return values.reshape([int(size) for size in array["shape"].split(",")]) if "shape" in array else values
