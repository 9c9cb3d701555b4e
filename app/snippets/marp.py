"""Marp: Markdown with sizes in the alternative text; HTML has to be allowed."""

from app.snippets.base import FRAME, VIDEO, Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Marp",
    place=4,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template=FRAME,
            note=marked("Marp shows frames when it may use HTML: marp --html, or “Enable HTML” in VS Code."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="![w:{width} {title}](<{url}>)",
            note=marked("On a slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="![bg contain](<{url}>)",
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("video",),
            syntax="html",
            template=VIDEO,
            note=marked("Download the file into the folder of the deck; Marp needs --html."),
        ),
    ),
)
