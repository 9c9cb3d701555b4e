"""The browser and the server of the browser tests."""

from tests.browser.conftest import browser, server

__all__ = ["browser", "server"]
