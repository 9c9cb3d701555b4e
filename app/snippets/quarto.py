"""Quarto: Pandoc's Markdown, with attributes in braces."""

from app.snippets.base import FRAME, VIDEO, Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Quarto",
    place=2,
    view="play=slide",
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template=FRAME,
            note=marked("In a document or on a slide."),
        ),
        Piece(
            kinds=("live",),
            template='## {background-iframe="{url}" background-interactive=true}',
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="![{title}](<{url}>){width={width}px}",
        ),
        Piece(
            kinds=("video",),
            template=VIDEO,
            note=marked("Download the file into the folder of the document."),
            syntax="html",
        ),
        Piece(
            kinds=("document",),
            syntax="markdown",
            template="![{title}]({file}){width=100%}",
            note=marked("For PDF output. Download the file into the folder of the document."),
        ),
        Piece(
            kinds=("page",),
            syntax="html",
            template='<iframe src="{file}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0"></iframe>',
            note=marked("Download the file into the folder of the document."),
        ),
    ),
)
