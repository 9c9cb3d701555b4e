"""Markdown as GitHub, GitLab and most forums read it."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Markdown",
    place=5,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="markdown",
            template="[{title}](<{link}>)",
            note=marked("Markdown has no frames: this links to the scene."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="[![{title}](<{url}>)](<{link}>)",
            note=marked("The picture, which leads to the scene."),
        ),
        Piece(
            kinds=("document", "video", "page", "tex", "script", "notebook", "table", "plotly", "data", "archive"),
            syntax="markdown",
            template="[{title}](<{url}>)",
            note=marked("A link to the file."),
        ),
    ),
)
