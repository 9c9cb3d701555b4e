"""The processes that files are made in. It loads nothing else, so that they can begin before the command has."""

import multiprocessing
import os
import signal
import sys
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_FORKS = sys.platform.startswith("linux")


def cores() -> int:
    """How many processes can run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def context() -> BaseContext:
    """On Linux a process that has loaded everything once and is then forked; elsewhere each loads for itself."""
    found = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
    if _FORKS:
        found.set_forkserver_preload(["app.render.workers"])
    return found


def warm() -> None:
    """Let that process load while this one does."""
    if not _FORKS:
        return
    context()
    # What is ignored when it begins stays so: Ctrl+C is for the command, not for what is still loading.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def begin() -> None:
    """What a worker does first: Ctrl+C shall end it without a word, the command says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
