"""Slidev: layouts named in the front matter of a slide."""

from app.snippets.base import FRAME, Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Slidev",
    place=3,
    pieces=(
        Piece(
            kinds=("live",),
            template='---\nlayout: iframe\nurl: "{url}"\n---',
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("live",),
            syntax="html",
            template=FRAME,
            note=marked("On a slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            template='---\nlayout: image\nimage: "{url}"\nbackgroundSize: contain\n---',
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="![{title}](<{url}>)",
            note=marked("On a slide."),
        ),
        Piece(
            kinds=("video",),
            template='<video src="/{file}" autoplay loop muted playsinline></video>',
            syntax="html",
            note=marked("Download the file into the folder “public” of the deck."),
        ),
    ),
)
