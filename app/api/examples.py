"""Bodies that run, for the documentation."""

from typing import Any

TRAJECTORIES_EXAMPLES: dict[str, dict[str, Any]] = {
    "textbook": {"summary": "The textbook's figure", "value": {}},
    "scene": {
        "summary": "Two optimizers in the ravine",
        "value": {
            "landscape": "ravine",
            "start": [-7, 2],
            "optimizers": [
                "sgd(lr=0.95)",
                {"id": "adam", "lr": 0.3, "schedule": {"id": "cosine", "t_max": 100}, "label": "Adam, fast"},
            ],
            "steps": 30,
        },
    },
    "state": {
        "summary": "What Adam has in mind",
        "value": {"landscape": "rosenbrock", "optimizers": ["adam(lr=0.1)"], "steps": 5, "include": ["state"]},
    },
    "formula": {
        "summary": "A formula of one's own",
        "value": {
            "landscape": {"expression": "x**4/a + y**2", "domain": [[-2, 2], [-1, 1]], "parameters": {"a": 4}},
            "start": [[1.5, 0.8], [-1.5, 0.5]],
            "optimizers": ["momentum(lr=0.05)"],
        },
    },
}
SURFACE_EXAMPLES: dict[str, dict[str, Any]] = {
    "catalogue": {"summary": "From the catalogue", "value": {"landscape": "rosenbrock"}},
    "closer": {
        "summary": "A closer look",
        "value": {"landscape": "himmelblau", "domain": [[2, 4], [1, 3]], "resolution": [81, 81], "scale": "log"},
    },
}
