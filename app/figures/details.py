"""What a figure says of how it was made: the landscape, the optimizers with their settings, starts, steps and seed."""

from app.figures.base import Context
from app.figures.picture import Picture
from app.i18n import tell, translations
from app.spelling import write_arguments, write_call, write_number
from app.words import Message


def lines(picture: Picture, context: Context) -> list[str]:
    """Each to stand on a line of its own; the link is for the figure to add, as it can be followed in some."""
    scene = picture.scene
    landscape = scene.declaration
    label = translations(context.locale).gettext(landscape.label)
    values = write_arguments({**scene.parameters})
    formula = f"{label}: f = {landscape.expression}" + (f", {values}" if values else "")
    shown = {run.trajectory.label: run.trajectory for run in picture.runs}
    rules = (
        write_call({"id": name, **one.hyperparameters, **({"schedule": one.schedule} if one.schedule else {})})
        for name, one in shown.items()
    )
    starts = "; ".join(f"({write_number(x)}, {write_number(y)})" for x, y in scene.start)
    run = Message("start {starts} · steps {steps} · seed {seed}", starts=starts, steps=scene.steps, seed=scene.seed)
    return [formula, " · ".join(rules), tell(run, context.locale)]
