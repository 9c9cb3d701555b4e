"""PowerPoint takes files; it shows a page only through an add-in."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="PowerPoint",
    place=6,
    pieces=(
        Piece(
            kinds=("live",),
            template="{url}",
            note=marked(
                "Insert → Add-ins → Web Viewer, and paste the address, which must begin with https. "
                "Where that is not allowed, a GIF or a video moves as well."
            ),
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            note=marked("Download the file, then Insert → Pictures → This Device. SVG stays sharp at any size."),
        ),
        Piece(
            kinds=("video",),
            note=marked("Download the file, then Insert → Video → This Device. Under Playback, loop it."),
        ),
        Piece(
            kinds=("document",),
            note=marked("PowerPoint has no place for a PDF: take the SVG, which is as sharp."),
        ),
    ),
)
