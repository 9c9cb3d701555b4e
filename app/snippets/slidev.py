"""Slidev: layouts named in the front matter of a slide."""

from app.snippets.base import Piece, Snippet
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
            template='<iframe src="{url}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0; max-width: 100%"></iframe>',
            note=marked("On a slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "gif"),
            template='---\nlayout: image\nimage: "{url}"\nbackgroundSize: contain\n---',
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "gif"),
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
