"""Beamer: a PDF, a PDF with a page for each frame, PGFPlots, whose fonts are the deck's, or a QR code of its own."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Beamer",
    place=8,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="latex",
            template=r"\href{{link}}{{title}}",
            note=marked("A PDF has no frames: this links to the scene. A PDF with frames moves in Acrobat and Okular."),
        ),
        Piece(
            kinds=("document",),
            syntax="latex",
            template=r"\includegraphics[width=\linewidth,height=.85\textheight,keepaspectratio]{{file}}",
            note=marked("Download the file into the folder of the deck. With frames it moves."),
            framed=False,
        ),
        Piece(
            kinds=("document",),
            syntax="latex",
            template="% \\usepackage{animate}\n"
            r"\animategraphics[autoplay,loop,controls,width=\linewidth,height=.75\textheight,keepaspectratio]"
            r"{{rate}}{{name}}{}{}",
            note=marked(
                "Download the file into the folder of the deck, and put the first line, without its %, "
                "into the preamble. It moves in Acrobat and Okular."
            ),
            framed=True,
        ),
        Piece(
            kinds=("bitmap",),
            syntax="latex",
            template=r"\includegraphics[width=\linewidth,height=.85\textheight,keepaspectratio]{{file}}",
            note=marked("Download the file into the folder of the deck. A PDF stays sharp at any size."),
        ),
        Piece(
            kinds=("sign",),
            syntax="latex",
            template="% \\usepackage{qrcode}\n\\qrcode[height=4cm]{{link}}",
            note=marked("In the preamble: the first line, without its %. The code leads to the scene."),
        ),
        Piece(
            kinds=("tex",),
            syntax="latex",
            template="% \\usepackage{standalone,pgfplots} \\pgfplotsset{compat=1.17}\n"
            "\\def\\thalwegwidth{.8\\linewidth}\n\\input{{file}}",
            note=marked(
                "Download the file into the folder of the deck, and put the first line, without its %, "
                "into the preamble. The type is the deck’s own."
            ),
        ),
    ),
)
