"""The page that explains the API tells all that can be asked, and its links work."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from app import artefacts
from app.api.requests import SurfaceRequest, TrajectoriesRequest
from app.landscapes import LANDSCAPES
from app.main import app
from app.optimizers import OPTIMIZERS
from app.query import documented_keys
from app.schedules import SCHEDULES
from app.view import VIEWS, View


@pytest.fixture(scope="module")
def page() -> str:
    answer = TestClient(app).get("/docs")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_every_declaration_is_told_with_its_parameters(page: str) -> None:
    declared = {
        **{name: rule.parameters() for name, rule in OPTIMIZERS.items()},
        **{name: rule.parameters() for name, rule in SCHEDULES.items()},
        **{name: landscape.parameters for name, landscape in LANDSCAPES.items()},
    }
    for name, parameters in declared.items():
        assert f"<code>{name}</code>" in page
        for parameter in parameters.values():
            assert parameter.description in page


@pytest.mark.parametrize("model", [TrajectoriesRequest, SurfaceRequest])
def test_every_key_of_a_query_is_told(page: str, model: type[TrajectoriesRequest]) -> None:
    for key in documented_keys(model):
        assert f"<code>{key['name']}</code></th><td>{key['description']}</td>" in page


@pytest.mark.parametrize("view", VIEWS)
def test_every_key_of_a_view_is_told(page: str, view: type[View]) -> None:
    for key in documented_keys(view):
        assert f"<code>{key['name']}</code></th><td>{key['description']}</td>" in page


def test_every_frame_and_file_is_told_with_the_keys_that_it_heeds(page: str) -> None:
    for name, found in artefacts.every().items():
        entry = re.search(rf"<dt><code>/{re.escape(name)}</code></dt>(.*?)</div>", page, re.DOTALL)
        assert entry, name
        assert found.sentence in entry[1]
        addressed = [key for key in found.keys if key in found.view.model_fields]
        assert re.findall(r"<code>(\w+)</code>", entry[1]) == addressed


def test_every_link_works(page: str) -> None:
    client = TestClient(app)
    links = [link for link in re.findall(r'href="([^"]+)"', page) if not link.startswith("/static")]
    assert any(link.startswith("/api/v1/trajectories?") for link in links)
    for link in links:
        assert client.get(link).status_code == 200, link


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
