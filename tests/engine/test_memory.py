"""Large fields of starts fit into a small machine."""

import subprocess
import sys

PROGRAM = """
from pathlib import Path
import numpy as np
from app.engine.batch import run_batch
from app.engine.oracle import Oracle
from app.engine.outcome import Stop
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS

landscape = LANDSCAPES["rosenbrock"]
oracle = Oracle.analytic(landscape.formula, landscape.defaults)
starts = np.random.default_rng(0).uniform(-2, 2, size=(2, 65_536))
batch = run_batch(oracle, OPTIMIZERS["adam"](lr=0.01), [0.01] * 200, starts, Stop())
assert batch.loss.mean() < 100, batch.loss.mean()

# Linux keeps the peak of this very program here; getrusage would count the parent's as well.
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
kilobytes = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
if not kilobytes:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    import sys
    kilobytes = [peak // 1024 if sys.platform == "darwin" else peak]
print(kilobytes[0])
"""


def test_65536_runs_of_200_steps_stay_under_300_megabytes() -> None:
    program = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert program.returncode == 0, program.stderr
    assert int(program.stdout) / 1024 < 300
