"""Quarto: Pandoc's Markdown, with attributes in braces."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Quarto",
    place=2,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template='<iframe src="{url}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0; max-width: 100%"></iframe>',
            note=marked("In a document or on a slide."),
        ),
        Piece(
            kinds=("live",),
            template='## {background-iframe="{url}" background-interactive=true}',
            note=marked("As the whole slide."),
            view="play=slide",
        ),
        Piece(
            kinds=("bitmap", "vector", "gif"),
            syntax="markdown",
            template="![{title}](<{url}>){width={width}px}",
        ),
        Piece(
            kinds=("video",),
            template='<video src="{file}" width="{width}" controls loop muted playsinline></video>',
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
