"""Every kind of file: the same query gives the same bytes, an ETag holds, and what is wrong is said in a sentence."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app import files
from app.artefacts import ending
from app.figures.formats import FORMATS
from app.figures.picture import compose, distinct, understand
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


def test_who_has_a_file_need_not_wait_until_it_is_drawn_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"/figure.gif?{SCENE}")
    monkeypatch.setattr(files, "make", None)
    again = client.get(f"/figure.gif?{SCENE}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]


def test_another_picture_is_drawn_whatever_one_has(client: TestClient) -> None:
    tag = {"If-None-Match": client.get(f"/figure.png?{SCENE}").headers["etag"]}
    others = (
        f"/figure.png?{SCENE}&theme=dark",
        f"/figure.svg?{SCENE}",
        f"http://elsewhere/figure.png?{SCENE}&details=true",
    )
    for other in others:
        client.get(other)
        assert client.get(other, headers=tag).status_code == 200


@pytest.mark.parametrize("path", FORMATS)
def test_it_is_named_and_kept_from_doing_harm(client: TestClient, path: str) -> None:
    headers = client.head(f"/{path}?{SCENE}").headers
    assert f'filename="thalweg-ravine{ending(FORMATS[path])}"' in headers["content-disposition"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    directives = [part.split() for part in headers["content-security-policy"].split(";") if part.strip()]
    scripts = next((rest for name, *rest in directives if name == "script-src"), [])
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & {*scripts}
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
    answer = client.get(f"/{path}?optimizer={labelled}&steps=3&size=480,360&frames=2&caption={words}&details=true")
    assert answer.status_code == 200, answer.text
    if FORMATS[path].media_type.startswith(("text/html", "image/svg")):
        assert "</script><b>" not in answer.text


@pytest.mark.parametrize("path", FORMATS)
def test_control_characters_are_refused(client: TestClient, path: str) -> None:
    """LaTeX and XML know of none."""
    for key, value in (("caption", "a%00"), ("optimizer", "sgd(label=a%1b)")):
        answer = client.get(f"/{path}?{key}={value}&steps=2")
        assert answer.status_code == 422
        assert "free of control characters" in answer.json()["detail"]


MANY = compose(*understand("size=4096,4096&frames=600"))


@pytest.mark.parametrize("path", [path for path, kind in FORMATS.items() if kind.frames(MANY) > 1])
def test_moving_pictures_are_bounded(client: TestClient, path: str) -> None:
    answer = client.get(f"/{path}?size=4096,4096&frames=600")
    assert answer.status_code == 422
    error = answer.json()["errors"][0]
    assert (error["field"], error["value"]) == ("frames", "600")


def test_too_many_frames_are_counted_where_nobody_asked_for_so_many(client: TestClient) -> None:
    answer = client.get("/figure.gif?size=4096,4096&steps=300")
    assert answer.json()["errors"][0]["value"] == "120"


@pytest.mark.parametrize("path", [path for path, kind in FORMATS.items() if "size" in kind.keys])
def test_what_is_too_fine_is_refused_where_a_picture_has_dots(client: TestClient, path: str) -> None:
    """And the key that asks for too much is named."""
    answer = client.get(f"/{path}?size=1920,1080&dpi=600&frames=2&steps=2")
    assert (answer.status_code == 422) == ("dpi" in FORMATS[path].keys), answer.text[:200]
    if answer.status_code == 422:
        error = answer.json()["errors"][0]
        assert (error["field"], error["value"]) == ("dpi", "600")


DRAWN = [path for path, kind in FORMATS.items() if "size" in kind.keys]


@pytest.mark.parametrize("path", DRAWN)
@pytest.mark.parametrize("panels", ["none", "inspector"])
def test_a_figure_of_nothing_is_refused(client: TestClient, path: str, panels: str) -> None:
    answer = client.get(f"/{path}?panels={panels}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "panels"


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("wild", ["landscape=rosenbrock&optimizer=sgd(lr=0.1)", "landscape=1e99*x**2", "speed=1e-9"])
def test_wild_numbers_break_nothing(client: TestClient, path: str, wild: str) -> None:
    assert client.get(f"/{path}?{wild}&steps=9&size=320,240&frames=2").status_code in {200, 422}


def test_a_name_is_given_once() -> None:
    assert distinct(["SGD", "SGD (2)", "SGD", "Adam"]) == ["SGD", "SGD (2)", "SGD (3)", "Adam"]


def test_what_is_hidden_does_not_shorten_time() -> None:
    query = "landscape=rosenbrock&optimizer=sgd(lr=0.1)&optimizer=adam(lr=0.05)&steps=40"
    assert compose(*understand(f"{query}&hide=adam")).steps == compose(*understand(query)).steps == 40
