"""What of a link's view cannot be read: a page passes it over, shows the rest, and says so."""

from functools import lru_cache

from pydantic import ValidationError

from app.api.errors import complaint
from app.links import whole
from app.query import QueryError, keys_of, read_query
from app.scene import Scene
from app.view import KEYS, View

KEPT = 256
"""How many are kept. Which queries there are is the reader's choice, so the number is bounded."""


@lru_cache(KEPT)
def remark(query: str, view: type[View], locale: str) -> str:
    """A sentence about each key of ``view`` that cannot be read; nothing where all can, or where the scene cannot.

    Args:
        query: as it stands in the address.
        view: what the page shows of it.
        locale: the language to say it in.
    """
    try:
        query = whole(query)
        Scene.model_validate(read_query(query, Scene, KEYS))
    except (QueryError, ValidationError):
        return ""
    try:
        view.model_validate(read_query(query, view, keys_of(Scene) | KEYS))
    except (QueryError, ValidationError) as error:
        return str(complaint(locale, error)["detail"])
    return ""
