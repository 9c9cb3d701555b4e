"""What of a page's link cannot be read, which stands in the page from the beginning."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from pydantic import ValidationError

from app import i18n
from app.api.errors import complaint
from app.api.requests import TrajectoriesRequest, read
from app.api.rules import nearest
from app.figures.picture import hidable, inspectable
from app.links import nobodys, without
from app.presets import PRESETS
from app.query import KeyHints, QueryError, keys_of, read_query, unknown_key
from app.scene import Scene
from app.view import KEYS, EmbedView, View
from app.words import Message

KEPT = 256
"""How many are kept. Which queries there are is the reader's choice, so the number is bounded."""


@lru_cache(KEPT)
def remark(query: str, view: type[View], locale: str) -> str:
    """What in ``query`` cannot be read, and what is shown instead, in words; nothing where all is well.

    What is passed over to show the rest may be keys that there are not, keys of the view that cannot be read, or else a
    name in it that nothing has. Instead of a scene that cannot be read the explorer shows the first one; a frame has
    nothing to show, and says so itself.

    Args:
        query: as it stands in the address.
        view: what the page shows of it.
        locale: the language to say it in.
    """
    unknown = nobodys(query)
    # As the page asks for it, but for what must come beside the paths, which the panels decide.
    asked = filter(None, without(query, {*unknown, *keys_of(EmbedView)}).split("&"))
    try:
        scene = read("&".join(asked).encode(), TrajectoriesRequest)
    except (QueryError, ValidationError) as error:
        told = complaint(locale, error)["detail"]
        message = Message("This link cannot be read, so here is the textbook scene instead. {message}", message=told)
        return "" if view is EmbedView else i18n.tell(message, locale)
    rest = without(query, unknown)
    # All that there are would fill the page.
    hints = KeyHints((), keys_of(Scene) | keys_of(view))
    wrong = [unknown_key(key, "", hints) for key in dict.fromkeys(map(unquote, unknown))]
    said: list[QueryError | ValidationError] = [QueryError.of(wrong)] if wrong else []
    try:
        wanted = view.model_validate(read_query(rest, view, keys_of(Scene) | KEYS))
        _find(wanted, scene)
    except (QueryError, ValidationError) as error:
        said.append(error)
    if not said:
        return ""
    told = " ".join(str(complaint(locale, error)["detail"]) for error in said)
    return i18n.tell(Message("A part of this link cannot be read and is passed over. {message}", message=told), locale)


def _find(wanted: View, scene: Scene) -> None:
    """See to it that whatever a view names is there.

    Raises:
        QueryError: naming the first that is not.
    """
    if wanted.preset and wanted.preset not in PRESETS:
        message = Message(
            "preset: there is no {name}{hint}", name=repr(wanted.preset[:40]), hint=nearest(wanted.preset, PRESETS)
        )
        raise QueryError("preset", "unknown", message, wanted.preset)
    if wanted.lang and not i18n.speaks(wanted.lang):
        _refuse("lang", wanted.lang, i18n.locales())
    for name in wanted.hide:
        if name not in hidable(scene):
            _refuse("hide", name, hidable(scene))
    if wanted.at is not None and wanted.at > scene.steps:
        message = Message("at: there is no step {at}; the last one is {steps}", at=wanted.at, steps=scene.steps)
        raise QueryError("at", "limit", message, str(wanted.at))
    if wanted.inspect and wanted.inspect not in inspectable(scene):
        _refuse("inspect", wanted.inspect, inspectable(scene))


def _refuse(field: str, name: str, known: Iterable[str]) -> None:
    message = Message(
        "{field}: there is no {name} (there are {names})", field=field, name=repr(name[:40]), names=", ".join(known)
    )
    raise QueryError(field, "unknown", message, name)
