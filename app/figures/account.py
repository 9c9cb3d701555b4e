"""A scene's trajectories in JSON's words: the answer of the API, and what a file says of itself."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from app import i18n
from app.engine.trajectory import Included, Omitted, Trajectory
from app.scene import Scene

Array = NDArray[np.float64]


def account(
    scene: Scene,
    found: Iterable[Trajectory],
    locale: str,
    include: Collection[Included] = (),
    array: Callable[[Array], Any] = np.ascontiguousarray,
    omit: Collection[Omitted] = (),
) -> dict[str, Any]:
    """``found`` of ``scene``, each number with all its digits.

    Args:
        scene: what the trajectories are of.
        found: those to tell of.
        locale: the language of the sentences.
        include: what was computed beside the paths, and is to be told.
        array: how an array is written.
        omit: what of the paths is not to be told.
    """
    return {
        "scene": scene.model_dump(include=set(Scene.model_fields)),
        "query": scene.query,
        "trajectories": [
            {
                "optimizer": one.optimizer,
                "label": one.label,
                "hyperparameters": one.hyperparameters,
                "schedule": one.schedule,
                "start": one.start,
                "x": array(one.path.x),
                "y": array(one.path.y),
                **{name: array(getattr(one.path, name)) for name in get_args(Omitted) if name not in omit},
                "outcome": {
                    "status": one.path.outcome.status,
                    "step": one.path.outcome.step,
                    "message": i18n.tell(one.path.outcome.message, locale),
                },
                "summary": {**vars(one.summary)},
                **_included(one, include, array),
            }
            for one in found
        ],
    }


def _included(one: Trajectory, include: Collection[Included], array: Callable[[Array], Any]) -> dict[str, Any]:
    """What comes beside the path because it is asked for."""
    told: dict[str, Any] = {}
    if one.state:
        told["state"] = {name: _by_axis(values, array) for name, values in one.state.quantities.items()}
        told["effective_step"] = _by_axis(one.state.effective_step, array)
    if "distance" in include:
        told["distance"] = None if one.distance is None else array(one.distance)
    return told


def _by_axis(values: Array, array: Callable[[Array], Any]) -> dict[str, Any]:
    return {axis: array(along) for axis, along in zip("xy", values, strict=True)}
