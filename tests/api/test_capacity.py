"""A busy server stays polite: it computes in turn, turns away what is too much, and answers the rest."""

import asyncio
import threading

import httpx2
import pytest

from app.api import capacity
from app.api.capacity import OverCapacityError, in_turn
from app.main import app
from app.settings import SETTINGS


async def fill(gate: threading.Event, count: int) -> list[asyncio.Task[bool]]:
    """Start ``count`` computations that wait for ``gate``."""
    tasks = [asyncio.create_task(in_turn(gate.wait, 20)) for _ in range(count)]
    while capacity._cores.statistics().tasks_waiting < count - capacity._cores.total_tokens:
        await asyncio.sleep(0)
    return tasks


def test_a_full_server_answers_503_and_says_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    most = capacity._cores.total_tokens + SETTINGS.max_waiting

    async def ask() -> tuple[httpx2.Response, httpx2.Response]:
        tasks = await fill(gate, int(most))
        with pytest.raises(OverCapacityError):
            await in_turn(gate.wait)
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test") as client:
            refused = await client.get("/api/v1/trajectories?steps=1")
            alive = await client.get("/healthz")
            gate.set()
            await asyncio.gather(*tasks)
            assert (await client.get("/api/v1/trajectories?steps=1")).status_code == 200
        return refused, alive

    refused, alive = asyncio.run(ask())
    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "1"
    assert alive.status_code == 200


def test_no_more_is_computed_at_a_time_than_there_are_cores() -> None:
    gate = threading.Event()
    running = 0

    def work() -> None:
        nonlocal running
        running += 1
        gate.wait(20)

    async def ask() -> int:
        tasks = [asyncio.create_task(in_turn(work)) for _ in range(20)]
        while running < capacity._cores.total_tokens:
            await asyncio.sleep(0)
        at_once = running
        gate.set()
        await asyncio.gather(*tasks)
        return at_once

    assert asyncio.run(ask()) == capacity._cores.total_tokens


def test_what_nobody_waits_for_keeps_its_core_until_it_ends() -> None:
    gate, begun = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        gate.wait(20)

    async def leave() -> int:
        before = capacity._cores.borrowed_tokens
        task = asyncio.create_task(in_turn(work))
        while not begun.is_set():
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        held = capacity._cores.borrowed_tokens - before
        gate.set()
        while capacity._cores.borrowed_tokens > before:
            await asyncio.sleep(0)
        return int(held)

    assert asyncio.run(leave()) == 1
