"""The inspector: one step of one trajectory in numbers, and its arrows on the map."""

import math
import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from playwright.sync_api import expect

from app.optimizers import OPTIMIZERS
from tests.browser.explorer import Explorer

OPEN = "panels=contour,loss,inspector"
TWO = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)"
AXES = ("x", "y")
STEPS = 30
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))

LINES = """() => {
    const write = (part) => new XMLSerializer().serializeToString(part);
    return [...document.querySelectorAll(".inspector-rule tbody")].map((line) => ({
        target: line.querySelector(".declared [data-symbol]").dataset.symbol,
        rows: [...line.querySelectorAll("tr:not([hidden]):has(.substituted)")].map((row) => ({
            formula: [...row.querySelectorAll(".substituted math")].map(write),
            result: row.querySelector(".result").title,
            shown: row.querySelector(".result").textContent.replace("= ", ""),
            numbers: [...row.querySelectorAll("mn[data-value]")].map((one) => [one.textContent, one.dataset.value]),
        })),
    }));
}"""
ARROW = """(name) => {
    const found = document.querySelector("#path-layer").traces.find(({ uid }) => uid === name);
    return found ? found.x.map((x, index) => [x, found.y[index]]) : null;
}"""


def written(part: ElementTree.Element) -> str:
    """A piece of MathML as Python, each number with all its digits."""
    name = part.tag.rpartition("}")[2]
    inner = [written(child) for child in part]
    match name:
        case "mn":
            return f"({part.get('data-value', part.text).replace('−', '-')})"  # type: ignore[union-attr]  # a number has a text
        case "mo":
            return {"−": "-", "·": "*", "sign": "sign"}.get(part.text or "", part.text or "")
        case "mtext":
            return (part.text or "").replace("\N{NO-BREAK SPACE}", " ")
        case "msup":
            return f"({inner[0]})**({inner[1]})"
        case "mfrac":
            return f"(({inner[0]})/({inner[1]}))"
        case "msqrt":
            return f"math.sqrt({''.join(inner)})"
        case _:
            return "".join(inner)


def value(formula: list[str], otherwise: float) -> float:
    """What a line with numbers in it comes to, or ``otherwise`` if its condition says nothing."""
    text = " ".join(written(ElementTree.fromstring(part)) for part in formula)
    if text.count("|") == 2:
        text = text.replace("|", "abs(", 1).replace("|", ")", 1)
    if " if " in text:
        text = re.sub(r"\s*,\s*(else\b)?", " else ", text)
        text = text if " else " in text else f"{text} else {otherwise!r}"
    names = {
        "math": math,
        "sign": np.sign,
        "max": max,
        "min": min,
        "abs": abs,
        "single": single,
    }
    return float(eval(text, names))


def single(a: float) -> float:
    return float(np.float32(a))


def number(text: str) -> float:
    """A number as the page writes it, perhaps in parentheses, perhaps with a power of ten."""
    plain = re.sub("(?<![0-9.×])10(?=[⁻⁰¹²³⁴-⁹])", "1×10", text.strip("()").replace("−", "-"))
    digits, _, power = plain.partition("×10")
    return float(f"{digits}e{power.translate(SUPERSCRIPTS)}" if power else digits)


def settings(flip: bool) -> str:
    """Every optimizer there is, with weight decay and a schedule where it takes them, or its switches flipped."""
    scene = []
    for name, cls in OPTIMIZERS.items():
        parameters = cls.parameters()
        given = ["lr=0.1"]
        if flip:
            given += [f"{one}={str(not p.default).lower()}" for one, p in parameters.items() if p.kind is bool]
        if "weight_decay" in parameters:
            given.append("weight_decay=0.05")
        if cls.scheduled and not flip:
            given.append("schedule=cosine(t_max=40)")
        scene.append(f"optimizer={name}({','.join(given)})")
    return "&".join([*scene, f"steps={STEPS}", "start=-3,2"])


@pytest.mark.parametrize(
    ("flip", "steps"),
    [(False, (0, 1, STEPS - 1)), pytest.param(True, (0, 12), marks=pytest.mark.journey)],
)
def test_every_line_in_numbers_comes_to_what_the_api_says(
    explorer: Explorer, flip: bool, steps: tuple[int, ...]
) -> None:
    query = settings(flip)
    served = explorer.trajectories(f"{query}&include=state")
    explorer.open(f"{query}&{OPEN}&at=0")
    page = explorer.page
    chosen = page.get_by_label("The trajectory to look into")
    for step in steps:
        page.locator("#scrub").fill(str(step))
        for one in served:
            chosen.select_option(one["label"])
            expect(page.locator(".inspector-step")).to_have_text(f"Step {step} → {step + 1}")
            lines = page.evaluate(LINES)
            assert len(lines) == len(OPTIMIZERS[one["optimizer"]].formula)
            assert all(line["rows"] for line in lines if line["target"] == "position")
            for line in lines:
                for axis, row in zip(AXES, line["rows"], strict=False):
                    expected = quantity(one, line["target"], axis, step + 1)
                    assert number(row["result"]) == expected, (one["label"], line["target"])
                    for seen, exact in [(row["shown"], row["result"]), *row["numbers"]]:
                        assert number(seen) == pytest.approx(number(exact), rel=1e-3)
                    assert value(row["formula"], expected) == pytest.approx(expected, rel=1e-12, abs=1e-300), row


def quantity(served: dict[str, Any], name: str, axis: str, step: int) -> float:
    found: float = served[axis][step] if name == "position" else served["state"][name][axis][step]
    return found


@pytest.mark.journey
def test_the_arrows_show_the_step_and_where_gradient_descent_would_go(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&{OPEN}&at=4&inspect=Adam")
    served = explorer.trajectories(f"{TWO}&include=state")[1]
    for step in (4, 9):
        explorer.page.locator("#scrub").fill(str(step))
        here = [served[axis][step] for axis in AXES]
        there = [served[axis][step + 1] for axis in AXES]
        assert explorer.page.evaluate(ARROW, "arrow-step") == [here, pytest.approx(there, rel=1e-12)]
        assert explorer.page.evaluate(ARROW, "arrow-ghost") == [there]
        for arrow, name in (("gradient", "gradient"), ("direction", "m_hat")):
            change = [-0.3 * quantity(served, name, axis, step + 1) for axis in AXES]
            end = [start + part for start, part in zip(here, change, strict=True)]
            assert explorer.page.evaluate(ARROW, f"arrow-{arrow}") == [here, pytest.approx(end, rel=1e-12)]
        half = [0.3 * (math.sqrt(quantity(served, "v_hat", axis, step + 1)) + 1e-8) for axis in AXES]
        corners = [
            [here[0] + x * half[0], here[1] + y * half[1]] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
        ]
        assert explorer.page.evaluate(ARROW, "arrow-frame") == [pytest.approx(corner) for corner in corners]


def test_an_arrow_that_leaves_the_map_ends_at_its_edge(explorer: Explorer) -> None:
    explorer.open(f"optimizer=sgd(lr=20)&{OPEN}&at=0")
    (x0, y0), (x1, y1) = explorer.page.evaluate(ARROW, "arrow-gradient")
    assert y1 == -5
    assert (x1 - x0) / (y1 - y0) == pytest.approx(-0.7 / 4)
    assert explorer.page.evaluate(ARROW, "arrow-ghost") == []


def test_the_arrows_can_be_switched_off_and_the_address_remembers(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&{OPEN}&at=4")
    page = explorer.page
    assert page.evaluate(ARROW, "arrow-step")
    page.get_by_role("checkbox", name="arrows on the map").uncheck()
    assert page.evaluate(ARROW, "arrow-step") is None
    page.reload()
    explorer.settle()
    expect(page.get_by_role("checkbox", name="arrows on the map")).not_to_be_checked()
    assert page.evaluate(ARROW, "arrow-step") is None
    page.get_by_role("checkbox", name="arrows on the map").check()
    assert page.evaluate(ARROW, "arrow-step")


@pytest.mark.journey
def test_the_chosen_trajectory_is_part_of_the_address(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&{OPEN}")
    page = explorer.page
    chosen = page.get_by_label("The trajectory to look into")
    expect(chosen).to_have_value("SGD")
    chosen.focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("inspect=Adam"))
    page.go_back()
    expect(chosen).to_have_value("SGD")
    page.get_by_role("button", name="Show SGD").click()
    expect(chosen).to_have_value("Adam")


def test_the_chosen_trajectory_stays_while_its_start_is_moved_and_its_optimizer_renamed(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&start=-7,2&start=3,1&{OPEN}")
    page = explorer.page
    chosen = page.get_by_label("The trajectory to look into").locator("option:checked")
    page.get_by_label("The trajectory to look into").select_option(label="Adam from (3, 1)")
    page.mouse.move(*explorer.at(3, 1))
    page.mouse.down()
    page.mouse.move(*explorer.at(4, -2), steps=3)
    page.mouse.up()
    expect(chosen).to_have_text("Adam from (4, −2)")
    explorer.expect_query(f"start=-7,2&start=4,-2&{TWO}&panels=contour,loss,inspector&inspect=Adam@2")
    page.get_by_role("button", name="Remove start 1").click()
    expect(chosen).to_have_text("Adam")
    explorer.open(f"{TWO}&start=-7,2&start=3,1&{OPEN}&inspect=Adam@2&lang=ko")
    expect(page.locator(".inspector-heading option:checked")).to_contain_text("Adam")
    expect(page.locator(".inspector-heading option:checked")).to_contain_text("(3, 1)")


@pytest.mark.journey
def test_steps_go_on_from_the_keyboard_and_end_in_words(explorer: Explorer) -> None:
    explorer.open(f"optimizer=adam(lr=0.3)&steps=3&{OPEN}&at=2")
    page = explorer.page
    expect(page.locator(".inspector-step")).to_have_text("Step 2 → 3")
    forward = page.locator("#inspector").get_by_role("button", name="Step forward")
    forward.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step")).to_have_text("step 3 of 3")
    expect(page.locator(".inspector-note")).to_have_text("No further step: this was the last one.")
    expect(page.locator(".inspector-step")).to_have_text("Step 2 → 3")
    page.locator("#inspector").get_by_role("button", name="Step back").click()
    expect(page.locator("#step")).to_have_text("step 2 of 3")
    expect(page.locator(".inspector-note")).to_have_text("What comes next from the cursor.")
    page.get_by_role("button", name="Close the inspector").click()
    expect(page.locator("#inspector")).to_be_hidden()
    assert page.evaluate(ARROW, "arrow-step") is None


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("landscape=x**4-y**2&start=1,1&optimizer=sgd(lr=2)&steps=2000", "the numbers left what a computer can hold"),
        ("landscape=log(x)&domain=-1,1,-1,1&start=-1,0&optimizer=sgd(lr=1)", "No step can be taken here"),
        ("landscape=sphere&start=0,0&optimizer=adam(lr=1)&stop=grad_norm=0.1", "converged where it starts"),
    ],
)
def test_a_run_that_cannot_go_on_says_so(explorer: Explorer, query: str, words: str) -> None:
    explorer.open(f"{query}&{OPEN}")
    expect(explorer.page.locator(".inspector-note")).to_contain_text(words)


@pytest.mark.journey
def test_a_symbol_lights_up_with_its_numbers(explorer: Explorer) -> None:
    explorer.open(f"{TWO}&{OPEN}&at=4&inspect=Adam")
    page = explorer.page
    page.locator(".inspector-rule .declared [data-symbol=v_hat]").last.hover()
    lit = page.locator(".inspector-rule mn.is-lit")
    expect(lit.first).to_be_visible()
    assert {one.get_attribute("data-symbol") for one in lit.all()} == {"v_hat"}


def test_on_a_phone_nothing_is_cut_off(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open(f"optimizer=radam(lr=0.3)&{OPEN}&at=12")
    page = explorer.page
    expect(page.locator(".inspector-rule")).to_be_visible()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    for part in (".inspector-rule", ".inspector-vectors", ".arrow-key"):
        inner, outer = page.locator(part).bounding_box(), page.locator("#inspector").bounding_box()
        assert inner is not None
        assert outer is not None
        assert inner["x"] >= outer["x"]
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
