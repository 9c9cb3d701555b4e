"""Settings from the environment."""

import os
import subprocess
import sys
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings, meaning, variable

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _untouched_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for declared in fields(Settings):
        monkeypatch.delenv(variable(declared), raising=False)


def test_an_empty_environment_leaves_the_defaults() -> None:
    assert Settings.from_environment() == Settings()


@pytest.mark.parametrize("declared", fields(Settings), ids=variable)
def test_a_variable_overrides_its_own_limit_only(monkeypatch: pytest.MonkeyPatch, declared: "Field[Any]") -> None:
    monkeypatch.setenv(variable(declared), "17")
    assert Settings.from_environment() == Settings(**{declared.name: 17})


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "1e3", "many", "None", "²", "1 000"])
@pytest.mark.parametrize("declared", fields(Settings), ids=variable)
def test_a_bad_value_is_refused_in_a_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, declared: "Field[Any]", text: str
) -> None:
    monkeypatch.setenv(variable(declared), text)
    with pytest.raises(ValueError, match="must be a whole number above zero, not") as caught:
        Settings.from_environment()
    assert str(caught.value).startswith(f"{variable(declared)} must be")
    assert str(caught.value).endswith(repr(text))


def test_every_limit_says_what_it_counts() -> None:
    for declared in fields(Settings):
        assert meaning(declared)


def _run(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_limit_from_the_environment_holds_for_requests() -> None:
    code = """
from fastapi.testclient import TestClient
from app.main import app
client = TestClient(app)
print(client.get("/api/v1/trajectories?steps=5").status_code)
print(client.get("/api/v1/trajectories?steps=6").json()["detail"])
print(client.post("/api/v1/surface", content=b" " * 41).json()["detail"])
print("THALWEG_MAX_STEPS" in client.get("/docs").text)
"""
    done = _run(code, THALWEG_MAX_STEPS="5", THALWEG_MAX_BODY="40")
    assert done.stdout.splitlines() == [
        "200",
        "steps must be at most 5, not 6.",
        "a body may have at most 40 bytes.",
        "True",
    ]


def test_a_bad_limit_stops_the_command_with_one_sentence() -> None:
    done = _run(
        "from app.cli import main; raise SystemExit(main(['--no-browser', '--port', '0']))", THALWEG_MAX_RUNS="lots"
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "thalweg: THALWEG_MAX_RUNS must be a whole number above zero, not 'lots'\n"
