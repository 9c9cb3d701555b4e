"""Sharing: what is chosen, and what becomes of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import Explorer
from tests.browser.test_share import SCENE, address, choose, dialog, share


@pytest.fixture
def page(explorer: Explorer) -> Page:
    explorer.open(SCENE)
    return explorer.page


def close(page: Page) -> None:
    page.locator("#share-close").click()
    expect(dialog(page)).to_be_hidden()


def test_an_option_changes_the_link_the_snippet_and_the_preview(page: Page) -> None:
    share(page)
    page.get_by_label("Theme").last.select_option("dark")
    page.get_by_label("Caption").fill("a & b, 50% “so”")
    wanted = "theme=dark&caption=a%20%26%20b,%2050%25%20%E2%80%9Cso%E2%80%9D"
    assert address(page).endswith(f"steps=20&{wanted}")
    expect(page.locator(".share-piece pre").first).to_contain_text(f"{wanted.replace('&', '&amp;')}&amp;play=slide")
    expect(page.locator("#share-preview iframe")).to_have_attribute("src", address(page))
    page.get_by_label("Size").select_option("1280,720")
    expect(page.locator(".share-piece pre").first).to_contain_text('width="1280" height="720"')
    assert "size=" not in address(page)
    page.get_by_label("Caption").fill("")
    page.get_by_label("Theme").last.select_option("auto")
    assert address(page).endswith("steps=20")


def test_what_was_chosen_goes_from_one_artefact_to_the_next(page: Page) -> None:
    share(page)
    page.get_by_label("Caption").fill("Adam wins")
    page.get_by_role("radio", name="Markdown", exact=True).check(force=True)
    choose(page, "figure.html")
    expect(page.get_by_label("Caption")).to_have_value("Adam wins")
    expect(page.get_by_role("radio", name="Markdown", exact=True)).to_be_checked()
    assert "caption=Adam%20wins" in address(page)
    choose(page, "data.csv")
    assert "caption" not in address(page)


def test_what_the_link_says_is_taken_anew_each_time(explorer: Explorer, page: Page) -> None:
    explorer.open(f"{SCENE}&theme=dark&loop=true")
    share(page)
    expect(page.get_by_label("Theme").last).to_have_value("dark")
    assert "theme=dark" in address(page)
    assert "loop=true" in address(page)
    page.get_by_label("Caption").fill("Adam wins")
    close(page)
    page.evaluate("document.querySelector('#loop').click()")
    expect(page).not_to_have_url(re.compile("loop="))
    share(page)
    assert "loop=" not in address(page)
    assert "theme=dark" in address(page)
    assert "caption=Adam%20wins" in address(page)


def test_what_the_reader_chose_stands_over_the_link(explorer: Explorer, page: Page) -> None:
    explorer.open(f"{SCENE}&theme=dark&caption=From%20the%20link")
    share(page)
    page.get_by_label("Theme").last.select_option("auto")
    page.get_by_label("Caption").fill("")
    close(page)
    share(page)
    assert "theme" not in address(page)
    assert "caption" not in address(page)
