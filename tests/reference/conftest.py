"""torch and optax are what the catalogue is measured by, not what it needs.

Neither is a dependency, not even of the tests: together they weigh a gigabyte, and the default run
follows their frozen results in ``tests/golden``. Where they are installed, the files here compare
live as well, on more functions, longer runs and random hyperparameters. Where they are not, these
files are not collected, and the summary says so.
"""

from importlib.util import find_spec

import pytest

LIBRARIES = {
    "test_torch.py": ("torch",),
    "test_torch_state.py": ("torch",),
    "test_torch_formulas.py": ("torch",),
    "test_optax.py": ("torch", "optax"),
}
MISSING = {
    file: [library for library in libraries if find_spec(library) is None] for file, libraries in LIBRARIES.items()
}

collect_ignore = [file for file, missing in MISSING.items() if missing]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for file, missing in MISSING.items():
        if missing:
            terminalreporter.write_line(
                f"tests/reference/{file} is not collected, as {' and '.join(missing)} is not installed; "
                "the frozen results in tests/golden were followed."
            )
