"""``/figure.svg``: lines and letters as outlines, sharp at any size and the same everywhere."""

import hashlib
import io
from typing import Any

from matplotlib import _path
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.path import Path

from app.figures.base import KEYS, Context, Format
from app.figures.drawing.board import FINE, size_of
from app.figures.drawing.drawing import drawn
from app.figures.picture import Picture
from app.kinds import VECTOR
from app.words import marked

_NOTHING = {"Creator": None, "Date": None, "Format": None, "Type": None}
"""No date and no version: the same query gives the same bytes."""


class _Renderer(RendererSVG):
    """Names its parts by what they are, whatever the settings of matplotlib, which belong to whoever runs this."""

    def _make_id(self, type: str, content: object) -> str:  # noqa: A002  # matplotlib's own name
        return type + hashlib.sha256(str(content).encode()).hexdigest()[:10]

    def _convert_path(
        self, path: Path, transform: object = None, clip: object = None, simplify: object = None, sketch: object = None
    ) -> str:
        """Coordinates to a hundredth of a point, which is finer than any screen, rather than to a millionth."""
        box = (0.0, 0.0, self.width, self.height) if clip else None
        commands = [b"M", b"L", b"Q", b"C", b"z"]
        kernel: Any = _path
        written: bytes = kernel.convert_to_string(path, transform, box, simplify, sketch, 2, commands, False)
        return written.decode("ascii")


def render(picture: Picture, context: Context) -> bytes:
    """As it stands at the step of the view."""
    drawing = drawn(picture, context, dpi=72.0)
    width, height = size_of(picture)
    file = io.StringIO()
    made: Any = _Renderer
    renderer = made(width, height, file, image_dpi=FINE, metadata=_NOTHING)
    mixing: Any = MixedModeRenderer
    # Its size is in inches.
    mixed = mixing(drawing.figure, width / 72, height / 72, FINE, renderer)
    drawing.figure.draw(mixed)
    mixed.finalize()
    return file.getvalue().encode()


FORMAT = Format(
    path="figure.svg",
    media_type="image/svg+xml",
    kind=VECTOR,
    label=marked("SVG picture"),
    sentence=marked("Sharp at any size, and the same everywhere: its letters are outlines."),
    render=render,
    keys=tuple(key for key in KEYS if key != "dpi"),
)
