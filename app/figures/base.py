"""What every kind of file declares of itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from app.artefact import Artefact
from app.figures.picture import Picture
from app.query import QueryError
from app.settings import SETTINGS
from app.view import PANELS, FigureView
from app.words import Message

KEYS = ("theme", "size", "dpi", "font", "family", "transparent", "caption", "details")
"""What every picture heeds that is drawn here."""


@dataclass(frozen=True)
class Context:
    """What a file may need beside the picture."""

    link: str
    """The address of the scene in the explorer, which figures print and scripts name; "" if there is none."""
    locale: str = "en"
    """The language of the words."""
    stopped: Callable[[], bool] = lambda: False
    """Whether nobody waits for the file any more; what takes long asks now and then and gives up."""


class UnavailableError(Exception):
    """This server cannot make such a file: what it takes is not installed."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


class GivenUpError(Exception):
    """Nobody waits for the file any more."""


@dataclass(frozen=True, kw_only=True)
class Format(Artefact):
    """A kind of file that a scene can be had as."""

    render: Callable[[Picture, Context], bytes]
    frames: Callable[[Picture], int] = lambda _: 1
    """How many pictures it is made of."""
    bundled: bool = True
    """Whether it belongs in an archive of everything."""
    download: bool = False
    """Whether a browser should save it rather than show it."""
    beside: Callable[[FigureView], Mapping[str, Callable[[], bytes]]] | None = None
    """The files that it needs in its own folder, by name; a server has them at its root."""
    policy: Callable[[bytes], str] | None = None
    """The Content-Security-Policy under which a browser shows it, made from the file itself."""

    @property
    def suffix(self) -> str:
        """As in ``.png``."""
        return "." + self.path.rsplit(".", 1)[1]


def afford(kind: Format, picture: Picture) -> None:
    """See to it that a file has something to show and costs no more than the limits say.

    Raises:
        QueryError: naming the key that asks for too much, or for nothing.
    """
    if "size" in kind.keys and not picture.panels:
        shown = ", ".join(panel for panel in PANELS if panel != "inspector")
        message = Message("panels: a figure shows at least one of {names}", names=shown)
        raise QueryError("panels", "empty", message, ",".join(picture.view.panels) or "none")
    width, height = picture.pixels if "dpi" in kind.keys else picture.view.size
    count = kind.frames(picture)
    large = width * height > SETTINGS.max_pixels
    most = SETTINGS.max_pixels if large or count == 1 else SETTINGS.max_moving_pixels
    if large or width * height * count > most:
        fits = prod(picture.view.size) <= SETTINGS.max_pixels
        field = "frames" if not large else "dpi" if fits else "size"
        message = Message(
            "{field}: {width} × {height} pixels in {count} frames are more than the {most} that this server draws",
            field=field,
            width=width,
            height=height,
            count=count,
            most=most,
        )
        spelt = {"frames": f"{count}", "dpi": f"{picture.view.dpi:g}", "size": ",".join(map(str, picture.view.size))}
        raise QueryError(field, "limit", message, spelt[field])


def positions(picture: Picture, context: Context) -> Iterator[float]:
    """The positions of a moving figure, as long as somebody waits for it.

    Raises:
        GivenUpError: when nobody does.
    """
    for position in picture.positions:
        if context.stopped():
            raise GivenUpError
        yield position
