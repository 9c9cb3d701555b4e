"""Every preset: what it says, and that what it promises comes true."""

import inspect
import re
from pathlib import Path

import pytest

import app.presets
from app.engine.trajectory import trajectories
from app.presets import PRESETS
from app.presets.base import GROUPS, Preset
from app.query import read_query
from app.scene import Scene
from app.spelling import split_query
from app.view import KEYS as VIEW
from tests.presets import promises

FILES = {path.stem for path in Path(app.presets.__path__[0]).glob("*.py")} - {"__init__", "base"}
PROMISES = {
    name: function
    for name, function in inspect.getmembers(promises, inspect.isfunction)
    if list(inspect.signature(function).parameters) == ["runs"]
}
every_preset = pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))


def scene(preset: Preset) -> Scene:
    return Scene(**read_query(preset.scene, Scene))


def test_ids_are_the_names_of_the_files() -> None:
    assert set(PRESETS) == FILES
    assert [preset.id for preset in PRESETS.values()] == list(PRESETS)


def test_there_are_enough_for_a_lecture_and_every_group_has_some() -> None:
    assert len(PRESETS) >= 16
    assert {preset.group for preset in PRESETS.values()} == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_presets_come_in_the_order_in_which_they_are_taught(group: str) -> None:
    places = [preset.place for preset in PRESETS.values() if preset.group == group]
    assert places == list(range(1, len(places) + 1))
    groups = [GROUPS.index(preset.group) for preset in PRESETS.values()]
    assert groups == sorted(groups)


def test_every_preset_promises_something_that_is_tested() -> None:
    assert set(PROMISES) == set(PRESETS)


@every_preset
def test_the_promise_comes_true(preset: Preset) -> None:
    PROMISES[preset.id](trajectories(scene(preset)))


@pytest.mark.parametrize("text", ["label", "sentence", "scene"])
def test_no_two_presets_are_the_same(text: str) -> None:
    said = [getattr(preset, text) for preset in PRESETS.values()]
    assert len(said) == len(set(said))


@every_preset
def test_texts_are_finished(preset: Preset) -> None:
    assert re.fullmatch(r"[A-Z].*\w", preset.label)
    assert len(preset.label) <= 40
    assert re.fullmatch(r"[A-Z].*[.]", preset.sentence)
    assert 40 <= len(preset.sentence) <= 130
    for text in (preset.label, preset.sentence):
        assert text == " ".join(text.split())


@every_preset
def test_the_query_is_spelt_as_the_page_would_spell_it(preset: Preset) -> None:
    assert preset.scene == scene(preset).query
    assert {name for name, _ in split_query(preset.view)} <= VIEW
    assert read_query(preset.query, Scene) == read_query(preset.scene, Scene)


@every_preset
def test_there_are_few_enough_paths_to_tell_apart(preset: Preset) -> None:
    chosen = scene(preset)
    assert len(chosen.optimizers) <= 5
    assert len(chosen.optimizers) * len(chosen.start) <= 6
    assert chosen.steps <= 200
