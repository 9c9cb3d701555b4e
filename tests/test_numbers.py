"""Numbers for people: as the page writes them."""

import math

import pytest

from app.numbers import in_words, number


@pytest.mark.parametrize(
    ("value", "cell", "words"),
    [
        (0.0, "0", "0"),
        (-0.5, "−0.5", "−0.5"),
        (12.3456, "12.35", "12.35"),
        (12345.678, "12346", "12346"),
        (123456.0, "1.235×10⁵", "1.235×10⁵"),
        (0.0007219, "7.219×10⁻⁴", "7.219×10⁻⁴"),
        (1e75, "1.000×10⁷⁵", "10⁷⁵"),
        (-1e-6, "−1.000×10⁻⁶", "−10⁻⁶"),
        (1.5e-6, "1.500×10⁻⁶", "1.5×10⁻⁶"),
        (math.nan, "–", "–"),
    ],
)
def test_four_digits_and_a_power_of_ten(value: float, cell: str, words: str) -> None:
    assert (number(value), in_words(value)) == (cell, words)
