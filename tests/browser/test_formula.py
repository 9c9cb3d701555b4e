"""A formula of one's own: typed, refused, mended, with parameters and a part of the plane."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

ONE = "optimizer=sgd(lr=0.1)"
LONG = "(x**2+y-11)**2+(x+y**2-7)**2+sin(3*x)*cos(3*y)*sqrt(abs(x*y))+exp(-((x-1)**2+(y-2)**2)/2)+tanh(x*y)/3"


def _formula(explorer: Explorer) -> Locator:
    return explorer.page.get_by_label("Formula in x and y")


def _state(explorer: Explorer) -> Locator:
    return explorer.page.locator("#formula-box")


@pytest.mark.journey
def test_a_formula_is_drawn_as_it_is_typed(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)")
    formula = _formula(explorer)
    formula.press("End")
    formula.press_sequentially(" + x*y/10", delay=0)
    explorer.expect_query(
        "landscape=x**2/20+y**2+x*y/10&domain=-10,10,-5,5&optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
    )
    expect(explorer.page.locator("#rendered math mi").last).to_have_text("y")
    expect(explorer.page.locator("#landscape-name")).to_have_text("Your own formula")
    served = explorer.trajectories(explorer.query)
    assert explorer.paths()[0]["x"] == served[0]["x"]


@pytest.mark.journey
def test_a_wrong_formula_shows_its_column_and_keeps_the_picture(explorer: Explorer) -> None:
    explorer.open()
    before = explorer.paths()
    formula = _formula(explorer)
    formula.fill("x**2/20 + y***2")
    expect(explorer.page.locator("#formula-error")).to_contain_text("Column 14")
    expect(formula).to_have_attribute("aria-invalid", "true")
    assert explorer.paths() == before
    explorer.expect_query("")
    formula.fill("x**2/20 + y**2")
    expect(explorer.page.locator("#formula-error")).to_be_empty()
    expect(formula).not_to_have_attribute("aria-invalid", "true")
    explorer.expect_query("")
    formula.fill("x**")
    expect(explorer.page.locator("#formula-error")).to_contain_text("Column 4")
    formula.fill("")
    expect(explorer.page.locator("#formula-error")).to_be_empty()


@pytest.mark.parametrize(
    ("text", "before", "marked"),
    [
        ("x**2/20 + y***2", "x**2/20 + y**", "*"),
        ("  x +* y", "  x +", "*"),
        ("(x + y", "", "("),
        ("x +", "x +", "\u00a0"),
    ],
)
def test_the_mark_stands_under_the_character(explorer: Explorer, text: str, before: str, marked: str) -> None:
    explorer.open()
    _formula(explorer).fill(text)
    mark = explorer.page.locator("#formula-mark mark")
    expect(mark).to_be_visible()
    assert mark.evaluate("mark => [mark.previousSibling?.data ?? '', mark.textContent]") == [before, marked]


@pytest.mark.parametrize("column", [3, 80])
def test_the_mark_lies_where_the_character_is_drawn(explorer: Explorer, column: int) -> None:
    explorer.open()
    formula = _formula(explorer)
    formula.fill(LONG[:column] + "?" + LONG[column:])
    mark = explorer.page.locator("#formula-mark mark")
    expect(mark).to_have_text("?")
    # The field and the mark are the same text in the same box, so a line breaks in both at the same place.
    box = """node => { const { width, height } = node.getBoundingClientRect(); const style = getComputedStyle(node);
        return [width, height, style.font, style.padding, style.whiteSpace, style.overflowWrap]; }"""
    assert formula.evaluate(box) == explorer.page.locator("#formula-mark").evaluate(box)


@pytest.mark.journey
def test_not_read_yet_looks_different_from_wrong(explorer: Explorer) -> None:
    explorer.open()
    expect(_state(explorer)).to_have_attribute("data-state", "drawn")
    border = "field => [getComputedStyle(field).borderTopStyle, getComputedStyle(field).borderTopColor]"
    formula = _formula(explorer)
    explorer.hold("**/trajectories")
    formula.fill("x**2 + 3*y**2")
    expect(_state(explorer)).to_have_attribute("data-state", "stale")
    stale = formula.evaluate(border)
    expect(explorer.page.locator("#formula-mark")).to_be_hidden()
    explorer.release()
    formula.fill("x**2 + 3*y**")
    expect(_state(explorer)).to_have_attribute("data-state", "refused")
    refused = formula.evaluate(border)
    assert stale[0] != refused[0]
    assert stale[1] != refused[1]
    formula.fill("x**2 + 3*y**3")
    expect(_state(explorer)).to_have_attribute("data-state", "drawn")


def test_an_empty_box_says_which_formula_comes_back(explorer: Explorer) -> None:
    explorer.open()
    formula = _formula(explorer)
    formula.fill("")
    expect(_state(explorer)).to_have_attribute("data-state", "empty")
    expect(explorer.page.get_by_text("Still drawn:")).to_be_visible()
    expect(formula).to_have_attribute("placeholder", "x**2/20 + y**2")
    formula.blur()
    expect(formula).to_have_value("x**2/20 + y**2")
    expect(_state(explorer)).to_have_attribute("data-state", "drawn")


def test_what_was_refused_stays_while_something_else_is_changed(explorer: Explorer) -> None:
    explorer.open()
    explorer.forgive("status of 422")
    formula = _formula(explorer)
    formula.fill("sin(x)*cos(y)+(x**2")
    expect(_state(explorer)).to_have_attribute("data-state", "refused")
    said = explorer.page.locator("#formula-error").inner_text()
    explorer.page.locator("#steps").fill("12")
    explorer.page.keyboard.press("Enter")
    expect(explorer.page.locator("#step")).to_have_text("step 12 of 12")
    expect(formula).to_have_value("sin(x)*cos(y)+(x**2")
    expect(_state(explorer)).to_have_attribute("data-state", "refused")
    expect(explorer.page.locator("#formula-error")).to_have_text(said)
    explorer.choose("sphere")
    expect(formula).to_have_value("x**2 + y**2")
    expect(explorer.page.locator("#formula-error")).to_be_empty()


@pytest.mark.journey
def test_escape_goes_back_to_the_formula_that_is_drawn(explorer: Explorer) -> None:
    explorer.open(f"landscape=x**2%2By**4&{ONE}")
    formula = _formula(explorer)
    formula.fill("x**2+y**")
    expect(formula).to_have_attribute("aria-invalid", "true")
    formula.press("Escape")
    expect(formula).to_have_value("x**2+y**4")
    expect(explorer.page.locator("#formula-error")).to_be_empty()
    expect(_state(explorer)).to_have_attribute("data-state", "drawn")


def test_enter_reads_at_once_and_writes_no_line(explorer_alone: Explorer) -> None:
    explorer = explorer_alone
    explorer.open()
    formula = _formula(explorer)
    explorer.page.clock.install()
    formula.fill("x**2 + y**2")
    formula.press("Enter")
    expect(explorer.page.locator("#landscape-name")).to_have_text("Your own formula")
    expect(formula).to_have_value("x**2 + y**2")


def test_a_long_formula_is_seen_whole(explorer: Explorer) -> None:
    explorer.open(ONE)
    formula = _formula(explorer)
    formula.fill(LONG)
    expect(explorer.page.locator("#landscape-name")).to_have_text("Your own formula")
    expect(explorer.page.locator("#rendered math")).to_contain_text("tanh")
    assert formula.evaluate("({scrollHeight, clientHeight}) => scrollHeight <= clientHeight")
    rendered = explorer.page.locator("#rendered")
    assert rendered.evaluate("({scrollWidth, clientWidth}) => scrollWidth > clientWidth")
    expect(rendered).to_have_attribute("tabindex", "0")


@pytest.mark.journey
def test_unknown_letters_can_be_made_parameters(explorer: Explorer) -> None:
    explorer.open(f"landscape=x**2%2By**2&{ONE}")
    formula = _formula(explorer)
    formula.fill("a*x**2 + b*y**2 + sin(x)")
    explorer.page.get_by_role("button", name="Make “a” and “b” parameters").click()
    explorer.expect_query(f"landscape=a*x**2+b*y**2+sin(x)&parameters=a=1,b=1&{ONE}")
    expect(explorer.page.locator("#formula-error")).to_be_empty()
    expect(explorer.page.get_by_role("button", name="Make “a” and “b” parameters")).to_be_hidden()
    entry = explorer.page.locator("[data-field='landscape.parameters.a']")
    slider = explorer.page.locator("#landscape-parameters input[type=range]").first
    slider.press("ArrowRight")
    expect(entry).to_have_value("1.02")
    explorer.expect_query(f"landscape=a*x**2+b*y**2+sin(x)&parameters=a=1.02,b=1&{ONE}")


def test_a_parameter_comes_back_with_its_letter(explorer: Explorer) -> None:
    explorer.open(f"landscape=a*x**2%2By**2&parameters=a=3&{ONE}")
    formula = _formula(explorer)
    formula.fill("x**2+y**2")
    explorer.expect_query(f"landscape=x**2+y**2&{ONE}")
    expect(explorer.page.locator("#landscape-parameters input")).to_have_count(0)
    formula.fill("a*x**2+y**2")
    explorer.expect_query(f"landscape=a*x**2+y**2&parameters=a=3&{ONE}")


def test_a_parameter_without_a_use_can_be_removed(explorer: Explorer) -> None:
    explorer.open(f"landscape=a*x**2%2By**2&parameters=a=3,b=2&{ONE}")
    expect(explorer.page.get_by_role("button", name="Remove a, which")).to_be_hidden()
    explorer.page.get_by_role("button", name="Remove b, which the formula does not use").click()
    explorer.expect_query(f"landscape=a*x**2+y**2&parameters=a=3&{ONE}")


def test_a_slip_of_the_pen_is_no_parameter(explorer: Explorer) -> None:
    explorer.open(ONE)
    _formula(explorer).fill("2 a + x + y")
    expect(_formula(explorer)).to_have_attribute("aria-invalid", "true")
    expect(explorer.page.locator("#formula-remedy")).to_be_hidden()


def test_the_help_lists_the_words_and_writes_them(explorer: Explorer) -> None:
    explorer.open(ONE)
    toggle = explorer.page.get_by_role("button", name="What can I write?")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    formula = _formula(explorer)
    formula.fill("x**2 + y**2 + ")
    explorer.page.get_by_role("button", name="cos", exact=True).click()
    expect(formula).to_be_focused()
    explorer.page.keyboard.type("x")
    expect(formula).to_have_value("x**2 + y**2 + cos(x)")
    expect(explorer.page.locator("#rendered math")).to_contain_text("cos")


def _edge(explorer: Explorer, name: str) -> Locator:
    return explorer.page.get_by_label(name, exact=True)


@pytest.mark.parametrize(
    ("typed", "edges"),
    [
        ([("x from", "−2,5")], "-2.5,5"),
        ([("x from", "10")], "10,20"),
        ([("x from", "10"), ("x to", "12")], "10,12"),
        ([("x to", "-8")], "-8,-5"),
        ([("x from", "-1 1")], "-1,1"),
        ([("x to", "3, -3")], "-3,3"),
    ],
)
def test_the_part_of_the_plane_takes_what_is_meant(
    explorer: Explorer, typed: list[tuple[str, str]], edges: str
) -> None:
    scene = f"landscape=x**2%2By**2&domain=-5,5,-4,4&start=1,1&{ONE}"
    explorer.open(scene)
    explorer.hold("**/api/v1/*")
    for name, text in typed:
        _edge(explorer, name).fill(text)
        _edge(explorer, name).press("Enter")
    expect(explorer.page.locator("#status")).to_be_empty()
    explorer.release()
    explorer.expect_query(f"landscape=x**2+y**2&domain={edges},-4,4&start=1,1&{ONE}")


@pytest.mark.parametrize("typed", ["abc", "0 1,250"])
def test_an_end_that_is_no_number_is_put_back(explorer: Explorer, typed: str) -> None:
    """Also where it may be one number or another."""
    explorer.open(f"landscape=x**2%2By**2&domain=-5,5,-4,4&start=1,1&{ONE}")
    _edge(explorer, "x from").fill(typed)
    _edge(explorer, "x from").press("Enter")
    expect(_edge(explorer, "x from")).to_have_value("-5")
    expect(explorer.page.locator("#status")).to_have_text(f"{typed} is not a number.")


def test_the_ends_of_a_part_of_the_plane_differ(explorer: Explorer) -> None:
    explorer.open(f"landscape=x**2%2By**2&domain=-5,5,-4,4&start=1,1&{ONE}")
    _edge(explorer, "x to").fill("-5")
    _edge(explorer, "x to").press("Enter")
    expect(explorer.page.locator("#domain-error")).to_have_text("The two ends must differ.")
    expect(_edge(explorer, "x to")).to_have_value("5")
