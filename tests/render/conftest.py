"""A folder to render in, and the command as a person gives it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in; all in one process, which is quicker for a few."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("app.render.command.cores", lambda: 1)
    return tmp_path


@pytest.fixture
def render(place: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Render a lecture of that text; the exit code and what was said."""

    def rendered(text: str, *arguments: str) -> tuple[int, str]:
        (place / "lecture.toml").write_text(text, encoding="utf-8")
        code = cli.main(["render", "lecture.toml", *arguments])
        said = capsys.readouterr()
        assert said.out == "" or "--check" in arguments
        return code, said.out + said.err

    return rendered
