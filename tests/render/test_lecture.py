"""thalweg render lecture.toml: all figures of a lecture, only what changed, nothing outside the folder."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from app import cli
from app.figures.formats import FORMATS
from app.figures.making import make
from app.presets import PRESETS
from app.render import RefusedError, batch, plan
from app.render.command import EXAMPLE
from app.render.lecture import read_lecture
from app.render.progress import Progress
from app.render.source import Source
from app.render.workers import Made, Task, do, longest_first, run

CSV = FORMATS["data.csv"]
TWO = """
[defaults]
formats = ["csv"]
[[figure]]
preset = "zigzag"
[[figure]]
name = "week1/short"
steps = 3
"""


class Screen(io.StringIO):
    """A terminal that keeps what was written."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Rendered = Callable[..., tuple[int, str]]


def files(folder: Path) -> list[str]:
    """What lies in a folder and below it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_figure_is_written(place: Path, render: Rendered) -> None:
    code, said = render(TWO, "--out", "made")
    assert code == 0
    assert re.fullmatch(
        r"zigzag\.csv \(2\.\d+ kB, \d+\.\d s\)\n"
        r"week1/short\.csv \(1\.\d+ kB, \d+\.\d s\)\n"
        r"2 files in made: 2 made, in \d+\.\d s\n",
        said,
    ), said
    assert files(place / "made") == [".lecture.thalweg.json", "week1/short.csv", "zigzag.csv"]
    assert (place / "made/zigzag.csv").read_bytes() == make(CSV, PRESETS["zigzag"].query)[0]
    assert (place / "made/week1/short.csv").read_bytes() == make(CSV, "steps=3")[0]


@pytest.mark.parametrize("arguments", [(), ("figures",), ("--out", "figures")])
def test_where_the_files_go(place: Path, render: Rendered, arguments: tuple[str, ...]) -> None:
    assert render(TWO, *arguments)[0] == 0
    assert (place / "figures/zigzag.csv").exists()


def test_only_what_changed_is_made_again(place: Path, render: Rendered) -> None:
    render(TWO)
    out = place / "figures"
    times = {name: (out / name).stat().st_mtime_ns for name in files(out)}
    assert "2 files in figures: 2 unchanged" in render(TWO)[1]
    assert {name: (out / name).stat().st_mtime_ns for name in files(out)} == times

    said = render(TWO.replace("steps = 3", "steps = 4"))[1]
    assert "1 made, 1 unchanged" in said
    assert "zigzag" not in said
    assert (out / "week1/short.csv").read_bytes() == make(CSV, "steps=4")[0]
    assert "2 made" in render(TWO, "--force")[1]
    assert "2 made" in render(TWO, "--set", "steps=5")[1]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"half of it")])
def test_a_file_that_is_gone_or_spoilt_is_made_again(
    place: Path, render: Rendered, spoil: Callable[[Path], object]
) -> None:
    render(TWO)
    file = place / "figures/zigzag.csv"
    whole = file.read_bytes()
    spoil(file)
    assert "1 made, 1 unchanged" in render(TWO)[1]
    assert file.read_bytes() == whole


def test_another_release_makes_all_again(place: Path, render: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    render(TWO)
    monkeypatch.setattr(plan, "fingerprint", lambda: "another release")
    assert "2 made" in render(TWO)[1]


def test_a_spoilt_record_only_costs_time(place: Path, render: Rendered) -> None:
    render(TWO)
    for text in ("{", "[]", '{"zigzag.csv": 5}'):
        (place / "figures/.lecture.thalweg.json").write_text(text)
        assert "2 made" in render(TWO)[1]
        assert len(json.loads((place / "figures/.lecture.thalweg.json").read_text())) == 2


def test_what_is_no_longer_in_the_lecture_is_told_and_left(place: Path, render: Rendered) -> None:
    render(TWO)
    said = render(TWO.replace('preset = "zigzag"', 'preset = "zigzag"\nname = "new"'))[1]
    assert said.endswith("no longer in the lecture: zigzag.csv\n")
    assert (place / "figures/zigzag.csv").exists()


def test_one_that_fails_does_not_stop_the_others(place: Path, render: Rendered) -> None:
    broken = TWO + '[[figure]]\nname = "broken"\nsteps = 0\n'
    code, said = render(broken)
    assert code == 1
    assert "thalweg: broken.csv: steps must be at least 1, not 0\n" in said
    assert "3 files in figures: 2 made, 1 failed" in said
    assert files(place / "figures") == [".lecture.thalweg.json", "week1/short.csv", "zigzag.csv"]
    code, said = render(broken)
    assert code == 1
    assert "2 unchanged, 1 failed" in said


def test_a_fault_of_ours_is_one_failed_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("app.render.workers.make", broken)
    made = do(Task("a.csv", "data.csv", Source("")))
    assert made.body is None
    assert made.problem == "this went wrong, and the fault is not yours: ZeroDivisionError: division by zero"


def test_a_process_that_is_ended_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(ThreadPoolExecutor):
        def __init__(self, *_: object, **__: object) -> None:
            super().__init__(1)

        def submit(self, *_: object) -> Future[Made]:  # type: ignore[override]
            future: Future[Made] = Future()
            future.set_exception(BrokenProcessPool())
            return future

    monkeypatch.setattr("app.render.workers.ProcessPoolExecutor", Ended)
    made = list(run([Task(file, "data.csv", Source("")) for file in ("a.csv", "b.csv")], 2))
    assert {one.task.file for one in made if "is there too little memory?" in one.problem} == {"a.csv", "b.csv"}


def test_side_by_side_gives_the_same_bytes() -> None:
    tasks = [Task(f"{steps}.csv", "data.csv", Source(f"steps={steps}")) for steps in range(5)]
    alone, together = ({made.task.file: made.body for made in run(tasks, jobs)} for jobs in (1, 2))
    assert alone == together
    assert [file for file, body in together.items() if body is None] == ["0.csv"]


def test_what_moves_is_begun_first() -> None:
    tasks = [Task(path, path, Source("")) for path in sorted(FORMATS)]
    moving = [task for task in tasks if "frames" in FORMATS[task.kind].keys]
    assert moving
    assert longest_first(tasks)[: len(moving)] == moving


def test_check_writes_nothing(place: Path, render: Rendered) -> None:
    code, said = render(TWO, "--check")
    assert code == 0
    assert said == f"make  zigzag.csv  ?{PRESETS['zigzag'].query}\nmake  week1/short.csv  ?steps=3\n"
    assert files(place) == ["lecture.toml"]
    render(TWO)
    assert [line.split()[0] for line in render(TWO, "--check")[1].splitlines()] == ["keep", "keep"]
    code, said = render(TWO.replace("steps = 3", "steps = 0"), "--check")
    assert code == 1
    assert "thalweg: week1/short.csv: steps must be at least 1, not 0\n" in said


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["none.toml"], 2, "there is no file none.toml; thalweg render --example > none.toml begins one"),
        (["lecture.toml", "a", "--out", "b"], 2, "one folder is enough: b or a"),
        (["lecture.toml", "--format", "png"], 2, "a lecture names its formats itself: --format is for one figure"),
    ],
)
def test_a_bad_command_is_refused_in_a_sentence(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], code: int, sentence: str
) -> None:
    (place / "lecture.toml").write_text(TWO)
    assert cli.main(["render", *arguments]) == code
    assert capsys.readouterr() == ("", f"thalweg: {sentence}\n")


def test_a_terminal_sees_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    screen = Screen()
    progress = Progress(screen, 2)
    progress.tell(Made(Task("a.csv", "data.csv", Source("")), 0.1, b"body"))
    progress.tell(Made(Task("b" * 80 + ".csv", "data.csv", Source("")), 0.1, problem="no"))
    progress.end()
    lines = [line.removeprefix("\x1b[2K") for line in re.split(r"[\r\n]+", screen.getvalue()) if line]
    assert lines == [
        "░" * 24 + " 0/2  ",
        "█" * 12 + "░" * 12 + " 1/2  a.csv",
        f"thalweg: {'b' * 80}.csv: no",
        ("█" * 24 + " 2/2  " + "b" * 80)[:59],
        "",
    ]


def test_the_example_is_a_lecture(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["render", "--example"]) == 0
    text = capsys.readouterr().out
    assert text == EXAMPLE.read_text(encoding="utf-8")
    (place / "lecture.toml").write_text(text, encoding="utf-8")
    assert cli.main(["render", "lecture.toml"]) == 0
    figures = [file for figure in read_lecture(place / "lecture.toml") for file, _ in figure.files()]
    assert [file for file in files(place / "figures") if not file.startswith(".")] == sorted(figures)


def test_stopped_by_a_person_it_says_so(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(tasks: Sequence[Task], jobs: int) -> Iterator[Made]:
        yield do(tasks[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "run", stopped)
    (place / "lecture.toml").write_text(TWO)
    assert cli.main(["render", "lecture.toml"]) == 130
    assert capsys.readouterr().err.endswith("thalweg: stopped\n")
    # What was made until then is not made again.
    monkeypatch.undo()
    monkeypatch.chdir(place)
    assert cli.main(["render", "lecture.toml", "--jobs", "1"]) == 0
    assert "1 made, 1 unchanged" in capsys.readouterr().err


def test_as_a_person_runs_it(place: Path) -> None:
    (place / "lecture.toml").write_text(TWO)
    command = [sys.executable, "-m", "app", "render", "lecture.toml", "--jobs", "2"]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, cwd=place, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "2 files in figures: 2 made" in done.stderr
    with pytest.raises(RefusedError):
        read_lecture(place / "figures/zigzag.csv")
