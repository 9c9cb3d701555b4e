"""``/data.csv``: every point of every trajectory, a row each."""

import csv
import io

from app.figures.base import Context, Format
from app.figures.picture import Picture
from app.kinds import TABLE
from app.words import marked


def render(picture: Picture, _: Context) -> bytes:
    """Rows in the order of the picture, with all digits."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("trajectory", "optimizer", "step", "x", "y", "loss", "grad_norm", "learning_rate"))
    for run in picture.runs:
        path = run.trajectory.path
        rates = ["", *path.learning_rate.tolist()]
        points = zip(path.x.tolist(), path.y.tolist(), path.loss.tolist(), path.grad_norm.tolist(), rates, strict=True)
        # A spreadsheet takes what begins like this for a formula.
        name = f"'{run.name}" if run.name.startswith(("=", "+", "-", "@", "\t")) else run.name
        writer.writerows((name, run.trajectory.optimizer, step, *point) for step, point in enumerate(points))
    return text.getvalue().encode()


FORMAT = Format(
    path="data.csv",
    media_type="text/csv",
    kind=TABLE,
    label=marked("CSV"),
    sentence=marked("Every point of every trajectory, for a spreadsheet."),
    render=render,
    download=True,
)
