"""Answers that may be kept: ETag, 304, Cache-Control, gzip and HEAD."""

import gzip
import re
from collections.abc import Mapping

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app import artefacts, assets
from app.figures.formats import FORMATS
from app.landscapes import LANDSCAPES
from app.main import app
from app.optimizers import OPTIMIZERS
from app.presets import PRESETS
from app.replies import PACKED
from app.schedules import SCHEDULES
from app.snippets import SNIPPETS
from tests.api.wire import COMPUTING

CATALOGUES: dict[str, Mapping[str, object]] = {
    "landscapes": LANDSCAPES,
    "optimizers": OPTIMIZERS,
    "presets": PRESETS,
    "schedules": SCHEDULES,
    "formats": artefacts.every(),
    "snippets": SNIPPETS,
}


def _address(path: str) -> str:
    """An address that a route answers, for its pattern."""
    if path.startswith("/static"):
        return assets.static_url(next(iter(assets.static_assets())))
    if path.startswith("/plotly-"):
        return assets.plotly_url()
    if path.lstrip("/") in FORMATS:
        return f"{path}?size=320,240&steps=3"
    if path == "/oembed":
        return "/oembed?url=http://testserver/"
    return path.format(name=next(iter(CATALOGUES.get(path.split("/")[-2], {})), ""))


READABLE = [
    _address(str(getattr(route, "path", None)))
    for route in app.routes
    if "GET" in (getattr(route, "methods", None) or ())
]
QUESTIONS = [
    "/api/v1/trajectories?landscape=himmelblau&steps=40",
    "/api/v1/trajectories?landscape=x**2%2By**2&encoding=base64",
    "/api/v1/surface?landscape=ackley&resolution=31,31",
]
KEPT = [address for address in (*READABLE, *QUESTIONS) if address != "/healthz"]


def _plain(client: TestClient, address: str, method: str = "GET", **headers: str) -> Response:
    return client.request(method, address, headers={"accept-encoding": "identity", **headers})


def test_every_kind_of_address_is_among_those_tested() -> None:
    assert {"/", "/docs", "/healthz", "/openapi.json", *COMPUTING} < set(READABLE)
    assert len(READABLE) == len(set(READABLE)) > 12


@pytest.mark.parametrize("address", [*READABLE, *QUESTIONS])
def test_every_answer_says_how_long_it_may_be_kept(client: TestClient, address: str) -> None:
    answer = _plain(client, address)
    assert answer.status_code == 200
    keep = answer.headers["cache-control"]
    if address.startswith("/api/"):
        assert keep == "public, max-age=600"
    assert re.fullmatch(r"no-store|no-cache|public, max-age=\d+(, immutable)?", keep)


@pytest.mark.parametrize("address", KEPT)
def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient, address: str) -> None:
    first = _plain(client, address)
    tag = first.headers["etag"]
    for held in (tag, f'"other", {tag}', f'{tag},W/"other"'):
        again = _plain(client, address, **{"if-none-match": held})
        assert again.status_code == 304
        assert again.content == b""
        for name in ("etag", "cache-control", "vary"):
            assert again.headers[name] == first.headers[name]
    assert _plain(client, address, **{"if-none-match": 'W/"other"'}).content == first.content


@pytest.mark.parametrize("address", [*READABLE, *QUESTIONS])
def test_compression_changes_the_bytes_on_the_wire_but_not_what_they_say(client: TestClient, address: str) -> None:
    plain = _plain(client, address)
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["vary"]
    with client.stream("GET", address, headers={"accept-encoding": "br;q=1, gzip;q=0.8"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert len(raw) == int(answer.headers["content-length"])
    assert answer.headers.get("etag") == plain.headers.get("etag")
    assert ("etag" in plain.headers) == (plain.headers["cache-control"] != "no-store")
    if "content-encoding" in answer.headers:
        assert answer.headers["content-encoding"] == "gzip"
        raw = gzip.decompress(raw)
    else:
        packed = answer.headers["content-type"].startswith(PACKED)
        assert packed or len(raw) < 1024, "long enough to be worth compressing"
    assert raw == plain.content


@pytest.mark.parametrize("accepted", ["identity", "br", "gzip;q=0", "gzip;q=0.0, deflate", "gzip; q=0"])
@pytest.mark.parametrize("address", QUESTIONS)
def test_gzip_goes_only_to_those_who_asked_for_it(client: TestClient, address: str, accepted: str) -> None:
    assert "content-encoding" not in client.get(address, headers={"accept-encoding": accepted}).headers


@pytest.mark.parametrize("address", [*READABLE, *QUESTIONS])
def test_head_is_answered_like_get_without_the_body(client: TestClient, address: str) -> None:
    head, get = _plain(client, address, "HEAD"), _plain(client, address)
    assert head.status_code == get.status_code == 200
    assert head.headers == get.headers
    assert head.content == b""


def test_head_of_what_is_not_there_is_404(client: TestClient) -> None:
    assert client.head("/api/v1/optimizers/adm").status_code == 404


@pytest.mark.parametrize("path", COMPUTING)
def test_an_answer_to_a_post_is_never_kept(client: TestClient, path: str) -> None:
    answer = client.post(path, json={})
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    held = client.post(path, json={}, headers={"if-none-match": "*"})
    assert (held.status_code, held.content) == (200, answer.content), "304 answers a GET only"


def test_answers_that_differ_have_tags_that_differ(client: TestClient) -> None:
    tags = [client.head(f"/api/v1/trajectories?steps={steps}").headers["etag"] for steps in range(1, 20)]
    assert len(set(tags)) == len(tags)


VIDEO = "/figure.webm?size=320,240&steps=3"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-", 0, None), ("bytes=100-199", 100, 199), ("bytes=100-99999999", 100, None), ("bytes=-50", -50, None)],
)
def test_a_player_gets_the_part_of_a_video_that_it_asks_for(
    client: TestClient, asked: str, first: int, last: int | None
) -> None:
    """Or it could not go to a place in it."""
    whole = _plain(client, VIDEO)
    assert (whole.status_code, whole.headers["accept-ranges"]) == (200, "bytes")
    size = len(whole.content)
    begin, end = first % size, size - 1 if last is None else last
    part = _plain(client, VIDEO, range=asked)
    assert (part.status_code, part.content) == (206, whole.content[begin : end + 1])
    assert part.headers["content-range"] == f"bytes {begin}-{end}/{size}"


def test_a_part_that_there_is_not_is_refused_and_what_is_no_range_passed_over(client: TestClient) -> None:
    whole = _plain(client, VIDEO)
    for asked in ("bytes=99999999-", "bytes=9-3"):
        answer = _plain(client, VIDEO, range=asked)
        assert (answer.status_code, answer.content) == (416, b"")
        assert answer.headers["content-range"] == f"bytes */{len(whole.content)}"
    for passed in ("bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=x-"):
        assert _plain(client, VIDEO, range=passed).content == whole.content
    assert _plain(client, VIDEO, **{"range": "bytes=0-1", "if-range": '"x"'}).content == whole.content
