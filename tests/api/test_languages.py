"""The API speaks its reader's language: outcomes and errors, in every catalogue, and English as ever."""

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.engine.outcome import Status
from tests.api.test_hostile import BODIES, QUERIES
from tests.api.test_hostile_formulas import FORMULAS
from tests.api.wire import SURFACE, TRAJECTORIES, read, told

HANGUL = re.compile("[가-힣]")
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
"""Three words in a row: names, keys and what was sent may stand in a Korean sentence, but no English one."""
KOREAN = {"accept-language": "ko-KR,ko;q=0.9,en;q=0.8"}

REFUSED: dict[str, tuple[str, str, bytes | None]] = {
    **{f"{name} to {path}": ("POST", path, body) for name, body in BODIES.items() for path in (TRAJECTORIES, SURFACE)},
    **{f"query: {name}": ("GET", f"{TRAJECTORIES}?{query}", None) for name, query in QUERIES.items()},
    **{
        f"formula: {name}": ("POST", SURFACE, json.dumps({"landscape": {"expression": formula}}).encode())
        for name, formula in FORMULAS.items()
    },
    **{
        f"query of a formula: {name}": ("GET", f"{TRAJECTORIES}?landscape={quote(formula[:5000])}", None)
        for name, formula in FORMULAS.items()
    },
    "a near miss": ("GET", f"{TRAJECTORIES}?optimizer=adm", None),
    "a near miss of a key": ("GET", f"{TRAJECTORIES}?optimzer=adam", None),
    "a key twice": ("GET", f"{TRAJECTORIES}?steps=1&steps=2", None),
    "a query beside a body": ("POST", f"{TRAJECTORIES}?steps=1", b"{}"),
    "too many points": ("GET", f"{TRAJECTORIES}?steps=100000&optimizer=sgd&optimizer=adam&optimizer=adagrad", None),
    "too fine a grid": ("GET", f"{SURFACE}?resolution=9000,9000", None),
    "an empty range": ("GET", f"{SURFACE}?domain=1,0,0,1", None),
    "not among the choices": ("GET", f"{TRAJECTORIES}?encoding=xml", None),
    "no entries": ("POST", TRAJECTORIES, b'{"start": [], "optimizers": [{"id": "sgd", "label": 3, "lr": -1}]}'),
    "a long label": ("GET", f"{TRAJECTORIES}?optimizer=sgd(label={'k' * 81})", None),
    "many things": ("POST", TRAJECTORIES, b'{"steps": 0, "seed": -1, "tolerance": "a", "start": 3, "stp": 1}'),
    "a large body": ("POST", TRAJECTORIES, b" " * 300_000),
    "no such place": ("GET", "/nowhere", None),
    "no such optimizer": ("GET", "/api/v1/optimizers/adm", None),
    "no such schedule": ("GET", "/api/v1/schedules/zzzz", None),
    "no such landscape": ("GET", "/api/v1/landscapes/zzzz", None),
    "no such file": ("GET", "/static/x/nothing.js", None),
    "another method": ("DELETE", TRAJECTORIES, None),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_every_refusal_is_in_the_readers_language(client: TestClient, case: tuple[str, str, bytes | None]) -> None:
    method, path, body = case
    answer = client.request(method, path, content=body, headers=KOREAN)
    assert answer.status_code >= 400
    problem = read(answer)
    for text in (problem["title"], problem["detail"], *(error["message"] for error in problem["errors"])):
        assert HANGUL.search(text), text
        assert not ENGLISH.search(_without_what_was_sent(text, problem)), text
    english = read(client.request(method, path, content=body))
    assert [_but_the_message(error) for error in problem["errors"]] == [
        _but_the_message(error) for error in english["errors"]
    ]
    _says_its_language(answer, "ko")


def _without_what_was_sent(text: str, problem: dict[str, Any]) -> str:
    """``text`` without the names and values in it, which belong to no language."""
    for error in problem["errors"]:
        text = text.replace(error["field"], "").replace(json.dumps(error.get("value"), ensure_ascii=False), "")
    return re.sub(r"'[^']*'|\"[^\"]*\"", "", text)


def _but_the_message(error: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in error.items() if key != "message"}


def _says_its_language(answer: Response, locale: str) -> None:
    assert answer.headers["content-language"] == locale
    assert "accept-language" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    ("query", "accepted", "locale"),
    [
        ("steps=0&lang=ko", "en", "ko"),
        ("steps=0&lang=KO", "en", "ko"),
        ("steps=0&lang=ko_KR", "en", "ko"),
        ("steps=0&lang=en", "ko", "en"),
        ("steps=0", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("steps=0", "en-GB, ko;q=0.5", "en"),
        ("steps=0", "xx", "en"),
        ("steps=0&lang=xx", "", "en"),
        ("steps=0&lang=xx", "ko", "ko"),
    ],
)
def test_a_wish_in_the_link_goes_before_the_browsers(
    client: TestClient, query: str, accepted: str, locale: str
) -> None:
    answer = client.get(f"{TRAJECTORIES}?{query}", headers={"accept-language": accepted})
    messages = {"en": "steps must be at least 1, not 0", "ko": "steps의 값은 1 이상이어야 합니다(받은 값: 0)"}
    assert read(answer)["errors"][0]["message"] == messages[locale]
    assert read(answer)["detail"] == f"{messages[locale]}."
    _says_its_language(answer, locale)


def test_a_near_miss_and_a_column_are_told_in_korean(client: TestClient) -> None:
    def message(query: str) -> str:
        return str(read(client.get(f"{TRAJECTORIES}?{query}&lang=ko"))["errors"][0]["message"])

    assert message("optimizer=momentun(lr=1)") == (
        "optimizers[0]: 'momentun'은(는) 목록에 없는 이름입니다(비슷한 이름: momentum)"
    )
    assert message("landscape=x%2Bfoo(y)").startswith("landscape.expression: 함수 foo을(를) 알 수 없습니다")
    assert message("encoding=xml") == "encoding의 값은 'json' 또는 'base64'이어야 합니다(받은 값: \"xml\")"


OUTCOMES = {
    "sgd(lr=0.1)": (Status.COMPLETED, "30스텝을 마쳤습니다"),
    "sgd(lr=1e300)": (Status.DIVERGED, "발산했습니다."),
    "sgd(lr=0.5)": (Status.CONVERGED, "수렴했습니다."),
}


@pytest.mark.parametrize("optimizer", OUTCOMES)
def test_an_outcome_is_told_in_the_readers_language(client: TestClient, optimizer: str) -> None:
    status, sentence = OUTCOMES[optimizer]
    query = f"landscape=sphere&start=3,4&steps=30&stop=loss=1e-5&optimizer={optimizer}"
    korean = client.get(f"{TRAJECTORIES}?{query}", headers=KOREAN)
    english = client.get(f"{TRAJECTORIES}?{query}")
    (one,), (other,) = told(korean)["trajectories"], told(english)["trajectories"]
    assert one["outcome"]["status"] == status
    assert sentence in one["outcome"]["message"]
    assert not HANGUL.search(other["outcome"]["message"])
    assert {**one, "outcome": None} == {**other, "outcome": None}
    _says_its_language(korean, "ko")
    _says_its_language(english, "en")


def test_a_copy_in_one_language_is_not_taken_for_another(client: TestClient) -> None:
    korean = client.get(f"{TRAJECTORIES}?steps=3", headers=KOREAN)
    held = {"if-none-match": korean.headers["etag"]}
    assert client.get(f"{TRAJECTORIES}?steps=3", headers={**KOREAN, **held}).status_code == 304
    assert client.get(f"{TRAJECTORIES}?steps=3", headers=held).status_code == 200


def test_the_language_is_no_part_of_the_scene(client: TestClient) -> None:
    assert told(client.get(f"{TRAJECTORIES}?steps=3&lang=ko"))["query"] == "steps=3"
