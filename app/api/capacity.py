"""As many computations of a kind at a time as there are cores; the others wait in turn, up to a limit.

They wait without a thread, so that the page and its files are served whatever is being computed. Numbers do not wait
behind pictures, which most often take longer: each kind has a queue of its own.
"""

import asyncio
import gc
import math
import os
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from app.settings import SETTINGS
from app.words import Message

Result = TypeVar("Result")

_WEIGHT = 0.1
"""How much the newest computation counts in what one usually takes."""


class OverCapacityError(Exception):
    """Too many requests wait already; ``seconds`` is when there should be room."""

    def __init__(self, seconds: int) -> None:
        self.message = Message("more is asked for than this server can compute; try again in a moment")
        self.seconds = seconds
        super().__init__(self.message)


class Queue:
    """Computations of one kind, as many at a time as there are cores."""

    def __init__(self) -> None:
        self.cores = CapacityLimiter(os.cpu_count() or 1)
        self._taken = 0
        """How many have been let in and have not ended. The limiter counts only those that have come to ask it."""
        self._usual = 0.0
        """Seconds that a computation takes, of late."""

    async def in_turn(self, compute: Callable[..., Result], *arguments: object) -> Result:
        """The result of ``compute``, which runs in a thread as soon as a core is free.

        Raises:
            OverCapacityError: if too many wait already.
        """
        if self._taken >= self.cores.total_tokens + SETTINGS.max_waiting:
            raise OverCapacityError(math.ceil(self._usual / self.cores.total_tokens) or 1)
        begun = threading.Event()

        def begin() -> Result:
            begun.set()
            since = time.monotonic()
            try:
                return compute(*arguments)
            finally:
                self._usual += _WEIGHT * (time.monotonic() - since - self._usual)

        def end(_: asyncio.Task[Result]) -> None:
            self._taken -= 1

        work = asyncio.create_task(to_thread.run_sync(begin, limiter=self.cores))
        self._taken += 1
        work.add_done_callback(end)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # What is being computed keeps its core until it ends, whether anybody waits for it or not.
            if begun.is_set():
                work.add_done_callback(lambda done: done.exception())
            else:
                work.cancel()
            raise


NUMBERS = Queue()
"""For paths and grounds, which a hand that drags waits for."""
FILES = Queue()
"""For pictures and all else that is made to be kept."""


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
