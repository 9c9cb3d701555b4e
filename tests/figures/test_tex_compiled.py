"""The PGFPlots source compiled, by the TeX of this machine."""

import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from app.formulas.vocabulary import FUNCTIONS
from tests.figures.test_tex import NASTY, source

ENGINES = [engine for engine in ("pdflatex", "lualatex") if shutil.which(engine)]
WORDS = "".join(f"%{byte:02X}" for byte in NASTY.encode())
WRITTEN = "__*a_b_*kappa2*x**2/(rate_a+y)-1e-5*(x-y)**-2*pi**e"
QUERIES = {
    "small": "size=480,270&overlays=fill,streams,labels&panels=contour,state&optimizer=rprop",
    "the most rugged ground": "landscape=rastrigin&overlays=fill,lines,labels,arrows,streams,points,legend",
    "nasty words": f"optimizer=sgd(lr=0.9)&steps=5&caption={WORDS}&details=true&theme=dark",
    "a run that diverges to 1e200": "landscape=x**2-y**2&start=0.1,0.5&optimizer=sgd(lr=1e3)&steps=80&loss_axis=symlog",
    "every word of a formula": "steps=2&optimizer=sgd(lr=1e-3)&parameters=kappa2=1,rate_a=2,__=1,a_b_=3&landscape="
    + quote("+".join([*(f"{name}({','.join('xy'[: word.least])})" for name, word in FUNCTIONS.items()), WRITTEN])),
    "all panels": "landscape=himmelblau&panels=contour,surface,loss,grad_norm,distance,learning_rate,state"
    "&overlays=lines,labels,arrows,points,legend&state_axis=symlog&inspect=Adam",
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_it_compiles_as_it_stands_to_one_page(query: str, engine: str, tmp_path: Path) -> None:
    (tmp_path / "figure.tex").write_text(source(query, link="http://here/?a=%_&b=#"), encoding="utf-8")
    log = compiled(engine, tmp_path / "figure.tex")
    assert "Missing character" not in log
    assert len(PdfReader(tmp_path / "figure.pdf").pages) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_no_line_of_a_caption_is_wider_than_the_picture(engine: str, tmp_path: Path) -> None:
    text = source(f"size=480,360&steps=5&panels=contour&caption=The%20word%20{'W' * 90}%20{'가나다' * 60}")
    (tmp_path / "figure.tex").write_text(text, encoding="utf-8")
    assert "Overfull" not in compiled(engine, tmp_path / "figure.tex")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_document_takes_it_in_at_the_width_of_its_text(engine: str, tmp_path: Path) -> None:
    (tmp_path / "figure.tex").write_text(source("size=1600,900"), encoding="utf-8")
    lines = [
        r"\documentclass{article}\usepackage{standalone}\usepackage{pgfplots}\pgfplotsset{compat=1.17}",
        r"\newcommand\thalwegwidth{\linewidth}",
        r"\begin{document}\noindent\input{figure.tex}\end{document}",
    ]
    (tmp_path / "talk.tex").write_text("\n".join(lines), encoding="utf-8")
    compiled(engine, tmp_path / "talk.tex")
    assert len(PdfReader(tmp_path / "talk.pdf").pages) == 1


def compiled(engine: str, file: Path) -> str:
    """The log of a run that must not fail."""
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file.name]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, timeout=300, check=False)
    log = file.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-3000:]
    return log
