"""The folder of a lecture's figures: each file whole, where it belongs, with what it needs beside it."""

from pathlib import Path

import pytest

from app.render import plan
from tests.render.test_lecture import TWO, Rendered, files


def test_what_a_file_needs_beside_it_lies_there(place: Path, render: Rendered) -> None:
    text = (
        '[defaults]\nformats = ["html"]\nplotly = "beside"\nsteps = 3\n[[figure]]\nname = "a"\n[[figure]]\nname = "b/c"'
    )
    needed = ["b/plotly.min.js", "plotly.min.js"]
    render(text)
    assert files(place / "figures") == [".lecture.thalweg.json", "a.html", "b/c.html", *needed]
    assert b"plotly.js v" in (place / "figures/plotly.min.js").read_bytes()[:200]
    assert "2 unchanged" in render(text)[1]
    (place / "figures/plotly.min.js").unlink()
    assert "1 made, 1 unchanged" in render(text)[1]
    assert set(needed) <= {*files(place / "figures")}
    whole = (place / "figures/plotly.min.js").read_bytes()
    (place / "figures/plotly.min.js").write_bytes(b"of another release")
    assert "1 made, 1 unchanged" in render(text)[1]
    assert (place / "figures/plotly.min.js").read_bytes() == whole


def test_a_link_out_of_the_folder_is_not_followed(place: Path, render: Rendered) -> None:
    (place / "elsewhere").mkdir()
    (place / "figures").mkdir()
    (place / "figures/week1").symlink_to(place / "elsewhere")
    code, said = render(TWO)
    assert code == 2
    assert said == "thalweg: lecture.toml: week1/short.csv would lie outside figures\n"
    assert files(place / "elsewhere") == []


def test_a_file_is_there_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")

    def full(path: Path, body: bytes) -> int:
        with path.open("wb") as half:
            half.write(body[:1])
        raise OSError(28, "No space left on device", str(path))

    with file.open("rb") as reader:
        plan.write(file, b"new")
        assert reader.read() == b"old"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        plan.write(file, b"new")
    assert file.read_bytes() == b"old"
    assert files(tmp_path) == ["a.csv"]


def test_one_that_cannot_be_written_does_not_stop_the_others(place: Path, render: Rendered) -> None:
    (place / "figures/zigzag.csv").mkdir(parents=True)
    code, said = render(TWO)
    assert code == 1
    assert "thalweg: zigzag.csv: it cannot be written: " in said
    assert "2 files in figures: 1 made, 1 failed" in said
    assert (place / "figures/week1/short.csv").is_file()
    (place / "figures/zigzag.csv").rmdir()
    assert "1 made, 1 unchanged" in render(TWO)[1]
