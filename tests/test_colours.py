"""The colours of tokens.css: paths can be seen on every ground, and told apart by everyone."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

STATIC = Path(__file__).parents[1] / "static"
TOKENS = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
COLOURS = (STATIC / "js/colours.js").read_text(encoding="utf-8")

Array = NDArray[np.float64]

VISIONS: dict[str, Array] = {
    "trichromat": np.eye(3),
    "protanope": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranope": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanope": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""On linear sRGB: Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color
Vision Deficiency", at severity 1."""

TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""Ottosson (2020), "A perceptual color space for image processing"."""

CONTRAST = 3.0
"""What WCAG 2.2 asks of graphical objects (1.4.11)."""
APART = {"same line": 0.10, "other line": 0.06}
"""The least distance in OKLab, where black and white are 1 apart: of paths with the same dashes, and of others."""


def _tokens(side: int) -> dict[str, Array]:
    """The tokens of one side of light-dark(), as linear sRGB."""
    found = re.findall(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)", TOKENS)
    return {name: _linear(colours[side]) for name, *colours in found}


def _linear(colour: str) -> Array:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def _contrast(one: Array, other: Array) -> float:
    low, high = sorted(float(colour @ np.array([0.2126, 0.7152, 0.0722])) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _oklab(colour: Array, vision: str) -> Array:
    seen = np.clip(VISIONS[vision] @ colour, 0, 1)
    found: Array = TO_OKLAB @ np.cbrt(TO_CONES @ seen)
    return found


def _paths(tokens: dict[str, Array]) -> list[Array]:
    return [tokens[f"path-{place}"] for place in range(1, _number("PATHS") + 1)]


def _number(name: str) -> int:
    found = re.search(rf"const {name} = (\d+);", COLOURS)
    assert found
    return int(found[1])


def _grounds(tokens: dict[str, Array]) -> dict[str, list[Array]]:
    """The colours of every scale of the ground, which is named between `contour` and the number."""
    scales: dict[str, list[Array]] = {}
    for name, colour in tokens.items():
        if found := re.fullmatch(r"contour-(?:([a-z]+)-)?\d", name):
            scales.setdefault(found[1] or "", []).append(colour)
    return scales


@pytest.fixture(params=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> dict[str, Array]:
    return _tokens(["light", "dark"].index(request.param))


def test_the_usual_ground_and_every_path_are_there(tokens: dict[str, Array]) -> None:
    assert len(_paths(tokens)) == _number("PATHS")
    assert len(_grounds(tokens)[""]) >= 4


def test_a_path_stands_out_from_its_casing_and_from_the_page(tokens: dict[str, Array]) -> None:
    for path in _paths(tokens):
        assert _contrast(path, tokens["casing"]) >= 1.5 * CONTRAST
        assert _contrast(path, tokens["surface"]) >= CONTRAST


def test_a_path_stands_out_from_the_usual_ground(tokens: dict[str, Array]) -> None:
    for path, ground in itertools.product(_paths(tokens), _grounds(tokens)[""]):
        assert _contrast(path, ground) >= CONTRAST


def test_a_path_or_its_casing_stands_out_from_every_ground(tokens: dict[str, Array]) -> None:
    for name, colours in _grounds(tokens).items():
        for ground, path in itertools.product(colours, _paths(tokens)):
            clear = max(_contrast(path, ground), _contrast(tokens["casing"], ground))
            assert clear >= CONTRAST, (name, ground)


@pytest.mark.parametrize("vision", VISIONS)
def test_paths_can_be_told_apart(tokens: dict[str, Array], vision: str) -> None:
    solid = _number("SOLID")
    for (first, one), (second, other) in itertools.combinations(enumerate(_paths(tokens)), 2):
        line = "same line" if (first < solid) == (second < solid) else "other line"
        distance = float(np.linalg.norm(_oklab(one, vision) - _oklab(other, vision)))
        assert distance >= APART[line], (first + 1, second + 1, line)
