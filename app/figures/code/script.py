"""A script from its parts."""

from app.figures.code import function
from app.figures.code.base import Target
from app.figures.picture import Picture

_SHOWN = """\
for name, points in paths.items():
    print(f"{name}: {len(points) - 1} steps, from {points[0]} to {points[-1]}")"""


def write(picture: Picture, target: Target, link: str) -> str:
    """The whole script."""
    landscape = picture.scene.declaration
    body = target.write(picture)
    formula = function.value(landscape.expression, picture.scene.parameters, target)
    imports = sorted({*target.imports, *body.imports}, key=lambda line: (line.split()[1].split(".")[0], line))
    standard = [line for line in imports if line.split()[1] in ("math", "itertools", "operator")]
    others = [line for line in imports if line not in standard]
    head = "\n\n".join("\n".join(lines) for lines in (_header(picture, target, link), standard, others) if lines)
    blocks = [*function.helpers(target, [formula, *body.blocks]), formula, *body.blocks]
    return "\n\n\n".join([head, *blocks]) + "\n\n" + _SHOWN + "\n"


def _header(picture: Picture, target: Target, link: str) -> list[str]:
    landscape = picture.scene.declaration
    names = ", ".join(dict.fromkeys(run.trajectory.label for run in picture.runs)) or "no optimizer"
    lines = [
        f"{names} on {landscape.label} in {target.label}.",
        "The points of every run are in paths, by name: a row for each, the start first.",
        *([picture.view.caption] if picture.view.caption else []),
        *([f"The same to look at: {link}"] if link else []),
    ]
    # First, so that nobody's words are taken for it: Python looks for an encoding in the first two lines.
    return ["# coding: utf-8", *(f"# {plain(line)}" for line in lines)]


def plain(text: str) -> str:
    """A person's words on one line, so that a comment ends where it should."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))
