"""Ticks stand where they say, and have room."""

import math

import pytest

from app.figures.ticks import even, same_digits, spaced, told


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.25], ["0.25"]),
        ([-1.38], ["−1.38"]),
        ([0.000125], ["1.25×10⁻⁴"]),
        ([7.0], ["7"]),
        ([], []),
        ([0.5, 1.0], ["0.5", "1.0"]),
    ],
)
def test_a_tick_tells_its_own_value(values: list[float], words: list[str]) -> None:
    assert same_digits(values) == words


@pytest.mark.parametrize(
    "values",
    [[0.00025], [12345.0], [1.0000001, 1.0000002], [1.0000000002, 1.0000000004], [20.000000000000004, 50.0], [1e-300]],
)
def test_no_digit_of_a_tick_is_lost(values: list[float]) -> None:
    for value, words in zip(values, told(values), strict=True):
        mantissa, _, exponent = words.replace("−", "-").partition("×10")
        power = int(exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)
        if mantissa.startswith("10") and any(letter in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹" for letter in mantissa):
            mantissa, power = "1", int(mantissa[2:].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
        assert float(f"{mantissa}e{power}") == pytest.approx(value, rel=1e-12)


def test_ticks_that_lie_on_one_another_give_way_to_whole_powers() -> None:
    heights = [math.log10(value) for value in (0.2, 0.5, 1, 2, 5)]
    assert spaced(heights, 0.1) == heights
    assert spaced(heights, 1.0) == [math.log10(0.2), 0.0, math.log10(5)]
    assert spaced(heights, 2.0) == [0.0]


@pytest.mark.parametrize(("low", "high"), [(-1.381996, -1.378458), (0.2, 0.3), (-7.0, 13.0)])
@pytest.mark.parametrize("most", [2, 3, 5, 8])
def test_labels_of_even_ticks_are_exact(low: float, high: float, most: int) -> None:
    values = even(low, high, most)
    assert [float(words.replace("−", "-")) for words in same_digits(values)] == pytest.approx(values, rel=1e-12)
