"""Comparison: what counts as equal, and what a student reads where it is not."""

import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_utils.checks.comparison import ATOL, RTOL, compare, describe

pytestmark = pytest.mark.student

finite = st.floats(-1e6, 1e6)
tables = arrays(float, array_shapes(max_dims=3, max_side=4), elements=finite)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | finite | st.text(max_size=5) | tables,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(plain)
def test_everything_equals_itself(value):
    assert compare(value, value) is None


@given(tables, st.data())
def test_one_changed_number_is_found(array, data):
    index = tuple(data.draw(st.integers(0, side - 1)) for side in array.shape)
    changed = array.copy()
    changed[index] += 2 * (ATOL + RTOL * np.abs(array).max()) + 1e-6
    mismatch = compare(array, changed, "x")
    assert mismatch.kind == "value"
    assert f"x[{', '.join(map(str, index))}]" in mismatch.detail


@given(tables)
def test_numbers_within_the_tolerance_are_equal(array):
    assert compare(array, array + 0.9 * (ATOL + RTOL * np.abs(array))) is None


@given(tables)
def test_nested_lists_equal_their_array(array):
    assert compare(array, array.tolist()) is None


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (1, 1.0),
        (1.0, True),
        (0, False),
        (0.0, -0.0),
        (np.array([1.0, 0.0]), [True, False]),
        (np.array([1, 2]), (1.0, 2.0)),
        (2.5, np.array(2.5)),
        ([1, 2], (1, 2)),
        (float("nan"), float("nan")),
        (float("inf"), float("inf")),
        ({"W1": 1.0}, {"W1": 1.0, "note": "mine", 3: 4}),
    ],
)
def test_equal_values_of_other_types_are_equal(expected, actual):
    assert compare(expected, actual) is None


# expected, actual, kind, what the student reads
MESSAGES = [
    ({"W1": 1}, None, "structure", "x should be a dict, but is None (is a return missing?)."),
    ({"W1": 1}, [1, 2], "structure", "x should be a dict, but is a list or tuple of 2."),
    ({"W1": 1}, "text", "structure", "x should be a dict, but is text."),
    ({"W1": 1}, {"w1": 1, "b": 2}, "structure", "x has no key 'W1'; its keys are 'w1', 'b'."),
    ({"W1": 1}, {}, "structure", "x has no key 'W1'; it is empty."),
    ({"W1": 1}, {"W1": 1, "W2": 1}, "structure", "x has a key too many, 'W2'."),
    ({"W1": [1, 2]}, {"W1": [1, 3]}, "value", 'x["W1"][1] is 3, expected 2.'),
    ([1, 2], [1], "structure", "x has 1 entry instead of 2."),
    ([1, 2], [1, 2, 3], "structure", "x has 3 entries instead of 2."),
    ([1, 2], 5, "structure", "x should be a list or tuple of 2, but is a single number."),
    (None, 0, "structure", "x should be None, but is a single number."),
    ("a", "b", "structure", "x should be 'a', but is text."),
    (1.0, "1.0", "structure", "x should be a single number, but is text."),
    (1.0, np.ones((1, 1)), "shape", "x is an array of shape (1, 1) instead of a single number."),
    (np.ones((2, 1)), 3.0, "shape", "x is a single number instead of an array of shape (2, 1)."),
    (np.ones((2, 1)), np.ones(2), "shape", "x has shape (2,) instead of (2, 1)."),
    (np.ones((2, 3)), np.ones((3, 2)), "shape", "x has shape (3, 2) instead of (2, 3). Is it transposed?"),
    (np.ones(2), [[1], [1, 2]], "structure", "x should be an array of shape (2,), but is a list or tuple of 2."),
    (np.ones(2), [1, math.nan], "finite", "x holds NaN or infinity."),
    (0.5, 0.25, "value", "x is 0.25, expected 0.5."),
    (np.zeros(2), [1, 3], "value", "All 2 values of x are off; the worst: x[1] is 3, expected 0."),
    (np.zeros(3), [1, 0, 0], "value", "1 of the 3 values of x is off; the worst: x[0] is 1, expected 0."),
    (1.0, 1.000003, "value", "x is 1.000003, expected 1."),
    (-0.0, 1.0, "value", "x is 1, expected 0."),
]


@pytest.mark.parametrize(("expected", "actual", "kind", "detail"), MESSAGES)
def test_a_message_says_where_and_what(expected, actual, kind, detail):
    mismatch = compare(expected, actual, "x")
    assert (mismatch.kind, mismatch.detail) == (kind, detail)


def test_where_noise_is_expected_a_message_gives_its_bound():
    assert compare(1.5e-9, 0.02, "x", atol=1e-6).detail == "x is 0.02, expected at most 1e-06."
    assert compare(0.25, 0.5, "x", atol=1e-6).detail == "x is 0.5, expected 0.25."


@given(finite, finite)
def test_the_two_numbers_in_a_message_look_different(expected, actual):
    mismatch = compare(expected, actual, "x")
    if mismatch:
        got, wanted = mismatch.detail.removeprefix("x is ").removesuffix(".").split(", expected ")
        assert got != wanted


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_the_brief_sentence_gives_no_value_away(expected, actual):
    mismatch = compare(np.array([expected]), [actual], "x")
    assert mismatch is None or mismatch.brief == "x has a wrong value."


def test_structure_comes_before_values():
    expected = {"a": np.ones(2), "b": np.ones(2)}
    assert compare(expected, {"a": [5, 5]}, "x").detail == "x has no key 'b'; its keys are 'a'."
    assert compare([1, 2], [7], "x").kind == "structure"


def test_a_tolerance_can_be_stated():
    assert compare(1.0, 1.01) is not None
    assert compare(1.0, 1.01, rtol=0.1) is None
    assert compare(0.0, 0.01, atol=0.1) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None (is a return missing?)"),
        (True, "a single number"),
        (np.array(2.0), "a single number"),
        (np.zeros((2, 0)), "an array of shape (2, 0)"),
        ((1,), "a list or tuple of 1"),
        ({}, "a dict"),
        ("", "text"),
    ],
)
def test_values_are_described_in_a_few_words(value, words):
    assert describe(value) == words


@pytest.mark.parametrize("actual", [["x" * 2_000] + [""] * 20_000, [[1.0, "x" * 2_000]] + [[0.0, 0.0]] * 10_000])
def test_a_list_of_texts_is_not_padded_to_the_longest(actual):
    tracemalloc.start()
    try:
        mismatch = compare(np.zeros(3), actual)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert mismatch.kind == "structure"
    assert most < 10_000_000
