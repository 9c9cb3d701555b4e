"""Every word on the page comes from the catalogue, and the page speaks its reader's language throughout."""

import json
import re

import pytest
from playwright.sync_api import Route, expect

from app.i18n import sources
from tests.browser.explorer import Explorer

_WORDS = re.compile(r'(<script id="words" type="application/json">).*?(</script>)', re.DOTALL)

# Text that a person sees or hears, but for formulas, references, and the sentences that the API says.
_VISIBLE = """() => {
    const texts = [];
    // A name that may be broken is one text all the same.
    const whole = ({ parentElement, data }) => (parentElement.matches(".row-name") ? parentElement.textContent : data);
    const left = "math, code, kbd, .reference, td.outcome, script, noscript, style";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement.closest(left)) texts.push(whole(node));
    for (const element of document.querySelectorAll("*"))
        for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"])
            if (element.hasAttribute(name) && !element.matches("td.outcome")) texts.push(element.getAttribute(name));
    return texts;
}"""


# A schedule, two starts, and a run that diverges.
_SCENE = (
    "landscape=rosenbrock&start=0,0&start=1.5,1&optimizer=adam(lr=0.3,schedule=cosine)&optimizer=sgd"
    "&optimizer=momentum(lr=9)"
)


def _unfold(explorer: Explorer) -> None:
    """Open whatever can be opened: cards, charts and details."""
    # What Chromium and the driver say of the way plotly.js draws in three dimensions.
    explorer.forgive("willReadFrequently")
    explorer.forgive("GL Driver Message")
    for summary in explorer.page.locator(".card-summary").all():
        summary.click()
    for toggle in explorer.page.locator(".chart-bar .toggle").all():
        if toggle.get_attribute("aria-pressed") == "false":
            toggle.click()
    for details in explorer.page.locator("summary:visible").all():
        details.click()


def test_no_word_is_written_into_the_javascript(explorer: Explorer) -> None:
    known = {_id(message.id) for message in sources.template() if message.id}
    marked = {text: [f"⟦{text}⟧"] for text in known}

    def translate(route: Route) -> None:
        response = route.fetch()
        words = json.dumps(marked, ensure_ascii=False).replace("<", "\\u003c")
        body = _WORDS.sub(lambda found: found[1] + words + found[2], response.text())
        route.fulfill(response=response, body=body)

    explorer.page.route(re.compile(r"/(\?.*)?$"), translate)
    explorer.open(_SCENE)
    _unfold(explorer)
    # The server tells what the scene is called, in its own words.
    title = explorer.page.locator("meta[property='og:title']").get_attribute("content") or ""
    templates = {text.strip() for text in known} | {title}
    read = (text.strip() for text in explorer.page.evaluate(_VISIBLE))
    bare = {text for text in read if re.search("[A-Za-z]{2,}", re.sub("⟦.*⟧", "", text, flags=re.DOTALL))}
    assert sorted(bare - templates) == []


@pytest.mark.journey
def test_a_korean_reader_reads_no_english_sentence(explorer: Explorer) -> None:
    explorer.open(f"lang=ko&{_SCENE}")
    _unfold(explorer)
    expect(explorer.page.locator("html")).to_have_attribute("lang", "ko")
    outcomes = explorer.page.locator("td.outcome").all_inner_texts()
    assert outcomes
    assert all(re.search("[가-힣]", text) for text in outcomes)
    read = [*explorer.page.evaluate(_VISIBLE), *outcomes]
    assert sorted({text.strip() for text in read if re.search(r"[A-Za-z]+ [a-z]{2,}", text)}) == []


@pytest.mark.journey
def test_what_the_server_refuses_is_told_in_the_pages_language(explorer: Explorer) -> None:
    explorer.open("lang=ko&landscape=x**2%2Bfoo(y)")
    expect(explorer.page.locator("#status")).to_contain_text("이 링크를 읽을 수 없어서")
    expect(explorer.page.locator("#status")).to_contain_text("함수 foo을(를) 알 수 없습니다")


def _id(message: object) -> str:
    return str(message if isinstance(message, str) else message[0])  # type: ignore[index]  # singular and plural
