"""What all tests share: repeatable Hypothesis runs, and a client of the application."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import settings

from app.main import create_app

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client that sees what a browser would: an error in the server is an answer, not an exception."""
    with TestClient(create_app(), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
