"""Every kind of file: the same query gives the same bytes, an ETag holds, and what is wrong is said in a sentence."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.figures.formats import FORMATS
from app.figures.picture import compose, understand
from app.main import app

SCENE = "optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&steps=3&size=320,240&frames=2"
MARKUP = "</script><b>&amp;$x_1$ \\input{x} %d"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", FORMATS)
def test_the_same_query_gives_the_same_bytes_and_304(client: TestClient, path: str) -> None:
    first, second = (client.get(f"/{path}?{SCENE}") for _ in range(2))
    assert first.status_code == 200, first.text
    assert first.headers["content-type"].startswith(FORMATS[path].media_type)
    assert first.content
    assert first.content == second.content
    tag = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"/{path}?{SCENE}", headers=tag).status_code == 304
    assert client.get(f"/{path}?{SCENE}&steps=4&colours=1".replace("steps=3", ""), headers=tag).status_code == 200


@pytest.mark.parametrize("path", FORMATS)
def test_it_is_named_and_kept_from_doing_harm(client: TestClient, path: str) -> None:
    headers = client.head(f"/{path}?{SCENE}").headers
    assert f'filename="thalweg-ravine{FORMATS[path].suffix}"' in headers["content-disposition"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src 'unsafe-inline'" not in headers["content-security-policy"]
    assert headers["referrer-policy"]


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [("size=10", "size"), ("panels=nothing", "panels"), ("optimiser=sgd", "optimiser"), ("frames=1", "frames")],
)
def test_what_is_wrong_is_said_in_a_sentence(client: TestClient, path: str, wrong: str, field: str) -> None:
    answer = client.get(f"/{path}?{wrong}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith(field)


@pytest.mark.parametrize("path", FORMATS)
def test_words_of_a_person_stay_text(client: TestClient, path: str) -> None:
    words = quote(MARKUP, safe="")
    labelled = quote('sgd(lr=0.9,label="</script><b>$x_1$ \\\\input{x} %d")', safe="(),=")
    answer = client.get(f"/{path}?optimizer={labelled}&steps=3&size=320,240&frames=2&caption={words}&details=true")
    assert answer.status_code == 200, answer.text
    if FORMATS[path].media_type.startswith(("text/html", "image/svg")):
        assert "</script><b>" not in answer.text


MANY = compose(*understand("size=4096,4096&frames=600"))


@pytest.mark.parametrize("path", [path for path, kind in FORMATS.items() if kind.frames(MANY) > 1])
def test_moving_pictures_are_bounded(client: TestClient, path: str) -> None:
    answer = client.get(f"/{path}?size=4096,4096&frames=600")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "frames"
