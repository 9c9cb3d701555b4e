"""axe-core finds nothing: in any state of the page, in either theme, in every language.

Themes decide colours and languages decide words, so each is looked at once, together.
"""

from collections.abc import Callable
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.i18n import locales
from tests.browser.explorer import Explorer

EVERYTHING = (
    "panels=contour,loss,grad_norm,distance,learning_rate,state,inspector&overlays=fill,lines,points,legend,step"
)


def _plain(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)


def _every_panel(explorer: Explorer, keys: str) -> None:
    explorer.open(f"optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3,schedule=cosine)&{EVERYTHING}&{keys}")
    expect(explorer.page.locator("#inspector math").first).to_be_visible()


def _opened_cards(explorer: Explorer, keys: str) -> None:
    explorer.open(f"optimizer=momentum(lr=0.1)&optimizer=adam(lr=0.3,schedule=cosine)&{keys}")
    for index in range(2):
        explorer.card(index).locator(".card-summary").click()


def _wrong_formula(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#formula").fill("x**2 + qq*y")
    expect(explorer.page.locator("#formula[aria-invalid]")).to_be_attached()


def _landscapes(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#landscape").click()
    expect(explorer.page.locator("dialog[open] canvas.is-drawn").first).to_be_attached()


def _examples(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#presets-open").click()
    expect(explorer.page.locator("dialog[open] canvas.is-drawn").first).to_be_attached()


def _example(explorer: Explorer, keys: str) -> None:
    explorer.open(f"landscape=sphere&optimizer=sgd(lr=1.1)&steps=12&preset=too_large&{keys}")


def _keys(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#keys-open").click()


def _sharing(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#share-open-dialog").click()
    explorer.page.locator("input[value='code.py']").check(force=True)
    expect(explorer.page.locator("#share-preview pre")).to_be_visible()


def _code_for_the_class(explorer: Explorer, keys: str) -> None:
    explorer.open(keys)
    explorer.page.locator("#share-open-dialog").click()
    explorer.page.locator("#share-scene-tools button").last.click()
    expect(explorer.page.locator("#qr[open]")).to_be_visible()


def _presenting(explorer: Explorer, keys: str) -> None:
    explorer.page.goto(f"{explorer.server}/?present=true&{keys}")
    expect(explorer.page.locator("#ground-layer .contourlayer path").first).to_be_attached()


def _phone(explorer: Explorer, keys: str) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open(keys)


def _documentation(explorer: Explorer, keys: str) -> None:
    explorer.page.goto(f"{explorer.server}/docs?{keys}")


def _embed(explorer: Explorer, keys: str) -> None:
    explorer.page.set_viewport_size({"width": 640, "height": 360})
    explorer.page.goto(f"{explorer.server}/embed?{keys}&panels=contour,loss,state&play=click&caption=Two%20rules")
    expect(explorer.page.locator("#state[data-drawn]")).to_be_attached()


STATES = (
    _plain,
    _every_panel,
    _opened_cards,
    _wrong_formula,
    _landscapes,
    _examples,
    _example,
    _keys,
    _sharing,
    _code_for_the_class,
    _presenting,
    _phone,
    _documentation,
    _embed,
)


@pytest.mark.parametrize(("theme", "language"), list(zip(cycle(["light", "dark"]), locales(), strict=False)))
@pytest.mark.parametrize(
    "state",
    [pytest.param(STATES[0], marks=pytest.mark.journey), *STATES[1:]],
    ids=lambda state: state.__name__.strip("_"),
)
def test_axe_finds_nothing(
    explorer: Explorer, state: Callable[[Explorer, str], None], theme: str, language: str
) -> None:
    state(explorer, f"theme={theme}&lang={language}")
    results = Axe().run(explorer.page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
