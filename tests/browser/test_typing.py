"""Numbers as people type them: what is meant is understood, and what cannot be is told and put back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer


@pytest.mark.parametrize(
    ("text", "said"),
    [("abc", "abc is not a number."), ("1e400", "1e400 is not a number."), ("", "An empty box is not a number.")],
)
@pytest.mark.parametrize(
    ("field", "wrong"),
    [("optimizers[0].lr", "-1"), ("steps", "0")],
)
def test_what_is_no_number_is_told_and_put_back(
    explorer: Explorer, field: str, wrong: str, text: str, said: str
) -> None:
    explorer.open("landscape=x**2%2By**2&domain=-8,8,-4,4&optimizer=sgd(lr=0.95)")
    status = explorer.page.locator("#status")
    entry = explorer.page.locator(f"[data-field='{field}']").first
    before = entry.input_value()
    entry.fill(wrong)
    entry.press("Enter")
    expect(entry).to_have_attribute("aria-invalid", "true")
    expect(status).to_have_class(re.compile("is-problem"))
    entry.fill(text)
    entry.press("Enter")
    expect(entry).to_have_value(before)
    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(status).to_have_text(said)
    expect(status).not_to_have_class(re.compile("is-problem"))
    entry.fill("2")
    entry.press("Enter")
    expect(status).to_be_empty()


def test_a_tolerance_that_cannot_be_is_told_below_the_table(explorer: Explorer) -> None:
    explorer.open()
    field = explorer.page.locator("input.tolerance")
    field.fill("-3")
    field.press("Enter")
    expect(explorer.page.locator(".outcomes > .error")).to_have_text("Tolerance must be at least 0, not -3")
    field.fill("0.01")
    field.press("Enter")
    expect(explorer.page.locator(".outcomes > .error")).to_have_count(0)


@pytest.mark.parametrize(("typed", "steps"), [("1,000", "1000"), ("12", "12"), ("2.0", "2"), ("+1,000", "1000")])
def test_thousands_may_have_their_comma(explorer: Explorer, typed: str, steps: str) -> None:
    explorer.open("optimizer=sgd&steps=7")
    field = explorer.page.locator("#steps")
    field.fill(typed)
    field.press("Enter")
    explorer.expect_query(f"optimizer=sgd&steps={steps}")


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("1,125", None),
        ("0,125", "0.125"),
        ("1,5", "1.5"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("−1e−3", "-0.001"),
        ("–2", "-2"),
        ("１．５", "1.5"),
        ("0x10", None),
        ("1e-400", None),
        ("0e5", "0"),
    ],
)
def test_a_number_is_read_as_it_is_meant_or_not_at_all(explorer: Explorer, typed: str, start: str | None) -> None:
    explorer.open("optimizer=sgd&steps=7")
    field = explorer.page.locator("#starts input").first
    field.fill(typed)
    field.press("Enter")
    if start:
        explorer.expect_query(f"start={start},2&optimizer=sgd&steps=7")
    else:
        expect(explorer.page.locator("#status")).to_have_text(f"{typed} is not a number.")
        expect(field).to_have_value("-7")
