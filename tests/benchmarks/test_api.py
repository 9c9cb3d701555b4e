"""How long a client on loopback waits for a POST, beside the textbook loop without any server."""

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.benchmarks import reference

Benchmark = Any  # pytest-benchmark has no types of its own

FOUR = ["sgd(lr=0.001)", "momentum(lr=0.0001)", "adagrad(lr=0.1)", "adam(lr=0.01)"]
TWELVE = FOUR + [f"{name}(lr=0.001)" for name in ("nesterov", "rmsprop", "amsgrad", "adamw", "adamax", "nadam")]
TWELVE += ["radam(lr=0.001)", "lion(lr=0.001)"]
WORK = {"4 x 30": (FOUR, 30), "12 x 1000": (TWELVE, 1000)}


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """A real server on a free port."""
    command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)/", server.stdout.readline())
        assert found
        host, port = found[1], int(found[2])
        yield host, port
        server.terminate()


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_post(benchmark: Benchmark, address: tuple[str, int], work: str, accepted: str) -> None:
    optimizers, steps = WORK[work]
    benchmark.group = f"POST of {work} steps on loopback"
    body = json.dumps({"landscape": "rosenbrock", "start": [-1.2, 1.0], "optimizers": optimizers, "steps": steps})
    connection = http.client.HTTPConnection(*address, timeout=10)
    headers = {"Content-Type": "application/json", "Accept-Encoding": accepted}

    def post() -> int:
        connection.request("POST", "/api/v1/trajectories", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    assert benchmark.pedantic(post, rounds=60, warmup_rounds=5) == 200
    connection.close()


@pytest.mark.parametrize("work", WORK)
def test_the_textbook_loop_without_a_server(benchmark: Benchmark, work: str) -> None:
    optimizers, steps = WORK[work]
    benchmark.group = f"POST of {work} steps on loopback"
    updates = [reference.TEXTBOOK.get(spelt.partition("(")[0], reference.adam) for spelt in optimizers]

    def walk_all() -> None:
        for update in updates:
            reference.walk(update(1e-4), (-1.2, 1.0), steps)

    benchmark(walk_all)
