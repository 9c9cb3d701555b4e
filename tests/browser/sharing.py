"""The share dialog in a browser."""

from playwright.sync_api import Locator, Page

from app import artefacts

SCENE = "landscape=rosenbrock&optimizer=sgd(lr=0.0005)&optimizer=adam(lr=0.1)&steps=20"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Share")


def share(page: Page, path: str = "embed") -> Locator:
    """The open dialog with an artefact chosen."""
    page.get_by_role("button", name="Share", exact=True).click()
    choose(page, path)
    return dialog(page)


def choose(page: Page, path: str) -> None:
    dialog(page).get_by_role("radio", name=artefacts.every()[path].label, exact=True).check(force=True)


def address(page: Page) -> str:
    return page.locator("#share-open").get_attribute("href") or ""
