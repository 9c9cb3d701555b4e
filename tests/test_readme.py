"""The README says what is so."""

import re
from dataclasses import fields
from pathlib import Path

from app.settings import Settings, meaning, variable

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_of_an_optimizer_is_the_file_itself() -> None:
    source = (ROOT / "app/optimizers/sgd.py").read_text(encoding="utf-8")
    assert f"```python\n{source}```" in README


def test_the_limits_are_those_of_the_settings() -> None:
    for limit in fields(Settings):
        assert f"| `{variable(limit)}` | {limit.default:,} | {meaning(limit)} |" in README


def test_the_picture_and_the_places_named_are_there() -> None:
    picture = re.match(r"!\[.+\]\((.+)\)", README)
    assert picture
    assert (ROOT / picture[1]).is_file()
    house = README.partition("## House")[2]
    named = re.findall(r"(?<=\s)(\w+(?:\.py|\.js|/))", house)
    assert named
    for name in named:
        assert any((place / name).exists() for place in (ROOT, ROOT / "app", ROOT / "static/js")), name


def test_both_commands_are_one_line_each() -> None:
    commands = re.findall(r"```sh\n(.+)\n```", README)
    assert commands[0].endswith(".venv/bin/thalweg")
    assert commands[1] == "bash .ci/test"
