"""The README of an archive: the link, the files, and what to paste where."""

from collections.abc import Iterator, Mapping, Sequence

from app import i18n
from app.artefact import EMBED, Artefact
from app.figures.base import Context
from app.figures.picture import Picture
from app.links import address, of_the_page, of_the_view
from app.snippets import SNIPPETS
from app.snippets.base import fill
from app.spelling import split_query
from app.title import sentence, title
from app.words import Message


def readme(picture: Picture, context: Context, made: Sequence[Artefact], missing: Mapping[str, str]) -> str:
    """Plain text, in the language of the figures.

    Args:
        picture: what the files show.
        context: says in which language, and where the scene is.
        made: the files.
        missing: what could not be made, and why.
    """
    gettext = i18n.translations(context.locale).gettext
    name = title(picture.scene, context.locale)
    lines = [name, "=" * len(name), "", sentence(picture.scene, picture.view.preset, context.locale), ""]
    page, _, query = context.link.partition("?")
    lines += [address(page, "", of_the_page(query)), ""]
    width = max(map(len, (*(file.path for file in made), *missing)), default=0)
    for file in made:
        lines.append(f"{file.path:{width}}  {gettext(file.sentence)}")
    for path, reason in missing.items():
        message = Message("not in this archive: {reason}", reason=reason)
        lines.append(f"{path:{width}}  {i18n.tell(message, context.locale)}")
    for artefact in (EMBED, *made):
        lines += _pieces(artefact, picture, context, name)
    return "\n".join(lines) + "\n"


def _pieces(artefact: Artefact, picture: Picture, context: Context, name: str) -> Iterator[str]:
    """What to paste of one artefact, program by program."""
    gettext = i18n.translations(context.locale).gettext
    found = [
        (snippet, piece)
        for snippet in SNIPPETS.values()
        for piece in snippet.pieces
        if artefact.kind.id in piece.kinds and piece.framed in {None, picture.view.frames is not None}
    ]
    if not found:
        return
    heading = f"{gettext(artefact.label)} ({artefact.path})"
    yield from ("", "", heading, "-" * len(heading))
    width, height = artefact.size or picture.view.size
    page, _, whole = context.link.partition("?")
    query = of_the_view(whole, artefact.view)
    said = dict(split_query(query))
    for snippet, piece in found:
        key = snippet.view.partition("=")[0]
        suited = snippet.view if key in artefact.view.model_fields and key not in said else ""
        asked = "&".join(filter(None, (query, suited)))
        values = {
            "url": address(page, artefact.path, asked),
            "file": artefact.path,
            "name": artefact.path.rpartition(".")[0],
            "link": address(page, "", of_the_page(whole)),
            "title": name,
            "width": str(width),
            "height": str(height),
            "rate": f"{round(picture.frames / picture.seconds, 2):g}",
        }
        yield from ("", f"{gettext(snippet.label)}." + (f" {gettext(piece.note)}" if piece.note else ""))
        if piece.template:
            yield from ("", *("    " + line for line in fill(piece, values).splitlines()))
