"""Everything of a scene in one archive: the same bytes each time, and honest about what is missing."""

import io
import zipfile
from dataclasses import replace
from html import escape

import pytest
from fastapi.testclient import TestClient

from app.figures import formats
from app.figures.base import Context, Format, GivenUpError, UnavailableError
from app.figures.formats import FORMATS
from app.figures.formats.scene_zip import FORMAT
from app.figures.picture import Picture, compose, understand
from app.main import app
from app.snippets import SNIPPETS
from app.words import Message

QUERY = "landscape=sphere&optimizer=sgd(lr=0.1)&optimizer=adam(lr=0.3)&steps=3&size=320,240&frames=2&lang=en"
LINK = f"http://host/?{QUERY}"


def archive(query: str = QUERY) -> zipfile.ZipFile:
    answer = TestClient(app).get(f"/scene.zip?{query}")
    assert answer.status_code == 200, answer.text
    return zipfile.ZipFile(io.BytesIO(answer.content))


@pytest.fixture(scope="module")
def found() -> zipfile.ZipFile:
    return archive()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> dict[str, Format]:
    """Two formats, one of which this server cannot make."""

    def lacking(_: Picture, __: Context) -> bytes:
        raise UnavailableError(Message("there is no {what}", what="camera"))

    chosen = {
        "data.csv": FORMATS["data.csv"],
        "figure.film": replace(FORMATS["data.csv"], path="figure.film", render=lacking),
    }
    monkeypatch.setattr(formats, "FORMATS", chosen)
    return chosen


def test_it_holds_what_is_declared_to_belong_in_it(found: zipfile.ZipFile) -> None:
    assert found.testzip() is None
    readme = found.read("README.txt").decode()
    inside = set(found.namelist()) - {"README.txt"}
    bundled = {path for path, kind in FORMATS.items() if kind.bundled}
    assert inside <= bundled
    assert FORMAT.path not in inside
    for path in bundled - inside:
        assert f"{path} " in readme
        assert "not in this archive" in readme


def test_each_file_is_the_one_that_its_address_gives(found: zipfile.ZipFile) -> None:
    client = TestClient(app)
    for name in set(found.namelist()) - {"README.txt"}:
        assert found.read(name) == client.get(f"/{name}?{QUERY}").content, name


def test_the_readme_tells_the_link_and_what_to_paste(found: zipfile.ZipFile) -> None:
    readme = found.read("README.txt").decode()
    assert readme.startswith("Sphere: SGD, Adam\n")
    scene = QUERY.replace("&size=320,240&frames=2", "")
    assert f"\nhttp://testserver/?{scene}\n" in readme
    for snippet in SNIPPETS.values():
        assert f"\n{snippet.label}." in readme
    assert 'data-src="http://testserver/embed?landscape=sphere&amp;' in readme
    assert "{url}" not in readme


def test_a_label_that_looks_like_a_key_is_none(few: dict[str, Format]) -> None:
    label = "optimizer=sgd(lr=0.1,label='play=x')"
    readme = archive(f"landscape=sphere&{label}&steps=3&lang=en").read("README.txt").decode()
    assert f"{escape(label)}&amp;steps=3&amp;lang=en&amp;play=slide" in readme, readme


def test_nothing_in_it_has_a_date(found: zipfile.ZipFile) -> None:
    assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_this_server_cannot_make_is_told_of(few: dict[str, Format]) -> None:
    picture = compose(*understand(QUERY))
    body = zipfile.ZipFile(io.BytesIO(FORMAT.render(picture, Context(LINK))))
    assert body.namelist() == ["README.txt", "data.csv"]
    assert "figure.film  not in this archive: there is no camera" in body.read("README.txt").decode()


def test_it_gives_up_when_nobody_waits(few: dict[str, Format]) -> None:
    asked = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(GivenUpError):
        FORMAT.render(compose(*understand(QUERY)), Context(LINK, stopped=stopped))
    assert len(asked) == 2
