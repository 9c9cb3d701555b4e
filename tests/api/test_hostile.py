"""Whatever is sent, the server answers with a sentence, never with a traceback."""

import json
from time import perf_counter
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.api.wire import COMPUTING, SURFACE, TRAJECTORIES, answered, refused, told

QUICK = 0.1
"""Seconds. Refusing takes a few milliseconds; what would compute 9**9**9**9, or backtrack, takes for ever."""

FORMULAS = {
    "import": "__import__('os')",
    "import system": "__import__('os').system('id')",
    "dunder": "x.__class__",
    "dunder chain": "().__class__.__bases__[0].__subclasses__()",
    "lambda": "lambda: x",
    "lambda call": "(lambda x: x)(y)",
    "list comprehension": "[x for x in (1,2)]",
    "generator": "sum(x for x in range(9))",
    "set comprehension": "{x for x in y}",
    "dict": "{x: y}",
    "walrus": "(x := y)",
    "assignment": "x = y",
    "two statements": "x; y",
    "two lines": "x\ny = 1",
    "import statement": "import os",
    "await": "await x",
    "yield": "(yield x)",
    "f-string": "f'{x}'",
    "string": "'x'",
    "bytes": "b'x'",
    "subscript": "x[0]",
    "slice": "x[::2]",
    "starred": "max(*x)",
    "keyword": "max(x, key=y)",
    "if": "x if y else 1",
    "comparison": "x < y",
    "boolean": "x and y",
    "not": "not x",
    "bits": "~x",
    "shift": "1 << 100000",
    "modulo": "x % 2",
    "matmul": "x @ y",
    "floor": "x // y",
    "ellipsis": "...",
    "complex": "1j * x",
    "eval": "eval('x')",
    "exec": "exec('x')",
    "open": "open('/etc/passwd')",
    "getattr": "getattr(x, 'y')",
    "print": "print(x)",
    "tower": "9**9**9**9",
    "tower with carets": "9^9^9^9",
    "high power": "x**10**9",
    "huge power": "x**1e300",
    "huge number": "x + 1e400",
    "huge integer": "9" * 5000,
    "many digits": f"x + {'1' * 4400}",
    "long": "x" + "+x" * 50_000,
    "long name": "a" * 100_000,
    "blanks": " " * 100_000,
    "deep parentheses": "(" * 5_000 + "x" + ")" * 5_000,
    "deep brackets": "[" * 90 + "x" + "]" * 90,
    "open parentheses": "(" * 199,
    "deep minus": "-" * 90_000 + "x",
    "deep calls": "sin(" * 150 + "x" + ")" * 150,
    "deep powers": "x**" * 90 + "x",
    "factorial": "factorial(99999)",
    "gamma": "gamma(x)**gamma(y)",
    "exclamation": "x!",
    "unknown name": "foo + x",
    "unknown function": "foo(x)",
    "no call": "sin",
    "too many arguments": "sin(x, y)",
    "no arguments": "sin()",
    "comment": "x # y",
    "backslash": "x\\",
    "null": "x\0",
    "control": "x\x07",
    "right to left": "x\u202ey",
    "full width": "ｘ",
    "emoji": "x + 🙂",
    "blank only": "   ",
    "template": "{{7*7}}",
    "markup": "<script>alert(1)</script>",
    "query": "x' OR '1'='1",
}


def _quickest(ask: Any) -> float:
    """The best of three: what a request takes when nothing else on the machine is in its way."""
    taken = []
    for _ in range(3):
        began = perf_counter()
        ask()
        taken.append(perf_counter() - began)
    return min(taken)


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_a_hostile_formula_is_refused_at_once_with_the_column(client: TestClient, formula: str) -> None:
    body = json.dumps({"landscape": {"expression": formula}})
    (error,) = refused(client.post(TRAJECTORIES, content=body))["errors"]
    assert (error["field"], error["rule"]) == ("landscape.expression", "formula")
    assert 1 <= error["column"] <= len(formula) + 1
    assert len(error["message"]) < 400
    assert _quickest(lambda: client.post(SURFACE, content=body)) < QUICK


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_a_hostile_formula_is_refused_in_a_query_too(client: TestClient, formula: str) -> None:
    refused(client.get(f"{TRAJECTORIES}?landscape={quote(formula[:5000])}"))


@pytest.mark.parametrize(
    "formula",
    [
        "((x**99)**99)**99",
        "((((((((x+y)**99)**99)**99)**99)**99)**99)**99)**99",
        "*".join(["(x+y+1)"] * 30) + "**99",
        "+".join(["sin(x*y)"] * 60),
        "sin(cos(" * 10 + "x*y" + "))" * 10,
        "/".join(["x"] * 200),
        "x**y**x",
        "(x**50)**(y**2)",
        "exp(exp(exp(x)))",
    ],
)
@pytest.mark.parametrize("path", COMPUTING)
def test_a_formula_that_looks_like_a_blow_up_is_quick_or_refused(client: TestClient, path: str, formula: str) -> None:
    body = json.dumps({"landscape": formula})
    answered(client.post(path, content=body))
    assert _quickest(lambda: client.post(path, content=body)) < QUICK


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
