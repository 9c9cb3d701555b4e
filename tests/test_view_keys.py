"""A link from the page, with its keys of the view, is understood by the API."""

import re
from pathlib import Path

from app.api.requests import TrajectoriesRequest
from app.query import keys_of, read_query
from app.view import COLUMNS, CONTROLS, OVERLAYS, PANELS, EmbedView, FigureView

SCRIPTS = Path(__file__).parents[1] / "static/js"
STATE = SCRIPTS / "state.js"


def test_the_page_and_the_api_know_the_same_keys_of_the_view() -> None:
    source = STATE.read_text(encoding="utf-8")
    keys = source[source.index("const KEYS = {") :].partition("\n};")[0]
    assert set(re.findall(r"^  (\w+):", keys, re.MULTILINE)) == set(EmbedView.model_fields)


def test_the_page_and_the_api_know_the_same_names() -> None:
    source = STATE.read_text(encoding="utf-8")
    names = source[source.index("const NAMES = {") :].partition("\n};")[0]
    lists = {key: tuple(re.findall(r'"(\w+)"', text)) for key, text in re.findall(r"(\w+): \[(.*)\]", names)}
    assert lists == {"panels": PANELS, "overlays": OVERLAYS, "controls": CONTROLS, "sort": COLUMNS}


def test_the_page_and_the_api_know_the_same_columns() -> None:
    source = (SCRIPTS / "panels/columns.js").read_text(encoding="utf-8")
    table = source[source.index("export const COLUMNS = [") :].partition("\n];")[0]
    assert tuple(re.findall(r'^  (?:\{ id: |summed\()"(\w+)"', table, re.MULTILINE)) == COLUMNS


def test_a_query_can_say_all_of_a_view() -> None:
    for view in (FigureView, EmbedView):
        assert keys_of(view) >= set(view.model_fields)


def test_the_keys_of_the_view_decide_no_number() -> None:
    scene = "optimizer=sgd(lr=0.1)&steps=5"
    assert read_query(f"at=3&{scene}&theme=dark&hide=sgd", TrajectoriesRequest) == read_query(
        scene, TrajectoriesRequest
    )
