"""Numbers for people: as the page writes them."""

import math

import pytest

from app.numbers import apart, number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.5, "−0.5"),
        (12.3456, "12.35"),
        (12345.678, "12346"),
        (123456.0, "1.235×10⁵"),
        (100000.0, "10⁵"),
        (1.2e75, "1.2×10⁷⁵"),
        (0.0007219, "7.219×10⁻⁴"),
        (1e75, "10⁷⁵"),
        (-1e-6, "−10⁻⁶"),
        (1.5e-6, "1.5×10⁻⁶"),
        (math.nan, "–"),
    ],
)
def test_up_to_four_digits_and_a_power_of_ten(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("values", "digits"),
    [
        ((), 4),
        ((1.0, 2.0), 4),
        ((3.0, 3.0), 4),
        ((-3.0, -3.0001), 5),
        ((1.0, 1.0 + 2**-52), 17),
        ((math.nan, 1.0, -math.inf, math.inf), 4),
    ],
)
def test_different_numbers_look_different(values: tuple[float, ...], digits: int) -> None:
    assert apart(values) == digits
    finite = {value for value in values if math.isfinite(value)}
    assert len({number(value, digits) for value in finite}) == len(finite)


def test_no_more_digits_than_tell_a_number_from_its_neighbours() -> None:
    assert [number(value, apart((0.3, 0.1 + 0.2))) for value in (0.3, 0.1 + 0.2)] == ["0.3", "0.30000000000000004"]
