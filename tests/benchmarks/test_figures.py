"""How long pictures take, beside a plain plot of matplotlib, and whether the server answers while it draws."""

import http.client
import io
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app.figures.drape import drape
from app.figures.formats import FORMATS
from app.figures.making import make
from app.figures.picture import compose, understand
from app.figures.places import drawable

TEXTBOOK = (
    "optimizer=sgd(lr=0.95)&optimizer=momentum(lr=0.1)&optimizer=adagrad(lr=1.5)&optimizer=adam(lr=0.3)"
    "&landscape=ravine&start=-7,2&steps=30"
)
ROUNDS = 7
MOST = {"figure.png": 150.0, "figure.svg": 120.0, "figure.gif": 2000.0}
"""Milliseconds."""
FRAMES = 60
GIFS = 8
RESPONSIVE = 50.0
"""Milliseconds within which the server answers while it draws."""


def plain() -> None:
    """What anybody would write: a filled contour, a few paths, two axes, at the same size."""
    figure = Figure(figsize=(10, 5.625), dpi=96)
    FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(-10, 10, 201), np.linspace(-5, 5, 201))
    left.contourf(x, y, x**2 / 20 + y**2, levels=24)
    steps = np.arange(31)
    for rate in (0.5, 0.6, 0.7, 0.8):
        left.plot(-7 * rate**steps, 2 * rate**steps)
        right.semilogy(steps, rate**steps)
    figure.savefig(io.BytesIO(), format="png")


def milliseconds(work: Callable[[], object]) -> float:
    work()
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        found.append(1e3 * (time.perf_counter() - began))
    return median(found)


@pytest.mark.parametrize("path", MOST)
def test_a_picture_of_the_textbook_scene(path: str) -> None:
    query = f"{TEXTBOOK}&frames={FRAMES}" if path.endswith(".gif") else TEXTBOOK
    reference = milliseconds(plain)
    taken = milliseconds(lambda: make(FORMATS[path], query))
    print(f"\n{path}: {taken:.0f} ms, {taken / reference:.2f} times a plain plot of matplotlib ({reference:.0f} ms)")
    assert taken <= MOST[path]


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """A real server on a free port."""
    command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)/", server.stdout.readline())
        assert found
        yield found[1], int(found[2])
        server.terminate()


def get(address: tuple[str, int], path: str) -> int:
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_the_server_answers_while_it_draws(address: tuple[str, int]) -> None:
    """Eight clients ask for a GIF each, and a ninth for the health of the server, again and again."""
    get(address, "/figure.gif?frames=2")
    statuses: list[int] = []
    paths = [f"/figure.gif?{TEXTBOOK}&frames={FRAMES}&seed={seed}" for seed in range(GIFS)]
    clients = [threading.Thread(target=lambda path=path: statuses.append(get(address, path))) for path in paths]
    for client in clients:
        client.start()
    waited = []
    while any(client.is_alive() for client in clients):
        began = time.perf_counter()
        assert get(address, "/healthz") == 200
        waited.append(1e3 * (time.perf_counter() - began))
    for client in clients:
        client.join()
    waited.sort()
    middle, most = median(waited), waited[int(0.99 * len(waited))]
    told = f"{middle:.1f} ms, 99 in 100 within {most:.1f}, all within {waited[-1]:.1f}"
    print(f"\n/healthz while {GIFS} GIFs are made: {told}")
    assert statuses == [200] * GIFS
    assert most <= RESPONSIVE


def test_cutting_a_long_run_that_leaves() -> None:
    """Twenty thousand moves from one side of the picture to the other, beside one run of as many steps that stays."""
    taken = []
    for rate in (1.002, 0.5):
        found = compose(*understand(f"landscape=sphere&optimizer=sgd(lr={rate})&steps=20000&panels=contour,surface"))
        path = found.runs[0].trajectory.path
        begun = time.perf_counter()
        drape(path, found.ground.x, found.ground.y)
        drawable(path.x, path.y, found.domain)
        taken.append(time.perf_counter() - begun)
    print(f"\ncutting 20000 moves: {1000 * taken[0]:.0f} ms, {taken[0] / taken[1]:.0f} times a run that stays")
    assert taken[0] < 100 * taken[1]
