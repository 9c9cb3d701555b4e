"""Whatever is sent, the server answers with a sentence, never with a traceback."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.wire import COMPUTING, TRAJECTORIES, refused, told

BODIES: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b"  \n",
    "half": b'{"steps":',
    "two": b"{}{}",
    "form": b"landscape=ravine&steps=3",
    "multipart": b'--x\r\nContent-Disposition: form-data; name="steps"\r\n\r\n3\r\n--x--\r\n',
    "xml": b"<steps>3</steps>",
    "single quotes": b"{'steps': 3}",
    "comment": b'{"steps": 3} // three',
    "trailing comma": b'{"steps": 3,}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "utf-16": '{"steps": 3}'.encode("utf-16"),
    "latin-1": '{"landscape": "é"}'.encode("latin-1"),
    "truncated utf-8": b'{"landscape": "\xc3"}',
    "encoded surrogate": b'{"landscape": "\xed\xa0\x80"}',
    "surrogate in a label": b'{"optimizers": [{"id": "sgd", "label": "\\ud800"}]}',
    "surrogate in a formula": b'{"landscape": "x+\\udfff"}',
    "surrogate in a key": b'{"\\ud800": 1}',
    "NUL": b'{"landscape": "x\x00"}',
    "NULs": b"\x00" * 100,
    "list": b"[]",
    "null": b"null",
    "text": b'"ravine"',
    "number": b"1",
    "deep list": b"[" * 100_000,
    "deep closed list": b"[" * 50_000 + b"]" * 50_000,
    "deep object": b'{"landscape":' * 9_000 + b"1" + b"}" * 9_000,
    "deep schedule": b'{"optimizers":[' + b'{"id":"sgd","schedule":' * 5_000 + b"1" + b"}" * 5_000 + b"]}",
    "NaN": b'{"tolerance": NaN}',
    "Infinity": b'{"start": [[Infinity, 1]]}',
    "minus Infinity": b'{"stop": {"loss": -Infinity}}',
    "NaN as a hyperparameter": b'{"optimizers": [{"id": "sgd", "lr": NaN}]}',
    "NaN in a domain": b'{"landscape": {"expression": "x", "domain": [[NaN, 1], [0, 1]]}}',
    "overflow": b'{"start": [[1e999, 1]]}',
    "huge steps": b'{"steps": ' + b"9" * 4000 + b"}",
    "huge seed": b'{"seed": ' + b"9" * 100_000 + b"}",
    "huge start": b'{"start": [' + b"9" * 400 + b", 1]}",
    "huge lr": b'{"optimizers": [{"id": "sgd", "lr": ' + b"9" * 400 + b"}]}",
    "long key": b'{"' + b"k" * 200_000 + b'": 1}',
    "long id": b'{"landscape": {"id": "' + b"k" * 200_000 + b'"}}',
    "long spelling": b'{"optimizers": ["' + b"k" * 200_000 + b'"]}',
    "deep spelling": b'{"optimizers": ["' + b"sgd(schedule=" * 10_000 + b'"]}',
    "many keys": json.dumps({f"k{i}": i for i in range(9_000)}).encode(),
    "many optimizers": json.dumps({"optimizers": ["nope"] * 900}).encode(),
    "id of a wrong kind": b'{"optimizers": [{"id": ["sgd"]}]}',
    "id null": b'{"landscape": {"id": null}}',
    "id and expression": b'{"landscape": {"id": "ravine", "expression": "x"}}',
    "parameter that is a keyword": b'{"landscape": {"expression": "x", "parameters": {"lambda": 1}}}',
    "parameter that is reserved": b'{"landscape": {"expression": "x", "parameters": {"x": 1}}}',
    "parameter without a name": b'{"landscape": {"expression": "x", "parameters": {"": 1}}}',
    "markup": b'{"<script>alert(1)</script>": 1}',
}


@pytest.mark.parametrize("path", COMPUTING)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_makes_no_sense_is_refused_with_a_sentence(client: TestClient, body: bytes, path: str) -> None:
    problem = refused(client.post(path, content=body))
    assert len(problem["detail"]) < 2_000


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1", "image/png", "?", ""],
)
def test_json_is_read_whatever_it_is_called_and_nothing_else_is(client: TestClient, kind: str) -> None:
    told(client.post(TRAJECTORIES, content=b'{"steps": 3}', headers={"content-type": kind}))
    refused(client.post(TRAJECTORIES, content=b"steps=3", headers={"content-type": kind}))


QUERIES = {
    "a lone percent": "%",
    "percent garbage": "%zz=1",
    "percent in a value": "steps=%",
    "half an escape": "steps=3%2",
    "not UTF-8": "landscape=%ff",
    "not UTF-8 in a label": "optimizer=sgd(label=%ff)",
    "not UTF-8 in a key": "%ff=1",
    "an encoded surrogate": "optimizer=sgd(label=%ed%a0%80)",
    "NUL in a key": "%00=1",
    "NUL in a value": "landscape=%00",
    "no key": "=1",
    "only a key": "steps",
    "an empty value": "steps=",
    "an empty formula": "landscape=",
    "an empty optimizer": "optimizer=",
    "JSON": "{}",
    "semicolons": "steps=3;seed=1",
    "another case": "Steps=3",
    "brackets": "start[]=1,2",
    "nan": "start=nan,1",
    "infinity": "start=inf,1",
    "overflow": "start=1e999,1",
    "one number": "start=1",
    "three numbers": "start=1,2,3",
    "words": "start=a,b",
    "hexadecimal": "steps=0x10",
    "underscores": "steps=1_0",
    "other digits": "steps=%D9%A3",
    "huge": f"seed={'9' * 5000}",
    "a small exponent": "steps=1e-1",
    "a call": "steps=sgd(lr=1)",
    "an open call": "optimizer=sgd(",
    "an open quote": "optimizer=sgd(label='",
    "deep calls": f"optimizer={'sgd(schedule=' * 1000}",
    "deep parentheses": f"optimizer={'(' * 10_000}",
    "id twice": "optimizer=sgd(id=adam)",
    "mode twice": "gradient=analytic(mode=x)",
    "a formula's parameter": "parameters=a=1",
    "a formula's domain": "domain=0,1,0,1",
    "half a domain": "landscape=x&domain=0,1,0",
    "too long": f"landscape=x{'%2Bx' * 9_000}",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_that_makes_no_sense_is_refused_with_a_sentence(client: TestClient, query: str) -> None:
    problem = refused(client.get(f"{TRAJECTORIES}?{query}"))
    assert len(problem["detail"]) < 2_000


def test_of_thousands_of_errors_a_few_are_told_and_the_rest_counted(client: TestClient) -> None:
    problem = refused(client.post(TRAJECTORIES, json={f"steps{i}": 1 for i in range(10_000)}))
    assert len(problem["errors"]) == 20
    assert problem["detail"].endswith("; and 9997 more.")


def test_bytes_that_are_no_text_are_refused_unescaped_too(client: TestClient) -> None:
    sent: list[dict[str, Any]] = []

    async def ask() -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": TRAJECTORIES,
            "query_string": b"landscape=\xff",
            "headers": [],
        }
        await client.app(scope, _nothing, _keep(sent))

    assert client.portal is not None
    client.portal.call(ask)
    assert sent[0]["status"] == 422


async def _nothing() -> dict[str, Any]:
    return {"type": "http.request", "body": b""}


def _keep(sent: list[dict[str, Any]]) -> Any:
    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    return send


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/%ff",
        "/api/v1/optimizers/%ff",
        "/api/v1/optimizers/a%00b",
        f"/api/v1/optimizers/{'a' * 9_000}",
        "/static/x/..%2f..%2fpyproject.toml",
        "/static/x/../../pyproject.toml",
        "/static/%2fetc%2fpasswd",
        "//etc/passwd",
        "/api/v1/optimizers/__class__",
        "/api/v1/optimizers/base",
        "/api/v1/landscapes/__init__",
        "/plotly-x.min.js.map",
    ],
)
def test_a_path_that_leads_nowhere_is_404(client: TestClient, path: str) -> None:
    refused(client.get(path), 404)
