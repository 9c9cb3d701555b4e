"""A real server on a free port, and a page that forgives nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.deck import SCENE, Around, serve, write_tabs
from tests.browser.explorer import Explorer

ROOT = Path(__file__).parents[2]
SIZE: ViewportSize = {"width": 1440, "height": 900}
PATIENCE = 15_000
"""How long to wait for what is to come, in milliseconds: a machine may be busy."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the application, served as anyone would serve it."""
    command = [sys.executable, "-m", "uvicorn", "app.main:app", "--port", "0", "--no-access-log"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"running on (http://\S+)", line):
                yield found[1]
                break
        else:
            pytest.fail("the server did not start:\n" + "".join(said))
        process.terminate()
        process.communicate()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Page:
    """The tab in which one test after the other opens its page: a browser compiles plotly.js once for each tab."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return page


@pytest.fixture
def explorer(server: str, tab: Page) -> Iterator[Explorer]:
    """A page. The test fails for whatever went wrong on it that the test did not announce."""
    tab.set_viewport_size(SIZE)
    opened = Explorer(tab, server)
    yield opened
    opened.leave()
    assert opened.complaints == []


@pytest.fixture
def explorer_alone(server: str, browser: Browser) -> Iterator[Explorer]:
    """A page in a tab of its own, for a test that changes more than the page."""
    context = browser.new_context(viewport=SIZE)
    opened = Explorer(context.new_page(), server)
    yield opened
    context.close()
    assert opened.complaints == []


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    with serve(tmp_path) as address:
        yield address


@pytest.fixture
def around(tab: Page) -> Iterator[Around]:
    tab.set_viewport_size({"width": 1000, "height": 600})
    opened = Around(tab)
    yield opened
    opened.leave()
    assert opened.complaints == []


@pytest.fixture
def tabs(around: Around, site: str, tmp_path: Path, server: str) -> Around:
    """A page whose only embed is not shown yet."""
    write_tabs(tmp_path, server, SCENE, "play=none&transparent=true")
    around.page.goto(f"{site}/tabs.html")
    return around
