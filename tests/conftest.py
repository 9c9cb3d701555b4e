"""What all tests share: repeatable Hypothesis runs, a client of the application, and Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from app.main import create_app

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HERE = Path(__file__).parent
THOROUGH = "--thorough"

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(THOROUGH, action="store_true", help="every test of the page in a browser, not the journeys alone")


def pytest_report_header(config: pytest.Config) -> str:
    return "browser tests: " + (
        "all that are meant" if _is_thorough(config) else f"journeys; {THOROUGH} runs the others"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _is_thorough(config):
        return
    rest = {item for item in items if "browser" in _fixtures(item) and not item.get_closest_marker("journey")}
    config.hook.pytest_deselected(items=list(rest))
    items[:] = [item for item in items if item not in rest]


def _is_thorough(config: pytest.Config) -> bool:
    """Whoever names a file, or a part of the tests in another way, means all that is in it."""
    chosen = config.option.keyword or config.option.markexpr or config.getoption("lf")
    paths = [(config.invocation_params.dir / argument).resolve() for argument in config.args]
    return bool(config.getoption(THOROUGH) or chosen or not {HERE, HERE.parent}.issuperset(paths))


def _fixtures(item: pytest.Item) -> list[str]:
    """What a test asks for, and what that asks for."""
    return item.fixturenames if isinstance(item, pytest.Function) else []


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client that sees what a browser would: an error in the server is an answer, not an exception."""
    with TestClient(create_app(), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def chromium(own: str) -> str:
    """Where Chromium is; ``own`` is where Playwright keeps one, if it has any."""
    found = next(filter(None, map(shutil.which, (*CHROMIUM, own))), None)
    if found is None:
        names = ", ".join(CHROMIUM)
        pytest.fail(f"the browser tests need Chromium: on the path as one of {names}, or Playwright's own")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: Playwright does not run twice in it."""
    with sync_playwright() as playwright:
        found = chromium(playwright.chromium.executable_path)
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()
