"""Sharing: what is chosen, and what becomes of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import Explorer, problem
from tests.browser.sharing import SCENE, address, choose, dialog, share


@pytest.fixture
def page(explorer: Explorer) -> Page:
    explorer.open(SCENE)
    return explorer.page


def close(page: Page) -> None:
    page.locator("#share-close").click()
    expect(dialog(page)).to_be_hidden()


@pytest.mark.journey
def test_an_option_changes_the_link_the_snippet_and_the_preview(page: Page) -> None:
    share(page)
    page.get_by_label("Theme").last.select_option("dark")
    page.get_by_label("Caption").fill("a & b, 50% “so”")
    wanted = "theme=dark&play=slide&caption=a%20%26%20b,%2050%25%20%E2%80%9Cso%E2%80%9D"
    assert address(page).endswith(f"steps=20&{wanted}")
    expect(page.locator(".share-piece pre").first).to_contain_text(f'{wanted.replace("&", "&amp;")}" width')
    expect(page.locator("#share-preview iframe")).to_have_attribute("src", address(page))
    page.get_by_label("Size").select_option("1280,720")
    expect(page.locator(".share-piece pre").first).to_contain_text('width="1280" height="720"')
    assert "size=" not in address(page)
    page.get_by_label("Caption").fill("")
    page.get_by_label("Theme").last.select_option("auto")
    assert address(page).endswith("steps=20&play=slide")


def test_when_it_plays_is_as_it_suits_the_program_unless_the_reader_says_so(page: Page) -> None:
    share(page)
    plays, program = page.get_by_label("Plays"), page.get_by_role("radio")
    expect(plays).to_have_value("slide")
    assert address(page).endswith("&play=slide")
    program.and_(page.get_by_label("Web page", exact=True)).check(force=True)
    expect(plays).to_have_value("visible")
    assert "play=" not in address(page)
    plays.select_option("click")
    program.and_(page.get_by_label("reveal.js", exact=True)).check(force=True)
    expect(plays).to_have_value("click")
    expect(page.locator(".share-piece pre").last).to_contain_text("play=click")
    plays.select_option("visible")
    expect(page.locator(".share-piece pre").first).not_to_contain_text("play=")


def test_a_number_that_cannot_be_is_told_of_at_its_field_and_the_last_good_one_stays(
    explorer: Explorer, page: Page
) -> None:
    share(page, "figure.gif")
    sized = page.get_by_label("Type, in points")
    sized.fill("14")
    assert address(page).endswith("font=14")
    for label, value, sentence in (
        ("Type, in points", "99", "It must be a number from 4 to 72, not 99."),
        ("Frames", "7.5", "It must be a whole number from 2 to 600, not 7.5."),
        ("Speed", "0", "It must be above 0 and at most 16, not 0."),
    ):
        field = dialog(page).get_by_label(label)
        field.fill(value)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(sentence)
        expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    assert address(page).endswith("font=14")
    expect(page.locator("#share-preview img")).to_be_visible()
    told = problem(422, "Wrong.", {"field": "font", "message": "font: larger than the plots"})
    page.route("**/figure.gif*", lambda route: route.fulfill(**told))
    explorer.forgive("422")
    sized.fill("60")
    expect(sized).to_have_accessible_description("larger than the plots")
    expect(page.locator("#share-preview img")).to_be_visible()
    page.unroute("**/figure.gif*")
    sized.fill("7e1")
    expect(sized).not_to_have_attribute("aria-invalid", "true")
    expect(sized).to_have_accessible_description("")
    assert address(page).endswith("font=70")


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
