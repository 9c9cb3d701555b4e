"""A busy server stays polite: it computes in turn, turns away what is too much, and answers the rest."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import httpx2
import pytest

from app.api.capacity import FILES, NUMBERS, OverCapacityError, Queue
from app.main import app
from app.settings import SETTINGS

T = TypeVar("T")


def run(asking: Coroutine[Any, Any, T]) -> T:
    """What comes of it, in a thread of its own: a browser test before this one may have left a loop in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


async def fill(queue: Queue, gate: threading.Event) -> list[asyncio.Task[bool]]:
    """Start as many computations that wait for ``gate`` as ``queue`` takes."""
    most = int(queue.cores.total_tokens) + SETTINGS.max_waiting
    tasks = [asyncio.create_task(queue.in_turn(gate.wait, 20)) for _ in range(most)]
    while queue.cores.statistics().tasks_waiting < SETTINGS.max_waiting:
        await asyncio.sleep(0)
    return tasks


def client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test")


def test_a_full_server_answers_503_and_says_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    async def ask() -> tuple[httpx2.Response, httpx2.Response]:
        tasks = await fill(NUMBERS, gate)
        with pytest.raises(OverCapacityError):
            await NUMBERS.in_turn(gate.wait)
        async with client() as asking:
            refused = await asking.get("/api/v1/trajectories?steps=1")
            alive = await asking.get("/healthz")
            gate.set()
            await asyncio.gather(*tasks)
            assert (await asking.get("/api/v1/trajectories?steps=1")).status_code == 200
        return refused, alive

    refused, alive = run(ask())
    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert alive.status_code == 200


def test_those_that_come_all_at_once_are_turned_away_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any of them has come to wait; afterwards there is room for as many again."""
    monkeypatch.setattr("app.api.capacity.SETTINGS", replace(SETTINGS, max_waiting=1))
    queue, gate = Queue(), threading.Event()
    cores = int(queue.cores.total_tokens)

    async def ask(more: int) -> int:
        tasks = [asyncio.create_task(queue.in_turn(gate.wait, 20)) for _ in range(cores + 1 + more)]
        await asyncio.sleep(0)
        gate.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        gate.clear()
        return sum(isinstance(one, OverCapacityError) for one in found)

    assert run(ask(5)) == 5
    assert run(ask(0)) == 0


def test_paths_do_not_wait_behind_pictures() -> None:
    gate = threading.Event()

    async def ask() -> tuple[int, int]:
        tasks = await fill(FILES, gate)
        async with client() as asking:
            found = await asking.get("/api/v1/trajectories?steps=1"), await asking.get("/figure.png?steps=1")
        gate.set()
        await asyncio.gather(*tasks)
        return found[0].status_code, found[1].status_code

    assert run(ask()) == (200, 503)


def test_it_says_when_there_should_be_room() -> None:
    """When the next one of those that are computed is done, by what one takes of late."""
    queue, gate = Queue(), threading.Event()
    queue._usual = 3.0 * queue.cores.total_tokens

    async def ask() -> int:
        tasks = await fill(queue, gate)
        with pytest.raises(OverCapacityError) as refusal:
            await queue.in_turn(gate.wait)
        gate.set()
        await asyncio.gather(*tasks)
        return refusal.value.seconds

    assert run(ask()) == 3


def test_no_more_is_computed_at_a_time_than_there_are_cores() -> None:
    gate = threading.Event()
    running = 0

    def work() -> None:
        nonlocal running
        running += 1
        gate.wait(20)

    async def ask() -> int:
        tasks = [asyncio.create_task(NUMBERS.in_turn(work)) for _ in range(20)]
        while running < NUMBERS.cores.total_tokens:
            await asyncio.sleep(0)
        at_once = running
        gate.set()
        await asyncio.gather(*tasks)
        return at_once

    assert run(ask()) == NUMBERS.cores.total_tokens


def test_what_nobody_waits_for_keeps_its_core_until_it_ends() -> None:
    gate, begun = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        gate.wait(20)

    async def leave() -> int:
        before = NUMBERS.cores.borrowed_tokens
        task = asyncio.create_task(NUMBERS.in_turn(work))
        while not begun.is_set():
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        held = NUMBERS.cores.borrowed_tokens - before
        gate.set()
        while NUMBERS.cores.borrowed_tokens > before:
            await asyncio.sleep(0)
        return int(held)

    assert run(leave()) == 1
