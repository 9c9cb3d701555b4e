"""Google Slides fetches a picture by its address, and a video from Drive."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Google Slides",
    place=7,
    pieces=(
        Piece(
            kinds=("live",),
            template="{link}",
            note=marked("Slides show no live pages: insert a GIF, and link it to the scene with Insert → Link."),
        ),
        Piece(
            kinds=("bitmap", "gif"),
            template="{url}",
            note=marked(
                "Insert → Image → By URL, and paste the address if the server can be reached from outside; "
                "else download the file, then Insert → Image → Upload from computer."
            ),
        ),
        Piece(
            kinds=("vector",),
            note=marked("Slides take no SVG: choose PNG, and 192 pixels an inch for a projector."),
        ),
        Piece(kinds=("sign",), note=marked("Slides take no SVG: open the code, and insert a picture of the screen.")),
        Piece(
            kinds=("video",),
            note=marked("Download the file, upload it to Drive, then Insert → Video → Google Drive."),
        ),
    ),
)
