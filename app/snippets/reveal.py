"""reveal.js: loads ``data-src`` with its slide, tells a frame when the slide starts, and restarts what ends in .gif."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="reveal.js",
    place=1,
    view="play=slide",
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template='<iframe data-src="{url}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0; max-width: 100%" allowfullscreen></iframe>',
            note=marked("On a slide. The deck keeps its keys."),
        ),
        Piece(
            kinds=("live",),
            syntax="html",
            template='<section data-background-iframe="{url}" data-background-interactive></section>',
            note=marked("As the whole slide."),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign"),
            syntax="html",
            template='<img data-src="{url}" width="{width}" height="{height}" alt="{title}">',
        ),
        Piece(
            kinds=("gif",),
            syntax="html",
            template='<img data-src="{url}#.gif" width="{width}" height="{height}" alt="{title}">',
            note=marked("It starts again with its slide."),
        ),
        Piece(
            kinds=("video",),
            syntax="html",
            template='<video data-src="{url}" width="{width}" height="{height}" aria-label="{title}" '
            "data-autoplay loop muted playsinline></video>",
        ),
        Piece(
            kinds=("page",),
            syntax="html",
            template='<iframe data-src="{file}" width="{width}" height="{height}" title="{title}" '
            'style="border: 0"></iframe>',
            note=marked("Download the file into the folder of the deck: it works without any network."),
        ),
    ),
)
