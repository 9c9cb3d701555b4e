"""Marp: Markdown with sizes in the alternative text; HTML has to be allowed."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Marp",
    place=4,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template='<iframe src="{url}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0; max-width: 100%"></iframe>',
            note=marked("Marp shows frames when it may use HTML: marp --html, or “Enable HTML” in VS Code."),
        ),
        Piece(
            kinds=("bitmap", "vector", "gif"),
            syntax="markdown",
            template="![w:{width} {title}](<{url}>)",
            note=marked("On a slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "gif"),
            syntax="markdown",
            template="![bg contain](<{url}>)",
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("video",),
            syntax="html",
            template='<video src="{file}" width="{width}" controls loop muted playsinline></video>',
            note=marked("Download the file into the folder of the deck; Marp needs --html."),
        ),
    ),
)
