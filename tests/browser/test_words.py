"""Every word on the page comes from the catalogue: in a made-up language, all of them are marked."""

import json
import re

from playwright.sync_api import Route

from app import i18n
from tests.browser.explorer import Explorer

_WORDS = re.compile(r'(<script id="words" type="application/json">).*?(</script>)', re.DOTALL)

# Text that a person sees or hears, but for formulas, references, and the sentences that the API says.
_VISIBLE = """() => {
    const texts = [];
    const left = "math, code, .reference, script, noscript, style";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement.closest(left)) texts.push(node.data);
    for (const element of document.querySelectorAll("*"))
        for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"])
            if (element.hasAttribute(name) && !element.matches("td.outcome")) texts.push(element.getAttribute(name));
    return texts;
}"""


def test_no_word_is_written_into_the_javascript(explorer: Explorer) -> None:
    known = {_id(message.id) for message in i18n.template() if message.id}
    marked = {text: [f"⟦{text}⟧"] for text in known}

    def translate(route: Route) -> None:
        response = route.fetch()
        words = json.dumps(marked, ensure_ascii=False).replace("<", "\\u003c")
        body = _WORDS.sub(lambda found: found[1] + words + found[2], response.text())
        route.fulfill(response=response, body=body)

    explorer.page.route(re.compile(r"/(\?.*)?$"), translate)
    explorer.open("landscape=rosenbrock&start=0,0&start=1,1&optimizer=adam(lr=0.3,schedule=cosine)&optimizer=sgd")
    for summary in explorer.page.locator(".card-summary").all():
        summary.click()
    templates = {text.strip() for text in known}
    bare = [
        text
        for text in map(str.strip, explorer.page.evaluate(_VISIBLE))
        if re.search(r"[A-Za-z]{2,}", re.sub("⟦.*⟧", "", text, flags=re.DOTALL)) and text not in templates
    ]
    assert bare == []


def _id(message: object) -> str:
    return str(message if isinstance(message, str) else message[0])  # type: ignore[index]  # singular and plural
