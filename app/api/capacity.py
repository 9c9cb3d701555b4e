"""As many computations at a time as there are cores; the others wait in turn, up to a limit.

They wait without a thread, so that the page and its files are served whatever is being computed.
"""

import asyncio
import gc
import os
import threading
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from app.settings import SETTINGS
from app.words import Message

Result = TypeVar("Result")

_cores = CapacityLimiter(os.cpu_count() or 1)


class OverCapacityError(Exception):
    """Too many requests wait already."""

    def __init__(self) -> None:
        self.message = Message("more is asked for than this server can compute; try again in a moment")
        super().__init__(self.message)


async def in_turn(compute: Callable[..., Result], *arguments: object) -> Result:
    """The result of ``compute``, which runs in a thread as soon as a core is free.

    Raises:
        OverCapacityError: if too many wait already.
    """
    if _cores.statistics().tasks_waiting >= SETTINGS.max_waiting:
        raise OverCapacityError
    begun = threading.Event()

    def begin() -> Result:
        begun.set()
        return compute(*arguments)

    work = asyncio.create_task(to_thread.run_sync(begin, limiter=_cores))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        # What is being computed keeps its core until it ends, whether anybody waits for it or not.
        if begun.is_set():
            work.add_done_callback(lambda done: done.exception())
        else:
            work.cancel()
        raise


def settle() -> None:
    """Take what is there for good, so that looking for garbage, which stops every thread, need not look through it."""
    gc.collect()
    gc.freeze()


def tidied(compute: Callable[..., Result], *arguments: object) -> Result:
    """The result of ``compute``, which leaves much garbage that refers to itself, as a drawing does.

    It is picked up at once, in some milliseconds. That of many drawings together would take so long to pick up that
    everybody would notice.
    """
    try:
        return compute(*arguments)
    finally:
        gc.collect()
