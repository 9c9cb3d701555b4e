"""What of a link's view cannot be read: a page passes it over, shows the rest, and says so."""

from functools import lru_cache

from pydantic import ValidationError

from app.api.errors import complaint
from app.figures.picture import hidable
from app.links import whole
from app.query import QueryError, keys_of, read_query
from app.scene import Scene
from app.view import KEYS, View
from app.words import Message, marked

STRANGER = marked("hide: there is no {name} in this scene; there are {names}")
KEPT = 256
"""How many are kept. Which queries there are is the reader's choice, so the number is bounded."""


@lru_cache(KEPT)
def remark(query: str, view: type[View], locale: str) -> str:
    """A sentence about each key of ``view`` that cannot be read, or about an optimizer to hide that is not there.

    Nothing where all is well, or where the scene cannot be read.

    Args:
        query: as it stands in the address.
        view: what the page shows of it.
        locale: the language to say it in.
    """
    try:
        query = whole(query)
        scene = Scene.model_validate(read_query(query, Scene, KEYS))
    except (QueryError, ValidationError):
        return ""
    try:
        wanted = view.model_validate(read_query(query, view, keys_of(Scene) | KEYS))
    except (QueryError, ValidationError) as error:
        return str(complaint(locale, error)["detail"])
    known = hidable(scene)
    strangers = [name for name in wanted.hide if name not in known]
    if not strangers:
        return ""
    message = Message(STRANGER, name=repr(strangers[0][:40]), names=", ".join(known))
    return str(complaint(locale, QueryError("hide", "unknown", message, strangers[0]))["detail"])
