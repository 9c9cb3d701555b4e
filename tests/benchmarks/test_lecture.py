"""How long the figures of a lecture take from the command line, beside the same ones after another in one process."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.presets import PRESETS
from app.render.processes import cores

FIGURES = list(PRESETS)[:20]
MOST = 6.0
"""Seconds that twenty figures may take, on two cores."""


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """Twenty examples of the page."""
    path = tmp_path / "lecture.toml"
    head = '[defaults]\nformats = ["png"]\nsize = [960, 540]\n'
    path.write_text(head + "".join(f"[[figure]]\npreset = {json.dumps(name)}\n" for name in FIGURES))
    return path


def _seconds(lecture: Path, *arguments: str) -> float:
    """The time a person waits for the command, start and imports included."""
    command = [
        sys.executable,
        "-m",
        "app",
        "render",
        str(lecture),
        "--out",
        str(lecture.parent / "figures"),
        *arguments,
    ]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def test_a_lecture_of_twenty_figures(lecture: Path) -> None:
    assert len(FIGURES) == 20
    alone = min(_seconds(lecture, "--force", "--jobs", "1") for _ in range(3))
    together = min(_seconds(lecture, "--force", "--jobs", "2") for _ in range(3))
    unchanged = min(_seconds(lecture) for _ in range(3))
    print(
        f"\n20 figures: {together:.1f} s in two processes, {alone:.1f} s one after another in one, "
        f"{unchanged:.1f} s when nothing has changed ({cores()} cores)"
    )
    assert together <= MOST
    assert unchanged < alone
