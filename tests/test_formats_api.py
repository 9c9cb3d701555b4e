"""What a scene can be had as, and what to paste where: declared once, told by the API, escaped for each language."""

import ast
import builtins
import re
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app import artefacts
from app.api import sharing
from app.artefact import OPTIONS
from app.figures.formats import FORMATS
from app.kinds import KINDS
from app.main import app
from app.query import read_query
from app.snippets import SNIPPETS
from app.snippets.base import PLACES, Piece, fill
from app.view import EmbedView, FigureView

PIECES = [(name, piece) for name, snippet in SNIPPETS.items() for piece in snippet.pieces]
HOSTILE = {
    "url": "http://host/~smith^/embed?landscape=x**2+y**2&optimizer=sgd(lr=0.1,label=%22%3Cb%3E_a_)&play=none",
    "link": "http://host/~smith^/?landscape=x**2+y**2&optimizer=sgd(lr=0.1,label=%22%3Cb%3E_a_)",
    "file": "figure.pdf",
    "name": "figure",
    "title": "Bowl: \"><script>alert(1)</script> & 'x' [a](b) $x_1^2$ \\input{y} 100% #~`*\nnext",
    "width": "960",
    "height": "540",
    "rate": "10",
}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    client = TestClient(app)
    return {kind: client.get(f"/api/v1/{kind}").json()[kind] for kind in ("formats", "snippets")}


def test_every_declared_format_and_the_frame_are_told(told: dict[str, Any]) -> None:
    assert {found["path"] for found in told["formats"]} == {"embed", *FORMATS}
    for found in told["formats"]:
        if declared := FORMATS.get(found["path"]):
            assert (found["label"], found["sentence"]) == (declared.label, declared.sentence)


def test_files_of_one_scene_have_names_of_their_own(told: dict[str, Any]) -> None:
    endings = {found["path"]: found["ending"] for found in told["formats"]}
    assert endings.pop("embed") == ""
    assert len({*endings.values()}) == len(endings)
    for path, ending in (
        ("figure.svg", ".svg"),
        ("qr.svg", "-qr.svg"),
        ("data.json", "-data.json"),
        ("code.py", ".py"),
    ):
        assert endings[path] == ending


def test_a_group_stands_together(told: dict[str, Any]) -> None:
    groups = [found["group"] for found in told["formats"]]
    assert [group for index, group in enumerate(groups) if group not in groups[:index]] == [
        group for group, before in zip(groups, ["", *groups], strict=False) if group != before
    ]


def test_a_key_can_be_chosen_where_a_format_heeds_it_and_nowhere_else(told: dict[str, Any]) -> None:
    for found in told["formats"]:
        names = {option["name"] for option in found["options"]}
        if declared := FORMATS.get(found["path"]):
            assert names - {"theme", "loop"} <= set(declared.keys)
            assert set(declared.keys) & set(OPTIONS) <= names


def test_the_bounds_of_an_option_are_those_of_the_view(told: dict[str, Any]) -> None:
    client = TestClient(app)
    for found in told["formats"]:
        for option in found["options"]:
            view = EmbedView if found["path"] == "embed" and option["addressed"] else FigureView
            assert option["name"] in view.model_fields
            for value in option["values"]:
                assert value["label"]
            if option["kind"] in {"integer", "number"} and option["maximum"] is not None and found["path"] in FORMATS:
                answer = client.get(f"/{found['path']}?{option['name']}={option['maximum'] + 1}")
                assert answer.status_code == 422, option


def test_a_format_that_is_not_there_is_404_with_the_nearest() -> None:
    answer = TestClient(app).get("/api/v1/formats/data.cvs")
    assert answer.status_code == 404
    assert "data.csv" in answer.json()["detail"]


def test_snippets_are_for_kinds_that_there_are_and_fill_places_that_there_are() -> None:
    kinds = {kind.id for kind in KINDS}
    for name, piece in PIECES:
        assert set(piece.kinds) <= kinds, name
        assert piece.template or piece.note, name
        places = set(re.findall(r"(?<!package)\{([a-z]+)\}", piece.template))
        assert places <= set(PLACES), (name, places - set(PLACES))


def test_what_suits_a_program_is_a_key_of_the_frame(told: dict[str, Any]) -> None:
    for found in told["snippets"]:
        if found["view"]:
            understood = read_query(found["view"], EmbedView)
            assert EmbedView.model_validate(understood).model_dump(exclude_defaults=True) == understood, found["id"]


def test_a_video_is_missing_where_what_it_takes_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    mp4 = artefacts.every()["figure.mp4"]
    assert sharing.artefact(mp4)["missing"] is None
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "av":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr("app.artefact.find_spec", {}.get)
    monkeypatch.delitem(sys.modules, "av", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert all(
        (sharing.artefact(found)["missing"] is not None) is (found.kind.id == "video")
        for found in artefacts.every().values()
    )
    refused = TestClient(app).get("/figure.mp4?steps=2&frames=2&size=120,90")
    assert refused.status_code == 501
    assert refused.json()["detail"] == f"{sharing.artefact(mp4)['missing']}."


def test_every_artefact_can_be_pasted_somewhere() -> None:
    for found in artefacts.every().values():
        assert any(found.kind.id in piece.kinds for _, piece in PIECES), found.path


class Elements(HTMLParser):
    """The elements of a piece, with their attributes as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _of(syntax: str) -> list[Any]:
    return [pytest.param(piece, id=f"{name}-{piece.kinds[0]}") for name, piece in PIECES if piece.syntax == syntax]


@pytest.mark.parametrize("piece", _of("html"))
def test_html_reads_back_what_was_filled_in(piece: Piece) -> None:
    filled = Elements(fill(piece, HOSTILE)).found
    plain = Elements(piece.template).found
    assert [tag for tag, _ in filled] == [tag for tag, _ in plain]
    for (_, given), (_, pattern) in zip(filled, plain, strict=True):
        for name, value in pattern.items():
            wanted = re.sub(r"\{(\w+)\}", lambda place: HOSTILE[place[1]].replace("\n", " "), value or "")
            assert (given[name] or "") == wanted


@pytest.mark.parametrize("piece", _of("python"))
def test_python_reads_back_what_was_filled_in(piece: Piece) -> None:
    tree = ast.parse(fill(piece, HOSTILE))
    assert HOSTILE["url"] in {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("piece", _of("markdown"))
def test_markdown_keeps_the_address_readable_and_the_words_words(piece: Piece) -> None:
    text = fill(piece, HOSTILE)
    assert "\n" not in text
    addresses = re.findall(r"\(<([^<>]*)>\)", text)
    assert set(addresses) <= {HOSTILE["url"], HOSTILE["link"]}
    assert re.search(r"(?<!\\)<script", text) is None


@pytest.mark.parametrize("piece", _of("latex"))
def test_latex_takes_no_command_from_the_words(piece: Piece) -> None:
    text = fill(piece, HOSTILE)
    assert r"\input{y}" not in text
    if "{link}" in piece.template or "{url}" in piece.template:
        assert r"{http://host/\%7Esmith\%5E/" in text
    for line in (line for line in text.splitlines() if not line.startswith("%")):
        assert re.search(r"(?<!\\)[%#&]", line) is None
        depth = 0
        for brace in re.findall(r"(?<!\\)[{}]", line):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0


def test_a_newcomer_is_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    import app.snippets as package

    (tmp_path / "newcomer.py").write_text(
        "from app.snippets.base import Piece, Snippet\n"
        "snippet = Snippet(label='Newcomer', place=0, pieces=(Piece(kinds=('live',), template='{url}'),))\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    assert next(iter(package._discover())) == "newcomer"
