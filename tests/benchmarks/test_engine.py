"""How fast the engine steps, beside a textbook NumPy loop and torch.

    pytest tests/benchmarks

Each group is one piece of work; the figures in parentheses are ratios to the quickest of the group.
"""

import importlib.util
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engine.batch import run_batch
from app.engine.oracle import Oracle
from app.engine.outcome import Stop
from app.engine.run import run
from app.engine.state import replay
from app.formulas import formula
from app.optimizers import OPTIMIZERS
from tests.benchmarks import reference

Benchmark = Any  # pytest-benchmark has no types of its own

STEPS, RUNS = 1000, 65_536
START = (-1.2, 1.0)
RATES = {"sgd": 1e-3, "momentum": 1e-4, "adagrad": 0.1, "rmsprop": 1e-3, "adam": 1e-2}
WITH_TORCH = importlib.util.find_spec("torch") is not None
ORACLE = Oracle.analytic(formula("(1 - x)**2 + 100*(y - x**2)**2"), {})


def thalweg(name: str) -> None:
    lr = RATES[name]
    run(ORACLE, OPTIMIZERS[name](lr=lr), [lr] * STEPS, START, Stop())


def with_state(name: str) -> None:
    optimizer, lr = OPTIMIZERS[name](lr=RATES[name]), RATES[name]
    replay(optimizer, run(ORACLE, optimizer, [lr] * STEPS, START, Stop(), keep_gradient=True))


def numpy_loop(name: str) -> None:
    reference.walk(reference.TEXTBOOK[name](RATES[name]), START, STEPS)


def torch_loop(name: str) -> None:
    deque(reference.torch_walk(name, RATES[name], START, STEPS), maxlen=0)


@pytest.mark.parametrize("name", RATES)
@pytest.mark.parametrize("engine", [thalweg, numpy_loop, *([torch_loop] if WITH_TORCH else [])])
def test_one_run_of_1000_steps(benchmark: Benchmark, name: str, engine: Callable[[str], None]) -> None:
    benchmark.group = f"one run of {STEPS} steps: {name}"
    benchmark(engine, name)


@pytest.mark.parametrize("engine", [thalweg, with_state, numpy_loop, *([torch_loop] if WITH_TORCH else [])])
def test_the_textbook_five(benchmark: Benchmark, engine: Callable[[str], None]) -> None:
    """Five runs of 1000 steps: the median in ms, divided by 5, is the mean µs per step."""
    benchmark.group = f"the textbook five, {STEPS} steps each"

    def five() -> None:
        for name in RATES:
            engine(name)

    benchmark(five)


STARTS = np.random.default_rng(0).normal(size=(2, RUNS))
MANY_STEPS = 20


def many_thalweg() -> None:
    run_batch(ORACLE, OPTIMIZERS["adam"](lr=1e-2), [1e-2] * MANY_STEPS, STARTS, Stop())


def many_numpy() -> None:
    update, p = reference.adam(1e-2, STARTS.shape), STARTS
    for _ in range(MANY_STEPS):
        p = update(p, reference.rosenbrock_gradient(p))


def many_torch() -> None:
    import torch

    p = torch.tensor(STARTS, requires_grad=True)
    optimizer = torch.optim.Adam([p], lr=1e-2)
    for _ in range(MANY_STEPS):
        optimizer.zero_grad()
        ((1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2).sum().backward()
        optimizer.step()


@pytest.mark.parametrize("engine", [many_thalweg, many_numpy, *([many_torch] if WITH_TORCH else [])])
def test_adam_over_65536_runs(benchmark: Benchmark, engine: Callable[[], None]) -> None:
    """20 steps: the median in ms, divided by 1.31072, is ns per run and step."""
    benchmark.group = f"Adam, {RUNS} runs of {MANY_STEPS} steps"
    benchmark(engine)


MEMORY = """
import pathlib, re, numpy as np
from app.engine.batch import run_batch
from app.engine.oracle import Oracle
from app.engine.outcome import Stop
from app.formulas import formula
from app.optimizers import OPTIMIZERS
oracle = Oracle.analytic(formula("(1 - x)**2 + 100*(y - x**2)**2"), {})
starts = np.random.default_rng(0).normal(size=(2, 65536))
if STEPS: run_batch(oracle, OPTIMIZERS["adam"](lr=1e-2), [1e-2] * STEPS, starts, Stop())
# The peak of this very program, which Linux keeps here; getrusage would count its parent's as well.
print(re.search("VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""


def test_memory_of_65536_runs_of_200_steps(capsys: pytest.CaptureFixture[str]) -> None:
    peaks = []
    for steps in (0, 200):
        program = [sys.executable, "-c", f"STEPS = {steps}\n{MEMORY}"]
        peaks.append(int(subprocess.run(program, capture_output=True, check=True, text=True).stdout) / 1024)
    with capsys.disabled():
        print(f"\npeak memory: {peaks[1]:.0f} MB, of which {peaks[0]:.0f} MB before the first step")
