"""``/scene.zip``: every file of a scene that belongs in a folder of slides, and what to paste where."""

import io
import zipfile

from app import i18n
from app.figures import formats
from app.figures.base import Context, Format, GivenUpError, UnavailableError, afford
from app.figures.picture import Picture
from app.figures.readme import readme
from app.kinds import ARCHIVE
from app.query import QueryError
from app.replies import PACKED
from app.words import marked

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file, the first that an archive can tell: the same query gives the same bytes."""


def render(picture: Picture, context: Context) -> bytes:
    """The files one after the other; one that cannot be made is told of in the README."""
    made: dict[str, bytes] = {}
    missing: dict[str, str] = {}
    for path, kind in formats.FORMATS.items():
        if not kind.bundled:
            continue
        if context.stopped():
            raise GivenUpError
        try:
            afford(kind, picture)
            made[path] = kind.render(picture, context)
        except (UnavailableError, QueryError) as error:
            missing[path] = i18n.tell(error.message, context.locale)
    told = readme(picture, context, [formats.FORMATS[path] for path in made], missing)
    for path in [*made]:
        if beside := formats.FORMATS[path].beside:
            made |= {name: body() for name, body in beside(picture.view).items()}
    return _archive({"README.txt": told.encode(), **made})


def _archive(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            kind = formats.FORMATS.get(name)
            packed = kind is not None and kind.media_type.startswith(PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return written.getvalue()


FORMAT = Format(
    path="scene.zip",
    media_type="application/zip",
    kind=ARCHIVE,
    label=marked("Everything"),
    sentence=marked("All files of this scene in one folder, with the link and what to paste where."),
    render=render,
    keys=("size", "caption", "font", "transparent", "details", "frames"),
    bundled=False,
    download=True,
)
