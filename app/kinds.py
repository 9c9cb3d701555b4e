"""What an artefact is to those who paste it; snippets are declared for kinds."""

from dataclasses import dataclass

from app.words import marked


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of artefact."""

    id: str
    """For snippets."""
    group: str
    """Under which the dialog lists it."""
    drawn: bool = False
    """Whether it has colours, and so a theme."""
    moving: bool = False
    """Whether it can go round."""


LIVE = Kind(id="live", group=marked("Live"), drawn=True, moving=True)
BITMAP = Kind(id="bitmap", group=marked("Pictures"), drawn=True)
VECTOR = Kind(id="vector", group=marked("Pictures"), drawn=True)
DOCUMENT = Kind(id="document", group=marked("Pictures"), drawn=True)
GIF = Kind(id="gif", group=marked("Moving pictures"), drawn=True, moving=True)
VIDEO = Kind(id="video", group=marked("Moving pictures"), drawn=True)
PAGE = Kind(id="page", group=marked("Moving pictures"), drawn=True, moving=True)
TEX = Kind(id="tex", group=marked("Code"), drawn=True)
SCRIPT = Kind(id="script", group=marked("Code"))
NOTEBOOK = Kind(id="notebook", group=marked("Code"))
TABLE = Kind(id="table", group=marked("Data"))
PLOTLY = Kind(id="plotly", group=marked("Data"), drawn=True)
DATA = Kind(id="data", group=marked("Data"))
SIGN = Kind(id="sign", group=marked("For the class"))
ARCHIVE = Kind(id="archive", group=marked("All at once"), drawn=True, moving=True)
KINDS = (LIVE, BITMAP, VECTOR, DOCUMENT, GIF, VIDEO, PAGE, TEX, SCRIPT, NOTEBOOK, TABLE, PLOTLY, DATA, SIGN, ARCHIVE)
"""As the dialog lists them, group by group."""
