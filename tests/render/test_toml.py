"""A lecture's file: what it may say, and what is said of one that cannot be understood."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.presets import PRESETS
from app.query import documented_keys
from app.render.lecture import REPEATED, read_lecture
from app.render.source import Source
from app.scene import Scene
from app.view import FigureView

Rendered = Callable[..., tuple[int, str]]


def _read(place: Path, text: str) -> list[Source]:
    (place / "lecture.toml").write_text(text, encoding="utf-8")
    return [figure.source for figure in read_lecture(place / "lecture.toml")]


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        ("steps = 40", "steps=40"),
        ('landscape = "x**2 + a*y**2"\nparameters = { a = 2 }', "landscape=x**2%20+%20a*y**2&parameters=a=2"),
        ('landscape = { id = "rosenbrock", b = 30 }', "landscape=rosenbrock(b=30)"),
        ("start = [-1.5, 2]", "start=-1.5,2"),
        ("start = [[-1.5, 2], [1, 0.25]]", "start=-1.5,2&start=1,0.25"),
        ('start = ["-1.5,2", "1,2"]', "start=-1.5,2&start=1,2"),
        ('optimizers = ["sgd(lr=0.95)", "adam"]', "optimizer=sgd(lr=0.95)&optimizer=adam"),
        ('optimizer = "sgd(lr=0.95)"', "optimizer=sgd(lr=0.95)"),
        (
            'optimizers = [{ id = "adam", lr = 0.3, schedule = { id = "cosine", t_max = 9 }, label = "A, B" }]',
            "optimizer=adam(lr=0.3,schedule=cosine(t_max=9),label='A,%20B')",
        ),
        ("domain = [[-3, 3], [-2, 2]]", "domain=-3,3,-2,2"),
        ("stop = { grad_norm = 1e-6 }", "stop=grad_norm=1e-06"),
        ('panels = ["contour", "loss"]', "panels=contour,loss"),
        ("overlays = []", "overlays="),
        ('hide = ["SGD", "Adam"]', "hide=SGD&hide=Adam"),
        ("details = true", "details=true"),
        ('caption = "5 & 6 <b>"', "caption=5%20%26%206%20%3Cb%3E"),
        ("size = [1280, 720]", "size=1280,720"),
        ('size = "1280,720"', "size=1280,720"),
    ],
)
def test_toml_becomes_a_query(place: Path, keys: str, query: str) -> None:
    assert _read(place, f'[[figure]]\nname = "a"\nformats = ["csv"]\n{keys}') == [Source(query)]


@pytest.mark.parametrize("model", [Scene, FigureView])
def test_every_key_of_a_query_can_be_said(place: Path, model: type[Scene | FigureView]) -> None:
    for key in documented_keys(model):
        if key["name"] == "preset":  # here the example that a figure begins with
            continue
        value = json.dumps(key["example"], ensure_ascii=False)
        found = _read(place, f'[[figure]]\nname = "a"\nformats = ["csv"]\n{key["name"]} = {value}')
        assert found[0].query.startswith(f"{key['name']}="), key["name"]
        assert REPEATED[key["name"]] == (key["schema"]["type"] == "array")


def test_a_figure_comes_before_its_beginning_and_that_before_the_defaults(place: Path) -> None:
    text = """
link = "https://thalweg.example/lecture"
[defaults]
formats = ["csv"]
theme = "dark"
font = 14
[[figure]]
preset = "zigzag"
theme = "light"
[[figure]]
name = "linked"
query = "http://localhost:8000/?steps=3&theme=light&font=9"
steps = 4
[[figure]]
name = "plain"
"""
    assert _read(place, text) == [
        Source(f"{PRESETS['zigzag'].query}&theme=light&font=14", "https://thalweg.example/lecture/"),
        Source("theme=light&font=9&steps=4", "http://localhost:8000/"),
        Source("theme=dark&font=14", "https://thalweg.example/lecture/"),
    ]


NAMED = '[[figure]]\nname = "a"\n'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[figure]", "this is not TOML: expected ']]' at the end of an array declaration (at line 1,"),
        ("", "there is no [[figure]]; thalweg render --example shows how to write one"),
        ('[[figures]]\nname = "a"', "figures is not a known key (did you mean figure?)"),
        ('[figure]\nname = "a"', 'figure must be a list, not "{\\"name\\": \\"a\\"}"'),
        (f'{NAMED}formats = ["csv"]\nstep = 5', "figure 1, a: step is not a known key (did you mean steps or stop?)"),
        (f'link = "thalweg.example"\n{NAMED}', "link is the address of the explorer, as in http://127.0.0.1:8000/"),
        (f"[defaults]\nfont_size = 5\n{NAMED}", "[defaults]: font_size is not a known key"),
        (f'{NAMED}formats = "csv"', 'figure 1, a: formats must be a list, not "csv"'),
        (f'{NAMED}formats = ["docx"]', "figure 1, a: docx is no kind of file; there are"),
        (NAMED, 'figure 1, a: it has no formats, and [defaults] has none; say formats = ["png"], for example'),
        ('[[figure]]\nformats = ["csv"]', "figure 1: it has no name; its files are named by it"),
        (f'{NAMED}preset = "zigzga"', "figure 1, a: there is no preset 'zigzga' (did you mean zigzag?)"),
        (f'{NAMED}preset = "zigzag"\nquery = "steps=3"', "figure 1, a: it begins with a preset or with a query"),
        (f'{NAMED}formats = ["csv"]\noptimizers = [{{ lr = [1] }}]', "figure 1, a: optimizers: lr cannot be [1]; "),
        (f'{NAMED}formats = ["csv"]\nsteps = 1979-05-27', "figure 1, a: steps: a key has a text, a number, true"),
        ('[[figure]]\nname = "a."\nformats = ["csv"]', "figure 1, a.: 'a.' cannot name a file in the folder; "),
        ('[[figure]]\nname = "a./b"\nformats = ["csv"]', "figure 1, a./b: 'a./b' cannot name a file in the folder; "),
        ('[[figure]]\nname = "Con"\nformats = ["csv"]', "figure 1, Con: 'Con' cannot name a file on Windows"),
        ('[[figure]]\nname = "a/lpt1.b/c"\nformats = ["csv"]', "figure 1, a/lpt1.b/c: 'lpt1.b' cannot name a file on"),
        (
            f'[[figure]]\nname = "{"a" * 300}"\nformats = ["csv"]',
            f"figure 1, {'a' * 300}: a name has at most 200 bytes",
        ),
        ('[[figure]]\nname = "a.csv"\nformats = ["csv"]', "figure 1, a.csv: a name is without its ending"),
    ],
)
def test_a_lecture_that_cannot_be_understood_writes_nothing(
    place: Path, render: Rendered, text: str, sentence: str
) -> None:
    code, said = render(text)
    assert code == 2
    assert said.startswith(f"thalweg: lecture.toml: {sentence}"), said
    assert [path.name for path in place.iterdir()] == ["lecture.toml"]


def test_all_that_is_wrong_is_told_at_once(render: Rendered) -> None:
    code, said = render('[[figure]]\nname = "a"\nfoo = 1\nstep = 2\n[[figure]]\nname = "b"\nformats = ["docx"]')
    assert code == 2
    places = [line.split(": ")[2] for line in said.splitlines()]
    assert places == ["figure 1, a", "figure 1, a", "figure 2, b"]


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/tmp/x", "..", ".hidden", "a//b", "a\\\\b", "C:x", "a\\u0000b", "a\\nb", " a", "a/"]
)
def test_a_name_stays_in_the_folder(place: Path, render: Rendered, name: str) -> None:
    code, said = render(f'[[figure]]\nname = "{name}"\nformats = ["csv"]')
    assert code == 2
    assert "cannot name a file in the folder" in said
    assert [path.name for path in place.iterdir()] == ["lecture.toml"]


@pytest.mark.parametrize("other", ["zigzag", "Zigzag"])
def test_names_that_collide_are_refused(render: Rendered, other: str) -> None:
    code, said = render(f'[defaults]\nformats = ["csv"]\n[[figure]]\npreset = "zigzag"\n[[figure]]\nname = "{other}"')
    assert code == 2
    assert said == f"thalweg: lecture.toml: two figures would write {other}.csv: zigzag and {other}\n"
