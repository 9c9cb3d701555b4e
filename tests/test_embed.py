"""What may be framed, by whom, and what every answer says to keep a browser from harm."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.settings import ANYBODY, frame_ancestors

ROOT = Path(__file__).parents[1]
VARIABLE = "THALWEG_FRAME_ANCESTORS"
NOT_FRAMED = (
    "/",
    "/docs",
    "/embed/reveal.js",
    "/api/v1/optimizers",
    "/api/v1/trajectories?steps=3",
    "/api/v1/trajectories?steps=-3",
    "/api/v1/trajectories?landscape=nowhere",
    "/data.csv?steps=3",
    "/data.csv?size=1",
    "/openapi.json",
    "/healthz",
    "/favicon.ico",
    "/nowhere",
    "/static/0/js/embed.js",
    "/static/0/nothing.js",
)


def _policy(headers: "dict[str, str]") -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in parts}


def test_an_embed_may_be_framed_by_anybody(client: TestClient) -> None:
    headers = client.get("/embed?steps=3").headers
    policy = _policy(dict(headers))
    assert policy["frame-ancestors"].split() == ["*", "file:"]
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'none'"
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("path", NOT_FRAMED)
def test_nothing_else_may_be_framed(client: TestClient, path: str) -> None:
    policy = _policy(dict(client.get(path).headers))
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in policy.get("script-src", "")


@pytest.mark.parametrize("path", [*NOT_FRAMED, "/embed"])
def test_every_answer_is_what_it_says_and_keeps_links_to_itself(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("path", [*NOT_FRAMED, "/embed"])
def test_every_page_may_read_every_answer_but_not_as_somebody(client: TestClient, path: str) -> None:
    """A frame in a sandbox is a page of no origin."""
    headers = client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    kept = client.get(path, headers={"if-none-match": "*", "origin": "null"})
    assert kept.headers["access-control-allow-origin"] == "*"


def test_a_page_elsewhere_may_post_a_scene(client: TestClient) -> None:
    asked = {"origin": "null", "access-control-request-method": "POST"}
    granted = client.options("/api/v1/trajectories", headers=asked)
    assert granted.status_code == 204
    assert granted.headers["access-control-allow-origin"] == "*"
    assert "POST" in granted.headers["access-control-allow-methods"]
    assert "content-type" in granted.headers["access-control-allow-headers"].lower()
    assert client.options("/api/v1/trajectories").status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "",
        "steps=3&optimizer=adam(lr=0.3)",
        'caption="><script>x</script>&loop=true',
        "caption=%22%3E%3Cb%3E",
        "caption='\"<>",
    ],
)
def test_the_picture_is_that_of_the_query_and_nothing_breaks_out_of_it(client: TestClient, query: str) -> None:
    page = client.get(f"/embed?{query}").text
    found = re.search(r'<noscript><img class="picture" src="([^"]*)"', page)
    assert found
    sent = str(client.build_request("GET", f"/embed?{query}").url.query, "ascii")
    assert html.unescape(found[1]) == (f"/figure.svg?{sent}" if sent else "/figure.svg")
    assert "<script>x" not in page


def test_two_queries_are_two_pages(client: TestClient) -> None:
    one, other = (client.get(f"/embed?steps={steps}") for steps in (3, 4))
    assert one.headers["etag"] != other.headers["etag"]
    again = client.get("/embed?steps=3", headers={"if-none-match": one.headers["etag"]})
    assert again.status_code == 304
    assert "frame-ancestors *" in again.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("*", "*"),
        ("self", "'self'"),
        ("'self'", "'self'"),
        ("none", "'none'"),
        ("https://example.org", "https://example.org"),
        (" self  https://*.example.org:8443 ", "'self' https://*.example.org:8443"),
        ("http://localhost:* file:", "http://localhost:* file:"),
    ],
)
def test_who_may_frame_it_can_be_set(monkeypatch: pytest.MonkeyPatch, text: str, wanted: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    assert frame_ancestors() == wanted


@pytest.mark.parametrize(
    "text", ["", " ", "*; script-src *", "none self", "example", "https://example.org/path", "a,b", "'unsafe-inline'"]
)
def test_what_cannot_be_meant_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(ValueError, match=f"{VARIABLE} must be origins such as https://example.org") as caught:
        frame_ancestors()
    assert str(caught.value).endswith(f"not {text!r}")


def test_anybody_is_what_is_meant_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert frame_ancestors() == ANYBODY


def test_the_variable_holds_for_embeds() -> None:
    code = """
from fastapi.testclient import TestClient
from app.main import app
print(TestClient(app).get("/embed").headers["content-security-policy"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, VARIABLE: "self https://example.org"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "frame-ancestors 'self' https://example.org;" in done.stdout
