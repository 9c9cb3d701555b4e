"""Links as they come from mails and networks."""

import pytest
from fastapi.testclient import TestClient

from app.links import without_trackers

TRACKERS = (
    "utm_source=mail",
    "utm_campaign=a%20b",
    "ref=hn",
    "fbclid=x",
    "gclid=x",
    "dclid=x",
    "wbraid=x",
    "gbraid=x",
    "gad_source=1",
    "gclsrc=aw",
    "msclkid=x",
    "yclid=x",
    "twclid=x",
    "ttclid=x",
    "igsh=x",
    "igshid=x",
    "srsltid=x",
    "mkt_tok=x",
    "mc_cid=x",
    "mc_eid=x",
    "_ga=2.1",
    "_gl=1",
    "_hsenc=x",
    "_hsmi=1",
)
SCENE = "landscape=sphere&optimizer=sgd(lr=0.1)"


@pytest.mark.parametrize("tracker", TRACKERS)
def test_what_counts_clicks_is_taken_off(tracker: str) -> None:
    assert without_trackers(f"{SCENE}&{tracker}") == SCENE
    assert without_trackers(tracker) == ""


@pytest.mark.parametrize("query", ["", SCENE, "steps=3&&theme=dark", "gamma=2", "clid=1", "caption=utm_source=1"])
def test_everything_else_stays_as_it_is(query: str) -> None:
    assert without_trackers(query) == query


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize("query", [f"{SCENE}&utm_source=x", "utm_source=x", "utm_source=x&caption=\u00ff"])
def test_a_page_leads_on_once(client: TestClient, path: str, query: str) -> None:
    first = client.get(f"{path}?{query}", follow_redirects=False)
    assert first.status_code == 307
    assert "utm_source" not in first.headers["location"]
    second = client.get(f"{path}?{query}", follow_redirects=True)
    assert second.status_code == 200
    assert second.url.path == path
    assert len(second.history) == 1
    assert not str(second.url).endswith("?")
