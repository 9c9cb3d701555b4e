"""What a scene is called, and a sentence about it: known without taking a single step."""

from app import i18n
from app.engine.trajectory import labels
from app.presets import PRESETS
from app.scene import Scene
from app.spelling import write_number
from app.words import Message

NAMED = 5
"""How many optimizers a title names; of more it tells the number."""


def title(scene: Scene, locale: str) -> str:
    """As in ``Rosenbrock: SGD, Momentum, Adam``."""
    landscape = i18n.translations(locale).gettext(scene.declaration.label)
    names = labels(scene.optimizers)
    if len(names) <= NAMED:
        return f"{landscape}: {', '.join(names)}"
    message = Message("{landscape}: {count} optimizers", landscape=landscape, count=len(names))
    return i18n.tell(message, locale)


def sentence(scene: Scene, preset: str | None, locale: str) -> str:
    """What there is to see: the example's sentence, or what the landscape teaches and where the paths begin."""
    gettext = i18n.translations(locale).gettext
    if preset in PRESETS:
        return gettext(PRESETS[preset].sentence)
    told = gettext(scene.declaration.sentence)
    if len(scene.start) > 1:
        message = Message("{steps} steps from {count} starts.", steps=scene.steps, count=len(scene.start))
    else:
        start = ", ".join(write_number(value).replace("-", "−") for value in scene.start[0])
        message = Message("{steps} steps from ({start}).", steps=scene.steps, start=start)
    return f"{told} {i18n.tell(message, locale)}"
