"""A link to a scene says what it is where it is pasted: Open Graph, and oEmbed with its discovery."""

import re
import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fastapi.testclient import TestClient

from app import pages, unfurl
from app.engine import trajectory
from app.main import app
from app.presets import PRESETS
from app.presets.base import Preset

SCENE = "landscape=rosenbrock&optimizer=sgd(lr=0.0005)&optimizer=momentum(lr=0.0002)&optimizer=adam(lr=0.1)&steps=60"
MARKUP = "%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app) as opened:
        yield opened


class Head(HTMLParser):
    """What the head of a page says of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.discovered: list[str] = []
        self.tags: list[str] = []
        self.frame: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            self.said[name] = given["content"]
        if tag == "iframe":
            self.frame = given
        if tag == "link" and given.get("type") == "application/json+oembed":
            self.discovered.append(given["href"])


def head(client: TestClient, address: str) -> Head:
    answer = client.get(address)
    assert answer.status_code == 200
    return Head(answer.text)


@pytest.mark.parametrize("page", ["/", "/embed"])
def test_a_link_says_what_the_scene_is(client: TestClient, page: str) -> None:
    said = head(client, f"{page}?{SCENE}").said
    assert said["og:title"] == "Rosenbrock: SGD, Momentum, Adam"
    assert said["og:image:alt"] == said["og:title"]
    assert said["og:description"].endswith(" 60 steps from (−1.2, 1).")
    assert said["og:url"] == f"http://testserver/?{SCENE}"
    assert said["og:image"] == f"http://testserver/figure.png?{SCENE}&size=1200,630"
    assert said["twitter:card"] == "summary_large_image"


def test_the_picture_is_there_and_as_large_as_is_said(client: TestClient) -> None:
    said = head(client, f"/?{SCENE}").said
    picture = client.get(said["og:image"])
    assert picture.status_code == 200, picture.text
    assert picture.headers["content-type"] == said["og:image:type"]
    width, height = struct.unpack(">II", picture.content[16:24])
    assert (str(width), str(height)) == (said["og:image:width"], said["og:image:height"])


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.id)
def test_an_example_says_what_to_observe(client: TestClient, preset: Preset) -> None:
    query = f"{preset.query}&preset={preset.id}"
    assert head(client, f"/?{query}").said["og:description"] == preset.sentence


def test_it_says_so_in_the_language_of_the_link(client: TestClient) -> None:
    said = head(client, f"/?{SCENE}&lang=ko").said
    assert said["og:locale"] == "ko"
    assert "lang=ko" in said["og:image"]
    by_browser = Head(client.get(f"/?{SCENE}", headers={"accept-language": "ko"}).text).said
    assert "lang=ko" in by_browser["og:image"]
    assert by_browser["og:description"] == said["og:description"]


def test_markup_in_a_label_stays_text(client: TestClient) -> None:
    found = head(client, f"/?optimizer=sgd(lr=0.1,label={MARKUP})")
    assert found.tags.count("script") == head(client, "/").tags.count("script")
    assert found.said["og:title"] == 'Ravine: "><script>alert(1)</script>'


@pytest.mark.parametrize(
    "query", ["landscape=nothing", "optimizer=sgd(", "steps=-1", "%ff%fe", "x" * 20_000, "a=%22%3E%3Cb%3E"]
)
def test_a_query_that_cannot_be_read_still_gets_the_page(client: TestClient, query: str) -> None:
    found = head(client, f"/?{query}")
    assert found.said["og:title"] == "Thalweg: how optimizers find their way down"
    assert found.said["og:url"] == "http://testserver/"
    assert found.discovered == []
    assert "b" not in found.tags


def test_nothing_is_computed_for_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a trajectory was computed")

    monkeypatch.setattr(trajectory, "paths", refuse, raising=False)
    monkeypatch.setattr(trajectory, "run", refuse)
    monkeypatch.setattr(trajectory, "run_together", refuse)
    assert head(client, f"/?{SCENE}&seed=4711").said["og:title"].startswith("Rosenbrock")


def test_queries_do_not_pile_up(client: TestClient) -> None:
    plain = pages._page.cache_info().currsize
    for seed in range(unfurl.KEPT + 5):
        client.get(f"/?seed={seed}")
    assert unfurl.card.cache_info().currsize <= unfurl.KEPT
    assert pages._with_card.cache_info().currsize <= pages.KEPT_PAGES
    assert pages._page.cache_info().currsize <= plain + 1


def test_behind_a_prefix_and_another_host_the_addresses_are_theirs() -> None:
    with TestClient(app, root_path="/thalweg", base_url="https://lectures.example") as client:
        said = Head(client.get(f"/thalweg/?{SCENE}").text).said
    assert said["og:image"].startswith("https://lectures.example/thalweg/figure.png?")
    assert said["og:url"].startswith("https://lectures.example/thalweg/?")


def test_discovery_leads_to_the_frame(client: TestClient) -> None:
    (link,) = head(client, f"/?{SCENE}").discovered
    told = client.get(link).json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "Rosenbrock: SGD, Momentum, Adam")
    frame = Head(told["html"]).frame
    assert frame["src"] == f"http://testserver/embed?{SCENE}"
    assert client.get(frame["src"]).status_code == 200
    assert (frame["width"], frame["height"]) == (str(told["width"]), str(told["height"]))
    assert parse_qs(urlsplit(link).query)["url"] == [f"http://testserver/?{SCENE}"]


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("", (960, 540)),
        ("&maxwidth=480", (480, 270)),
        ("&maxheight=90&maxwidth=2000", (160, 90)),
        ("&maxwidth=1", (1, 1)),
    ],
)
def test_a_frame_fits_where_it_is_to_go(client: TestClient, asked: str, size: tuple[int, int]) -> None:
    told = client.get(f"/oembed?url=http%3A%2F%2Ftestserver%2F%3Fsteps%3D5{asked}").json()
    assert (told["width"], told["height"]) == size
    assert ("thumbnail_url" in told) == (size[0] >= 120)


def test_a_frame_of_an_embed_keeps_its_keys(client: TestClient) -> None:
    url = quote("http://testserver/embed?steps=5&play=click&caption=a%26b%20c&size=320,240", safe="")
    told = client.get(f"/oembed?url={url}").json()
    assert 'src="http://testserver/embed?steps=5&amp;play=click&amp;caption=a%26b%20c"' in told["html"]


def test_a_label_that_looks_like_a_key_is_none(client: TestClient) -> None:
    url = quote("http://testserver/embed?optimizer=sgd(lr=0.1,label='play=x')&play=click", safe="")
    told = client.get(f"/oembed?url={url}").json()
    assert Head(told["html"]).frame["src"].endswith("&play=click")


def test_a_language_that_there_is_not_is_none(client: TestClient) -> None:
    for lang in ("..%252f..%252fsetup", "%253Cb%253E", "xx"):
        told = client.get(f"/oembed?url=http%3A%2F%2Ftestserver%2F%3Fsteps%3D5%26lang%3D{lang}").json()
        assert told["title"].startswith("Ravine: ")


def test_markup_in_a_label_stays_text_in_a_frame(client: TestClient) -> None:
    url = quote(f"http://testserver/?optimizer=sgd(lr=0.1,label={MARKUP})", safe="")
    told = client.get(f"/oembed?url={url}").json()
    assert "<script>" in told["title"]
    assert "<script" not in told["html"]


@pytest.mark.parametrize(
    ("asked", "status", "word"),
    [
        ("", 422, "url"),
        ("url=nothing", 404, "nothing"),
        ("url=http%3A%2F%2Felsewhere.example%2F", 404, "elsewhere"),
        ("url=javascript%3Aalert(1)", 404, "javascript"),
        ("url=http%3A%2F%2F%5B", 404, "http://["),
        ("url=http%3A%2F%2F%E2%84%80.com%2F", 404, ".com"),
        ("url=http%3A%2F%2Ftestserver%2Fdocs", 404, "docs"),
        ("url=http%3A%2F%2Ftestserver%2F%3Flandscape%3Dnothing", 422, "landscape"),
        ("url=http%3A%2F%2Ftestserver%2F&maxwidth=wide", 422, "maxwidth"),
        ("url=http%3A%2F%2Ftestserver%2F&maxheight=0", 422, "maxheight"),
        ("url=http%3A%2F%2Ftestserver%2F&format=xml", 501, "xml"),
    ],
)
def test_what_cannot_be_framed_is_said_in_a_sentence(client: TestClient, asked: str, status: int, word: str) -> None:
    answer = client.get(f"/oembed?{asked}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert word in answer.json()["detail"]


def test_a_key_that_there_is_not_takes_nothing_from_what_is_said_of_the_scene(client: TestClient) -> None:
    """Nor from the frame, nor from the picture of one without JavaScript."""
    page = client.get("/?landscape=rosenbrock&foo=1").text
    assert re.search('property="og:title" content="Rosenbrock', page)
    assert re.search(r'property="og:image" content="[^"]*landscape=rosenbrock', page)
    told = client.get("/oembed?url=http%3A%2F%2Ftestserver%2F%3Flandscape%3Drosenbrock%26foo%3D1")
    assert told.status_code == 200
    assert "foo" not in told.json()["html"]
    assert 'src="/figure.svg?landscape=rosenbrock"' in client.get("/embed?landscape=rosenbrock&foo=1").text
