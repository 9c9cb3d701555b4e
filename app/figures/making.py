"""From a query to a file."""

from collections.abc import Callable

from app import i18n
from app.figures.base import Context, Format, afford
from app.figures.picture import compose, understand


def make(kind: Format, query: str, base: str = "", stopped: Callable[[], bool] = lambda: False) -> tuple[bytes, str]:
    """The file that ``query`` asks for, and the id of its landscape.

    Raises:
        QueryError, pydantic.ValidationError: for what cannot be understood or is out of bounds.
        UnavailableError: if this server lacks what it takes.
        GivenUpError: if nobody waits for it any more.
    """
    scene, view = understand(query)
    picture = compose(scene, view)
    afford(kind, picture)
    link = f"{base}?{query}" if base and query else base
    context = Context(link=link, locale=i18n.negotiate(view.lang, None), stopped=stopped)
    name = getattr(scene.landscape, "id", "formula")
    return kind.render(picture, context), name
