"""Any page in HTML: a course page, a blog, Moodle."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label=marked("Web page"),
    place=10,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="html",
            template='<iframe src="{url}" width="{width}" height="{height}" title="{title}" loading="lazy" '
            'style="border: 0; max-width: 100%" allowfullscreen></iframe>',
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="html",
            template='<a href="{link}"><img src="{url}" width="{width}" height="{height}" alt="{title}"></a>',
            note=marked("The picture, which leads to the scene."),
        ),
        Piece(
            kinds=("video",),
            syntax="html",
            template='<video src="{url}" width="{width}" height="{height}" aria-label="{title}" '
            "controls loop muted playsinline></video>",
        ),
    ),
)
