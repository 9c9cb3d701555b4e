"""What of a link's view a page cannot read and passes over, in a sentence."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from app.remark import remark
from app.settings import SETTINGS
from app.view import EmbedView, View

FOUND = re.compile(r'<span class="said">(.*?)</span>')


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("speed=50", "speed must be at most 16, not 50."),
        ("panels=foo", "panels: there is no 'foo'"),
        ("loss_axis=cubic", "loss_axis must be 'linear', 'log' or 'symlog', not \"cubic\"."),
        ("window=1,2", "window"),
        ("window=2,1,0,1", "window"),
        ("at=-1", "at must be at least 0, not -1."),
        ("landscape=ravine&at=999999", "at: there is no step 999999; the last one is 3"),
        ("theme=dark&theme=light", "theme may be given only once."),
        ("loop=perhaps", "loop"),
        ("present=1", "present must be true or false, not 1."),
        ("loop=yes", 'loop must be true or false, not "yes".'),
        ("sort=-height", "there is no 'height'"),
        ("colours=10001", "colours"),
        ("preset=zigzag&speed=0", "speed must be above 0, not 0."),
        ("optimizer=sgd&optimizer=adam&hide=sgd,adam", "hide: there is no 'sgd,adam' (there are sgd, adam)."),
        ("optimizer=sgd(label=A)&optimizer=sgd(label=A)&hide=A (2)&hide=sgd", "hide: there is no 'sgd'"),
        ("optimizer=sgd&optimizer=adam&start=1,1&start=2,2&inspect=Adam@3", "(there are SGD, SGD@2, Adam, Adam@2)."),
        ("preset=zigzak", "preset: there is no 'zigzak' (did you mean zigzag?)"),
        ("lang=fr", "lang: there is no 'fr' (there are en, ko)."),
        ("optimiser=adam", "'optimiser': there is no such key (did you mean optimizer?)"),
        ("landscape=rosenbrock&%66oo=1&speed=50", "'foo': there is no such key. speed must be at most 16, not 50."),
        ("=5", "'': there is no such key"),
        ("optimiser=adam&foo=1", "(did you mean optimizer?); 'foo': there is no such key."),
    ],
)
def test_each_key_that_cannot_be_read_is_told(query: str, said: str) -> None:
    assert said in remark(query, View, "en")
    assert said in remark(f"{query}&steps=3", EmbedView, "en")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "steps=3&theme=dark&at=2e0",
        "size=1,1&dpi=9",
        "lang=ko-KR&inspect=SGD&preset=zigzag",
        "optimizer=adam&start=1,1&start=2,2&inspect=Adam@2",
    ],
)
def test_nothing_is_said_of_what_a_page_reads(query: str) -> None:
    assert remark(query, View, "en") == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("steps=-1&speed=50&foo=1", "steps must be at least 1, not -1."),
        ("landscape=nowhere&steps=3", "landscape: 'nowhere' is not in the catalogue"),
        ("optimizer=sgd(lr=x)", 'optimizers[0].lr must be a number, not "x".'),
        ("landscape=x%FF", "a query must be UTF-8"),
        ("landscape=x^2%2B&theme=dark", "the formula stops too early"),
        ("optimizer=adam&start=1,1" * 2000, "a query may have at most"),
    ],
)
def test_a_scene_that_cannot_be_read_is_told_by_the_explorer(client: TestClient, query: str, said: str) -> None:
    told = remark(query, View, "en")
    assert told.startswith("This link cannot be read, so here is the textbook scene instead. ")
    assert said in told
    shown = FOUND.search(client.get(f"/?{query}").text)
    assert shown
    assert html.unescape(shown[1]) == told
    assert FOUND.search(client.get(f"/embed?{query}").text) is None


@pytest.mark.parametrize("filling", ["&caption=" + "x" * SETTINGS.max_query, "&" * SETTINGS.max_query])
def test_what_the_page_does_not_ask_with_does_not_count(filling: str) -> None:
    """It keeps the view to itself, and leaves out what is empty."""
    assert "textbook" not in remark(f"steps=3{filling}", View, "en")
    assert "textbook" in remark(f"steps=3{filling}&start={'1' * SETTINGS.max_query},1", View, "en")


def test_the_same_key_is_told_once_however_it_is_written() -> None:
    assert remark("foo=1&%66oo=2", View, "en").endswith(". 'foo': there is no such key.")


def test_a_frame_has_more_keys_than_the_page() -> None:
    assert remark("play=never", View, "en") == ""
    assert remark("play=never", EmbedView, "en")


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize("query", ["colorscale=%22%3E%3Cscript%3E", "panels=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_it_stands_in_the_page_as_text(client: TestClient, path: str, query: str) -> None:
    page = client.get(f"{path}?{query}").text
    found = FOUND.search(page)
    assert found
    assert "<script>" in html.unescape(found[1])
    assert "<script>" not in found[1]
    assert FOUND.search(client.get(f"{path}?theme=dark").text) is None


@pytest.mark.parametrize("wrong", ["speed=50", "steps=-1"])
def test_it_is_said_in_the_language_of_the_page(client: TestClient, wrong: str) -> None:
    found = FOUND.search(client.get(f"/?{wrong}&lang=ko").text)
    assert found
    assert re.match("[가-힣]", found[1])
