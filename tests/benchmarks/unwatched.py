"""A browser at which nobody looks while it measures itself.

Who drives a browser by its debugger is told of every question and answer. A drag asks sixty times a second, and that
much talk slows it down as nothing does in the browser of a reader.
"""

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from tests.conftest import ARGUMENTS, chromium

WINDOW = "1440,1040"


def measured(browser: Browser, url: str, script: str, seconds: float) -> Any:
    """What ``script``, a function that takes about ``seconds``, finds on a page in a browser of its own."""
    with _running(chromium(browser.browser_type.executable_path)) as address:
        with _watched(browser, address) as page:
            page.goto(url)
            page.wait_for_selector("#path-layer[data-drawn]")
            page.wait_for_load_state("networkidle")
            later = f"async () => (window.found = await ({script})().catch((error) => ({{ error: String(error) }})))"
            page.evaluate(f"() => void setTimeout({later}, 1000)")
        time.sleep(seconds + 2)  # Nobody may listen meanwhile, so nobody is told when it is over.
        with _watched(browser, address) as page:
            found = page.wait_for_function("() => window.found").json_value()
            if "error" in found:
                raise RuntimeError(found["error"])
            return found


@contextmanager
def _running(executable: str) -> Iterator[str]:
    """The address of the debugger of a new browser."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", f"--window-size={WINDOW}", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        with (Path(profile) / "log").open("w") as log:
            process = subprocess.Popen([executable, *ARGUMENTS, *options, "about:blank"], stderr=log)
            try:
                yield _address(Path(log.name))
            finally:
                process.terminate()
                process.wait()


def _address(log: Path) -> str:
    """What a browser says when it can be debugged."""
    for _ in range(300):
        if found := re.search(r"listening on (ws://\S+)", log.read_text()):
            return found[1]
        time.sleep(0.1)  # A file does not tell when it is written to.
    raise TimeoutError(log.read_text())


@contextmanager
def _watched(browser: Browser, address: str) -> Iterator[Page]:
    """The only tab of the browser at ``address``, as long as Playwright is connected to it."""
    connected = browser.browser_type.connect_over_cdp(address)
    try:
        yield connected.contexts[0].pages[0]
    finally:
        connected.close()
