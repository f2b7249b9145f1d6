"""Rounding to the grid of a tolerance: close to the value, and the same for values that differ by noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.checks.comparison import compare
from grading.exercises.rounding import ARGUMENTS, rounded

TOLERANCE = (1e-6, 1e-9)
values = st.floats(-1e6, 1e6)


@given(st.lists(values, min_size=1, max_size=5).map(np.array))
def test_a_rounded_array_is_within_its_tolerance(array):
    assert compare(rounded(array, *TOLERANCE), array, rtol=0.6e-6, atol=0.6e-9) is None


@pytest.mark.parametrize("numerator", range(-12, 13))
@pytest.mark.parametrize("denominator", [1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
def test_noise_does_not_change_values_with_few_digits(numerator, denominator):
    """Exact halves of a step are the danger of plain rounding: 0.00000005 with seven decimals."""
    for step in 10.0 ** np.arange(-9, 1):
        value = numerator / denominator * step
        noisy = np.array([1.0, value + 1e-16, value - 1e-16])
        _, more, less = rounded(noisy, *TOLERANCE)
        assert more == less


def test_few_digits_are_kept_as_they_are():
    array = np.array([0.123, -2.5, 7.0, 1e-9])
    assert np.array_equal(rounded(array, *ARGUMENTS), array)


def test_noise_becomes_a_zero_without_a_sign():
    noise = rounded([-1e-17, np.array([-3e-10, 1e-12]), -0.0], *TOLERANCE)
    assert str(noise) == "[0.0, array([0., 0.]), 0.0]"


def test_other_data_is_kept():
    data = {"a": (1, True, None, "text"), "b": [np.array([1, 2]), np.array([True])], "c": float("inf")}
    assert str(rounded(data, *TOLERANCE)) == str(data)
    assert np.isnan(rounded(np.array([np.nan, 1.0]), *TOLERANCE)[0])
