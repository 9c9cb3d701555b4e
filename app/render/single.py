"""One figure, and what there is to choose from."""

import sys
from pathlib import Path

from app.figures.formats import FORMATS
from app.render.kinds import kind_of
from app.render.plan import deliver
from app.render.progress import size
from app.render.source import Keys, Source
from app.render.workers import Task, do
from app.view import FigureView, View

STANDARD = "-"
"""Standard output, as the name of a file."""


def render_figure(given: str, file: str, kind: str | None, keys: Keys) -> int:
    """Make one file; returns the exit code.

    Raises:
        RefusedError: if it cannot be understood what is to be made.
        OSError: if it cannot be written.
    """
    source = Source.read(given).under(keys)
    made = do(Task(file, kind_of(kind or file).path, source))
    if made.body is None:
        sys.stderr.write(f"thalweg: {made.problem}\n")
        return 2 if made.asked else 1
    if file == STANDARD:
        sys.stdout.buffer.write(made.body)
        sys.stdout.buffer.flush()
    else:
        deliver(made, Path(file))
        sys.stdout.write(f"{file} ({size(len(made.body))})\n")
    return 0


def choices() -> str:
    """The kinds of files and the keys of a figure, for the help."""
    own = {name: field for name, field in FigureView.model_fields.items() if name not in View.model_fields}
    width = max(map(len, [*FORMATS, *own])) + 2
    return "\n".join(
        (
            "kinds of files:",
            *(f"  {kind.path:{width}}{kind.sentence}" for kind in FORMATS.values()),
            "",
            "keys of a figure, beside those of a link from the page:",
            *(f"  {name:{width}}{field.description}" for name, field in own.items()),
        )
    )
