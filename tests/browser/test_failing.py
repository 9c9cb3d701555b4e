"""What is refused is told where one looks, and a server that is gone for a while does no harm."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.explorer import Explorer, problem
from tests.browser.sharing import SCENE, dialog


@pytest.mark.journey
def test_a_refused_edit_leaves_the_one_before_it(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)")
    explorer.hold("**/trajectories")
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.7")
    entry.press("Enter")
    steps = explorer.page.locator("#steps")
    steps.fill("0")
    steps.press("Enter")
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.7)")
    expect(explorer.page.locator("#status")).not_to_be_empty()
    expect(steps).to_have_attribute("aria-invalid", "true")
    expect(entry).to_have_value("0.7")


def test_a_refusal_names_the_card(explorer: Explorer) -> None:
    explorer.open("optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)")
    entry = explorer.card(1).locator("[data-field='optimizers[1].lr']")
    entry.fill("-1")
    entry.press("Enter")
    expect(explorer.page.locator("#status")).to_have_text("Adam: lr must be at least 0, not -1")


def test_a_server_that_declines_a_fine_ground_is_asked_for_its_own(explorer: Explorer) -> None:
    explorer.forgive("status of 422")
    told = problem(422, "Too fine.", {"field": "resolution", "message": "resolution: too fine"})
    explorer.page.route("**/surface?*resolution=*", lambda route: route.fulfill(**told))
    explorer.open()
    expect(explorer.page.locator("#status")).to_be_empty()


def test_plots_that_cannot_be_drawn_are_not_the_server(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.page.route("**/plotly*.js*", lambda route: route.abort())
    explorer.page.goto(explorer.server)
    expect(explorer.page.locator("#status")).to_contain_text("The plots cannot be drawn")


@pytest.mark.journey
def test_a_server_that_is_gone_is_waited_for(explorer: Explorer) -> None:
    explorer.forgive("ERR_INTERNET_DISCONNECTED")
    explorer.open("optimizer=sgd(lr=0.95)")
    before = explorer.paths()
    explorer.page.context.set_offline(True)
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.4")
    entry.press("Enter")
    expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
    assert explorer.paths() == before
    explorer.page.context.set_offline(False)
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    expect(explorer.page.locator("#remark")).to_be_empty()


NO_ANSWERS = [
    (200, "{}"),
    (200, "<html></html>"),
    (200, '{"trajectories": [{}], "problem": null}'),
    (403, "<html>Forbidden</html>"),
    (422, '{"detail": [{"loc": ["a"], "msg": "b"}]}'),
]
"""What something between the page and the server may say in its place."""


@pytest.mark.parametrize(("status", "body"), NO_ANSWERS)
def test_what_is_no_answer_is_as_none(explorer: Explorer, status: int, body: str) -> None:
    explorer.forgive(f"status of {status}")
    explorer.open("optimizer=sgd(lr=0.95)")
    before = explorer.paths()
    explorer.page.route(
        "**/api/v1/**", lambda route: route.fulfill(status=status, body=body, content_type="application/json")
    )
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.fill("0.4")
    entry.press("Enter")
    expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
    assert explorer.paths() == before
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.4)")
    expect(explorer.page.locator("#remark")).to_be_empty()


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("trajectories", 200, '{"trajectories": 5}'),
        ("trajectories", 200, '{"trajectories": [], "scene": {}, "query": ""}'),
        ("surface", 200, '{"x": [1], "y": [1], "z": []}'),
        ("surface", 404, "{}"),
        ("check", 422, '{"errors": [{}]}'),
    ],
)
def test_what_is_no_answer_to_a_part_of_a_question_is_as_none(
    explorer: Explorer, asked: str, status: int, body: str
) -> None:
    explorer.forgive(f"status of {status}")
    explorer.page.route(
        f"**/api/v1/{asked}*", lambda route: route.fulfill(status=status, body=body, content_type="application/json")
    )
    explorer.page.goto(f"{explorer.server}/?optimizer=sgd(lr=0.95)")
    expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("#remark")).to_be_empty()
    assert explorer.query == "optimizer=sgd(lr=0.95)"


def test_a_page_that_opens_to_no_answers_waits_for_the_server(explorer: Explorer) -> None:
    explorer.page.route("**/api/v1/**", lambda route: route.fulfill(body="{}", content_type="application/json"))
    explorer.page.goto(f"{explorer.server}/?optimizer=sgd(lr=0.95)")
    expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
    explorer.release()
    explorer.settle()
    expect(explorer.page.locator("#remark")).to_be_empty()


@pytest.mark.parametrize("path", ["", "embed"])
def test_what_has_come_in_the_end_is_not_said_to_be_missing(explorer: Explorer, path: str) -> None:
    """The scene is there before what it is made of is declared."""
    explorer.forgive("ERR_FAILED")
    times = []

    def once(route: Route) -> None:
        times.append(1)
        if len(times) == 1:
            explorer.page.locator("#path-layer.js-plotly-plot").wait_for(state="attached")
            route.abort()
        else:
            route.continue_()

    explorer.page.route("**/api/v1/optimizers*", once)
    explorer.page.goto(f"{explorer.server}/{path}?panels=contour,state")
    said = explorer.page.locator("#notice" if path else "#remark")
    expect(said).to_contain_text("The server does not answer. Trying again …")
    expect(said).to_be_empty()
    assert len(times) == 2


def test_what_was_refused_stays_told_whatever_else_is_done(explorer: Explorer) -> None:
    explorer.open()
    steps = explorer.page.locator("#steps")
    steps.fill("0")
    steps.press("Enter")
    refused = explorer.page.locator(".field-error")
    expect(refused).to_have_text("Steps must be at least 1, not 0")
    explorer.page.locator("#contour").press(">")
    expect(explorer.page.locator("#remark")).to_have_text("Speed 2×")
    explorer.page.get_by_role("button", name="Share", exact=True).click()
    explorer.page.keyboard.press("Escape")
    expect(refused).to_have_text("Steps must be at least 1, not 0")
    # And again at the top, when the other has passed.
    expect(explorer.page.locator("#status")).to_have_text("Steps must be at least 1, not 0")


def test_what_a_hand_has_set_stays_until_it_is_answered(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open("optimizer=sgd(lr=0.95)")
    explorer.page.route("**/api/v1/check*", lambda route: route.abort())
    rate = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    rate.fill("0.4")
    rate.press("Enter")
    steps = explorer.page.locator("#steps")
    steps.fill("12")
    steps.press("Enter")
    expect(explorer.page.locator("#remark")).to_contain_text("Trying again")
    explorer.page.get_by_role("button", name="Distance", exact=True).click()
    expect(explorer.page.locator("#distance")).to_be_visible()
    expect(rate).to_have_value("0.4")
    expect(steps).to_have_value("12")
    explorer.release()
    explorer.expect_query("optimizer=sgd(lr=0.4)&steps=12&panels=contour,loss,distance")


def test_share_opens_over_nothing_else(explorer: Explorer) -> None:
    explorer.forgive("ERR_FAILED")
    explorer.open()
    explorer.page.route("**/api/v1/formats*", lambda route: route.abort())
    explorer.page.get_by_role("button", name="Share", exact=True).click()
    expect(explorer.page.locator("#remark")).to_contain_text("Trying again")
    explorer.page.locator("#presets-open").click()
    with explorer.page.expect_response("**/api/v1/formats*"):
        explorer.release()
    expect(explorer.page.locator("#remark")).to_be_empty()
    expect(explorer.page.locator("dialog[open]")).to_have_count(1)


def test_on_a_phone_what_is_said_moves_nothing_and_is_seen_from_everywhere(explorer: Explorer) -> None:
    explorer.forgive("ERR_INTERNET_DISCONNECTED")
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open()
    entry = explorer.card(0).locator("[data-field='optimizers[0].lr']")
    entry.scroll_into_view_if_needed()
    before = entry.bounding_box()
    explorer.page.context.set_offline(True)
    entry.fill("0.4")
    entry.press("Enter")
    line = explorer.page.locator("#remark")
    expect(line).to_have_text("The server does not answer. Trying again …")
    expect(line).to_be_in_viewport(ratio=1)
    assert entry.bounding_box() == before
    explorer.page.context.set_offline(False)
    expect(line).to_be_hidden()


def test_sharing_opens_as_soon_as_the_server_answers(explorer: Explorer) -> None:
    explorer.open(SCENE)
    explorer.page.route("**/api/v1/formats", lambda route: route.fulfill(json={}))
    button = explorer.page.get_by_role("button", name="Share", exact=True)
    button.click()
    expect(explorer.page.locator("#remark")).to_have_text("The server does not answer. Trying again …")
    button.click()
    explorer.release()
    expect(dialog(explorer.page)).to_be_visible()
    expect(explorer.page.locator("#remark")).to_be_empty()
    expect(dialog(explorer.page).locator("#share-copy")).to_have_count(1)
