"""The page and its files over HTTP: complete, compressed, cached for ever, and closed to strangers."""

import gzip
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from fastapi.testclient import TestClient

from app import assets
from app.figures.picture import understand
from app.main import app
from app.presets import PRESETS

PAGES = ("/", "/docs", "/embed")
WRITTEN_INTO_FILES = {"css/standalone.css", "js/standalone.js"}
"""What an HTML file that is downloaded holds, and no page loads."""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app, headers={"accept-encoding": "identity"}) as opened:
        yield opened


class Links(HTMLParser):
    """Collects every ``href`` and ``src`` of a page, and its inline scripts and handlers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [str(given[name]) for name in ("href", "src") if given.get(name)]
        self.inline += [name for name in given if name.startswith("on")]
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline.append(tag)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_the_page_names_is_served_for_ever(client: TestClient, page: str) -> None:
    links = [link for link in Links(client.get(page).text).found if re.match("/(static/|plotly)", link)]
    assert links
    for link in links:
        response = client.get(link)
        assert response.status_code == 200, link
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable", link
        assert response.headers["x-content-type-options"] == "nosniff", link


def test_every_file_is_named_by_a_page_before_any_other_file_asks_for_it(client: TestClient) -> None:
    links = [link for page in PAGES for link in Links(client.get(page).text).found]
    modules = {path for entry in ("js/main.js", "js/embed.js") for path in assets.modules(entry)}
    for path in assets.static_assets():
        if path in modules or not (path.endswith(".js") or path in WRITTEN_INTO_FILES):
            assert any(link.endswith(f"/{path}") for link in links), path


def test_every_module_is_one_of_a_page(client: TestClient) -> None:
    modules = {path for entry in ("js/main.js", "js/embed.js") for path in assets.modules(entry)}
    # Types are only read by the checker, and a deck loads the plugin from an address that stays.
    elsewhere = {"js/types.js", "js/reveal.js", *WRITTEN_INTO_FILES}
    assert {path for path in assets.static_assets() if path.endswith(".js")} - modules <= elsewhere


@pytest.mark.parametrize("page", PAGES)
def test_nothing_comes_from_elsewhere(client: TestClient, page: str) -> None:
    links = Links(client.get(page).text)
    assert [link for link in links.found if not re.match(r"/(?!/)|#", link)] == []
    assert links.inline == []


@pytest.mark.parametrize("page", PAGES)
def test_the_page_may_load_only_its_own(client: TestClient, page: str) -> None:
    headers = client.get(page).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_asked_for_each_time_and_sent_when_it_changed(client: TestClient, page: str) -> None:
    first = client.get(page)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(page, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_plotly_is_the_installed_one(client: TestClient) -> None:
    installed = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    version = re.search(rb"plotly\.js v([\d.]+)", installed[:200])
    assert version
    response = client.get(f"/plotly-{version[1].decode()}.min.js")
    assert hashlib.sha256(response.content).digest() == hashlib.sha256(installed).digest()
    assert response.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "gzip, deflate, br, zstd"])
def test_files_are_compressed_for_those_who_can_read_that(client: TestClient, accepted: str) -> None:
    url = assets.plotly_url()
    with client.stream("GET", url, headers={"accept-encoding": accepted}) as response:
        assert response.headers["content-encoding"] == "gzip"
        assert response.headers["vary"] == "Accept-Encoding"
        packed = b"".join(response.iter_raw())
    assert gzip.decompress(packed) == assets.plotly_asset().body
    assert len(packed) < 0.4 * len(assets.plotly_asset().body)


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br, gzip; q=0.0"])
def test_files_are_plain_for_those_who_cannot(client: TestClient, accepted: str) -> None:
    response = client.get(assets.static_url("js/main.js"), headers={"accept-encoding": accepted})
    assert "content-encoding" not in response.headers
    assert response.content == assets.static_assets()["js/main.js"].body


def test_an_address_of_another_release_gives_the_file_of_today(client: TestClient) -> None:
    for url in ("/static/000000000000/js/main.js", "/plotly-0.0.0.min.js"):
        response = client.get(url)
        assert response.status_code == 200
        assert response.headers["cache-control"] == "no-cache"
        again = client.get(url, headers={"if-none-match": response.headers["etag"]})
        assert again.status_code == 304


@pytest.mark.parametrize("path", ["nothing.js", "../app/main.py", "..%2fapp%2fmain.py", "js/"])
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    response = client.get(f"/static/{assets.static_digest()}/{path}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_page_that_names_a_file_that_is_not_there_does_not_render() -> None:
    with pytest.raises(KeyError, match=r"no static file js/nothing\.js"):
        assets.static_url("js/nothing.js")


@pytest.mark.parametrize(("query", "theme"), [("", "auto"), ("theme=dark", "dark"), ("theme=%22%3E", "auto")])
def test_the_theme_is_there_before_any_script(client: TestClient, query: str, theme: str) -> None:
    assert f'data-theme="{theme}"' in client.get(f"/?{query}").text


def test_behind_a_prefix_every_address_has_it() -> None:
    with TestClient(app, root_path="/thalweg") as client:
        page = client.get("/thalweg/").text
    assert 'data-api="/thalweg/api/v1"' in page
    assert [link for link in Links(page).found if link.startswith("/") and not link.startswith("/thalweg/")] == []


def test_tokens_hold_every_colour_that_the_charts_read() -> None:
    tokens = assets.static_assets()["css/tokens.css"].body.decode()
    colours = assets.static_assets()["js/colours.js"].body.decode()
    count = re.search(r"PATHS = (\d+)", colours)
    assert count
    assert len(re.findall(r"--path-\d+:", tokens)) == int(count[1])


def test_every_custom_property_that_is_used_is_set_somewhere() -> None:
    texts = {
        path: found.body.decode() for path, found in assets.static_assets().items() if path.endswith((".css", ".js"))
    }
    used = {name for text in texts.values() for name in re.findall(r"var\(--([a-z0-9-]+)[,)]", text)}
    known = {
        name
        for text in texts.values()
        for pair in re.findall(r"--([a-z0-9-]+):|setProperty\(\"--([a-z0-9-]+)\"", text)
        for name in pair
    }
    margins = {"left", "right", "top", "bottom"}  # set by panels/chart.js, side by side
    assert used - margins <= known


def test_a_link_that_names_an_example_alone_leads_to_its_scene(client: TestClient) -> None:
    for path in ("/", "/embed"):
        answer = client.get(f"{path}?preset=zigzag&theme=dark", follow_redirects=False)
        assert answer.status_code == 307
        assert answer.headers["location"] == f"?{PRESETS['zigzag'].query}&preset=zigzag&theme=dark"
        for own in ("preset=zigzag&steps=3", "preset=nobody", "theme=dark", "preset=%FF"):
            assert client.get(f"{path}?{own}", follow_redirects=False).status_code == 200
    assert understand("preset=zigzag")[0] == understand(PRESETS["zigzag"].query)[0]
    for preset in PRESETS:
        assert client.get(f"/?preset={preset}").status_code == 200


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_a_browser_at_an_address_that_leads_nowhere_gets_a_page(client: TestClient, locale: str) -> None:
    page = client.get("/nowhere?theme=dark", headers={"accept": "text/html,*/*;q=0.8", "accept-language": locale})
    assert (page.status_code, page.headers["cache-control"]) == (404, "no-store")
    assert page.headers["content-type"].startswith("text/html")
    assert ("There is nothing at this address." if locale == "en" else "이 주소에는 아무것도 없습니다.") in page.text
    assert '<a href="/">' in page.text
    assert "etag" not in page.headers
    for path in ("/nowhere", "/api/v1/nowhere"):
        accepted = "text/html" if path.startswith("/api") else "application/json"
        told = client.get(path, headers={"accept": accepted})
        assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
