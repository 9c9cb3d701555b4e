"""Jupyter: a cell of Python or of Markdown."""

from app.snippets.base import Piece, Snippet
from app.words import marked

snippet = Snippet(
    label="Jupyter",
    place=9,
    pieces=(
        Piece(
            kinds=("live",),
            syntax="python",
            template='from IPython.display import IFrame\n\nIFrame("{url}", width={width}, height={height})',
        ),
        Piece(
            kinds=("bitmap", "vector", "sign", "gif"),
            syntax="markdown",
            template="[![{title}](<{url}>)](<{link}>)",
            note=marked("In a cell of Markdown."),
        ),
        Piece(
            kinds=("video",),
            syntax="python",
            template="from IPython.display import Video\n\n"
            'Video("{url}", width={width}, html_attributes="controls loop")',
        ),
        Piece(
            kinds=("table",),
            syntax="python",
            template='import pandas\n\npoints = pandas.read_csv("{url}")',
        ),
        Piece(
            kinds=("plotly",),
            syntax="python",
            template="from urllib.request import urlopen\n\n"
            "import plotly.io\n\n"
            'plotly.io.from_json(urlopen("{url}").read())',
            note=marked("With plotly installed; the figure plays in the notebook."),
        ),
        Piece(
            kinds=("data",),
            syntax="python",
            template='import json\nfrom urllib.request import urlopen\n\ndata = json.load(urlopen("{url}"))',
        ),
        Piece(
            kinds=("notebook",),
            note=marked("Download the file and open it, or drop it into JupyterLab."),
        ),
        Piece(
            kinds=("script",),
            template="%load {url}",
            note=marked("Loads the script into the cell; run the cell a second time to run it."),
        ),
    ),
)
