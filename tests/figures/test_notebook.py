"""``/notebook.ipynb`` runs from its first cell to its last, and computes what the API serves."""

import json
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from starlette.testclient import TestClient

from app.figures.base import Context
from app.figures.formats import FORMATS
from app.figures.picture import compose, understand
from app.figures.scales import scale_of
from app.landscapes import LANDSCAPES
from app.snippets import SNIPPETS
from app.snippets.base import PLACES, fill

WORDS = "caption=*a*%20%3Cb%3E%20$x$"
BEYOND = "landscape=x**4&domain=-1e77,1e77,-1,1&start=1.03e77,0&optimizer=sgd(lr=1e-300)&steps=3"


def notebook(query: str, locale: str = "en") -> Any:
    scene, view = understand(query)
    body = FORMATS["notebook.ipynb"].render(
        compose(scene, view), Context(link="http://thalweg.test/?x=1", locale=locale)
    )
    return nbformat.reads(body.decode(), as_version=4)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_it_is_a_valid_notebook_whose_cells_are_python(landscape: str) -> None:
    found = notebook(f"landscape={landscape}&{WORDS}&theme=dark", "ko")
    nbformat.validate(found)
    assert [cell.id for cell in found.cells] == ["title", "script", "plot"]
    for cell in found.cells:
        if cell.cell_type == "code":
            compile(cell.source, cell.id, "exec")


def test_its_title_has_the_link_and_a_persons_words_as_text() -> None:
    title = notebook(WORDS).cells[0].source
    assert "](<http://thalweg.test/?x=1>)" in title
    assert "\\*a\\* \\<b\\> \\$x\\$" in title


@pytest.mark.filterwarnings("ignore")  # Of jupyter_client's own, which nbclient starts.
def test_it_runs_and_has_the_paths_of_the_api_and_the_snippet_draws_the_plotly_figure(
    client: TestClient, tmp_path: Path
) -> None:
    query = "landscape=rosenbrock&optimizer=sgd(lr=0.02)&optimizer=adam(lr=0.1,label='it''s')&steps=12"
    found = notebook(query)
    told = "import json\nprint('PATHS' + json.dumps({name: points.tolist() for name, points in paths.items()}))"
    found.cells.append(nbformat.v4.new_code_cell(told))  # type: ignore[no-untyped-call]
    (tmp_path / "figure.json").write_bytes(client.get(f"/figure.json?{query}").content)
    (snippet,) = (piece for piece in SNIPPETS["jupyter"].pieces if "plotly" in piece.kinds)
    pasted = fill(snippet, dict.fromkeys(PLACES, "") | {"url": (tmp_path / "figure.json").as_uri()})
    found.cells.append(nbformat.v4.new_code_cell(pasted))  # type: ignore[no-untyped-call]
    NotebookClient(found, timeout=120, kernel_name="python3").execute()
    drawn = [output for output in found.cells[2].outputs if "image/png" in output.get("data", {})]
    assert len(drawn) == 1
    (figure,) = (output.data["application/vnd.plotly.v1+json"] for output in found.cells[4].outputs)
    assert {trace["name"] for trace in figure["data"] if trace.get("showlegend")} == {"SGD", "it's", "minimum"}
    assert len(figure["frames"]) == 13
    printed = "".join(output.text for output in found.cells[3].outputs if output.output_type == "stream")
    paths = json.loads(printed.split("PATHS", 1)[1])
    served = client.get(f"/api/v1/trajectories?{query}").json()["trajectories"]
    assert list(paths) == [one["label"] for one in served]
    for one in served:
        points = np.array([one["x"], one["y"]]).T[: len(paths[one["label"]])]
        np.testing.assert_allclose(paths[one["label"]], points, rtol=1e-9)


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
def test_a_loss_beyond_what_can_be_counted_has_an_axis(axis: str) -> None:
    found = notebook(f"{BEYOND}&loss_axis={axis}")
    compile(found.cells[2].source, "plot", "exec")
    assert f'losses.set_yscale("{axis}"' in found.cells[2].source
    assert "inf" not in found.cells[2].source.split("losses.set_yscale")[1]


def test_a_symmetric_axis_is_linear_where_the_picture_is() -> None:
    scene, view = understand("optimizer=sgd(lr=0.9)&loss_axis=symlog")
    losses = [run.trajectory.path.loss for run in compose(scene, view).runs]
    source = notebook("optimizer=sgd(lr=0.9)&loss_axis=symlog").cells[2].source
    assert f'losses.set_yscale("symlog", linthresh={scale_of("symlog", losses).threshold!r})' in source


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("landscape=saddle&optimizer=sgd(lr=0.1)", "loss above the lowest one shown"),
        ("landscape=styblinski_tang&optimizer=sgd(lr=0.01)", "loss above the minimum"),
        ("landscape=sphere&optimizer=sgd(lr=0.1)", "loss"),
        ("landscape=saddle&optimizer=sgd(lr=0.1)&loss_axis=linear", "loss"),
    ],
)
def test_its_axis_says_what_is_taken_off_the_loss(query: str, label: str) -> None:
    assert f"ylabel={label!r}" in notebook(query).cells[2].source
