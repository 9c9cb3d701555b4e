"""thalweg render: one figure. The file that the server would give, or one sentence and the right exit code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__, cli
from app.artefacts import ending
from app.figures.base import Context, Format, UnavailableError
from app.figures.formats import FORMATS
from app.figures.making import make
from app.kinds import DATA
from app.presets import PRESETS
from app.render import RefusedError, kinds
from app.render.kinds import kind_of
from app.render.source import Source
from app.words import Message

QUERY = "optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&steps=3&size=320,240&frames=2"
LINK = f"https://thalweg.example/lecture/?{QUERY}"
BASE = "https://thalweg.example/lecture/"


def _kind(path: str, **more: object) -> Format:
    """A kind of file that holds the address it is given."""

    def render(_: object, context: Context) -> bytes:
        return context.link.encode()

    usual = {"path": path, "media_type": "text/plain", "kind": DATA, "label": "", "sentence": "", "render": render}
    return Format(**{**usual, **more})  # type: ignore[arg-type]


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of files made for these tests."""
    made = [_kind(path) for path in ("figure.png", "figure.svg", "qr.svg", "data.csv", "data.txt", "notes.txt")]
    monkeypatch.setattr(kinds, "FORMATS", {kind.path: kind for kind in made})


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(["render", *arguments])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("path", FORMATS)
def test_each_declared_kind_is_the_file_that_the_server_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    file = tmp_path / "figures" / path
    code, out, err = _said(capsys, LINK, str(file))
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(file))} \([\d.]+ (bytes|kB|MB)\)\n", out)
    assert file.read_bytes() == make(FORMATS[path], QUERY, BASE)[0]
    assert [found.name for found in file.parent.iterdir()] == [path]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("figure.png", "figure.png"),
        ("week 1/Ravine.PNG", "figure.png"),
        ("png", "figure.png"),
        (".png", "figure.png"),
        ("ravine.svg", "figure.svg"),
        ("ravine-qr.svg", "qr.svg"),
        ("qr.svg", "qr.svg"),
        ("notes.txt", "notes.txt"),
        ("ravine.v2.csv", "data.csv"),
    ],
)
def test_the_name_says_what_kind_of_file(declared: None, name: str, path: str) -> None:
    assert kind_of(name).path == path


@pytest.mark.parametrize("path", FORMATS)
def test_a_name_made_for_a_kind_means_that_kind(path: str) -> None:
    assert kind_of("ravine" + ending(FORMATS[path])).path == path
    assert kind_of(path).path == path


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ravine.txt", "ravine.txt may be data.txt or notes.txt; say which, as in ravine-data.txt"),
        ("ravine.docx", "ravine.docx is no kind of file; there are figure.png, figure.svg, qr.svg"),
        ("ravine", "ravine is no kind of file; there are figure.png"),
    ],
)
def test_a_name_that_does_not_say_is_refused_with_what_there_is(declared: None, name: str, sentence: str) -> None:
    with pytest.raises(RefusedError, match=f"^{re.escape(sentence)}"):
        kind_of(name)


@pytest.mark.parametrize(
    ("text", "query", "base"),
    [
        (QUERY, QUERY, ""),
        (f"?{QUERY}", QUERY, ""),
        ("", "", ""),
        (LINK, QUERY, BASE),
        (f"{LINK}#top", QUERY, BASE),
        ("https://thalweg.example/lecture/embed?steps=3", "steps=3", BASE),
        ("http://localhost:8000?steps=3", "steps=3", "http://localhost:8000/"),
        ("http://localhost:8000/", "", "http://localhost:8000/"),
        ("zigzag", PRESETS["zigzag"].query, ""),
    ],
)
def test_a_query_a_link_or_an_example(text: str, query: str, base: str) -> None:
    assert Source.read(text) == Source(query, base)


def test_without_an_explorer_there_is_no_link() -> None:
    echo = _kind("figure.txt")
    assert make(echo, QUERY, BASE)[0].decode() == LINK
    assert make(echo, QUERY)[0] == b""


def test_keys_can_be_set(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    assert (
        _said(capsys, QUERY, str(file), "--set", "steps=5", "--set", "optimizer=sgd", "--set", "caption=A & B")[0] == 0
    )
    assert file.read_bytes() == make(FORMATS["data.csv"], "optimizer=sgd&steps=5")[0]
    assert Source.read(QUERY).under({"caption": ["A & B"]}).query == f"{QUERY}&caption=A%20%26%20B"


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["render", QUERY, "-", "--format", "csv"]) == 0
    assert capfdbinary.readouterr() == (make(FORMATS["data.csv"], QUERY)[0], b"")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["optimiser=sgd&stpes=1", "a.csv"],
            "'optimiser': there is no such key (did you mean optimizer?); "
            "'stpes': there is no such key (did you mean steps?)",
        ),
        (
            ["optimizer=adan", "a.csv"],
            "optimizers[0]: 'adan' is not in the catalogue (did you mean adam or radam or nadam?)",
        ),
        (["zigzga", "a.csv"], "'zigzga' is neither a query nor an example (did you mean zigzag?)"),
        (["size=10,10", "a.csv"], "size[0] must be at least 120, not 10; size[1] must be at least 90, not 10"),
        (["steps=0&lang=ko", "a.csv"], "steps의 값은 1 이상이어야 합니다(받은 값: 0)"),
        (["steps=3", "a.docx"], "a.docx is no kind of file; there are " + ", ".join(FORMATS)),
        (["steps=3", "-"], "standard output has no name that tells the kind of file; say --format png, for example"),
        (["steps=3"], "where to? Name a file, as in: thalweg render 'steps=3' figure.png"),
        (
            ["steps=3", "a.csv", "--force"],
            "--force is for a lecture; one figure is rendered into the file that is named",
        ),
        (["", "a.csv", "--set", "5"], "--set takes a key and its value, as in --set size=1280,720, not '5'"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_no_file(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _said(capsys, *arguments) == (2, "", f"thalweg: {sentence}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = _said(capsys, "steps=3", str(tmp_path / "file" / "data.csv"))
    assert (code, out) == (1, "")
    assert re.fullmatch(r"thalweg: .*file: (file exists|not a directory)\n", err)


def test_a_kind_that_lacks_a_package_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(*_: object) -> bytes:
        raise UnavailableError(Message("videos take the package av"))

    monkeypatch.setitem(FORMATS, "figure.film", _kind("figure.film", render=render))
    assert _said(capsys, "", str(tmp_path / "a.film")) == (1, "", "thalweg: videos take the package av\n")


def test_help_tells_of_every_kind_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["render", "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    for word in ("--set", "--out", "--example", "thalweg render lecture.toml", "caption", "transparent", *FORMATS):
        assert word in said


def test_serving_needs_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--version"], ["serve", "--version"]):
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        assert left.value.code == 0
        assert capsys.readouterr().out == f"thalweg {__version__}\n"


def test_rendering_loads_no_server() -> None:
    code = "import sys, app.render.batch; print(sorted({'uvicorn', 'app.main', 'scipy.optimize'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
