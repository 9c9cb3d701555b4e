"""Thalweg: watch optimizers find their way down a 2D loss landscape.

In Python and in notebooks::

    from app import figure, trajectories

    figure("optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)")   # a Plotly figure that plays
    trajectories("landscape=rosenbrock&steps=500")            # how each ended, in a table
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.notebook import figure, trajectories
    from app.scene import Scene

__version__ = version("thalweg")
__all__ = ["Scene", "__version__", "figure", "trajectories"]

_HOMES = {"Scene": "app.scene", "figure": "app.notebook", "trajectories": "app.notebook"}
"""Where names live that are imported on first use: who asks for the version alone waits for nothing else."""


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
