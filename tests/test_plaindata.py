"""Plain data: exact both ways, bounded, and nothing but plain."""

import json
import os
import sys
from collections import OrderedDict, namedtuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_utils.checks import plain_data
from course_utils.checks.answer_key import Case
from course_utils.checks.outcomes import Outcome, call
from course_utils.checks.plain_data import NotPlainError, decode, encode

pytestmark = pytest.mark.student

scalars = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20)
keys = st.text(max_size=5) | st.integers(-9, 9)
dtypes = st.sampled_from([np.float64, np.int64, np.bool_])
tables = dtypes.flatmap(lambda dtype: arrays(dtype, array_shapes(max_dims=3, max_side=3)))
values = st.recursive(
    scalars | tables,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)


Pair = namedtuple("Pair", "x y")


def through_json(value):
    return decode(json.loads(json.dumps(encode(value))))


def identical(one, other):
    """Equal to the last bit, types included; one NaN has many bit patterns, JSON one."""
    if isinstance(one, np.ndarray):
        one, other = (
            np.where(np.isnan(array), np.nan, array) if array.dtype == float else array for array in (one, other)
        )
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(identical, one.values(), other.values()))
    return type(one) is type(other) and repr(one) == repr(other)


@given(values)
def test_values_come_back_to_the_last_bit(value):
    again = through_json(value)
    assert identical(decode(encode(value)), again)
    assert str(value) == str(again)


@given(values)
def test_plain_gives_what_decode_gives(value):
    assert identical(plain_data.plain(value), decode(encode(value, binary=True)))


@given(arrays(float, array_shapes(max_dims=3), elements=st.floats(allow_nan=False)))
def test_arrays_come_back_to_the_last_bit(array):
    assert identical(array, through_json(array))


@pytest.mark.parametrize(
    ("value", "again"),
    [
        ((1, (2,)), [1, [2]]),
        (Pair(1, 2), [1, 2]),
        (np.float64(0.1), 0.1),
        (np.int32(7), 7),
        (np.bool_(True), True),
        (np.array(3.5), 3.5),
        (np.float32(0.5), 0.5),
        (np.str_("W1"), "W1"),
        ([np.str_("W1"), {np.str_("W1"): np.str_("b1")}], ["W1", {"W1": "b1"}]),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (1e400, float("inf")),
        (-0.0, -0.0),
    ],
)
def test_other_types_become_plain(value, again):
    assert identical(through_json(value), again)


@pytest.mark.parametrize("shape", [(0,), (2, 0), (0, 3)])
def test_empty_arrays_keep_their_shape(shape):
    assert through_json(np.zeros(shape)).shape == shape


def test_a_transposed_array_keeps_its_values_in_place():
    array = np.arange(6.0).reshape(2, 3).T
    assert np.array_equal(through_json(array), array)


class LyingDict(dict):
    def items(self):
        return [("a", "something else")]


def test_a_dict_is_read_past_its_own_methods():
    assert through_json(LyingDict(a=1)) == {"a": 1}


endless = []
endless.append(endless)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1, 2},
        1j,
        b"bytes",
        np.array([1j]),
        np.array(["text"]),
        np.array([None]),
        range(3),
        iter([1]),
        {(1, 2): 3},
        {1.5: 2},
        endless,
        2**2000,
        print,
        type("Text", (str,), {})("x"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(NotPlainError):
        encode(value)


def test_size_and_depth_are_bounded():
    assert encode(np.zeros(plain_data.MAX_NUMBERS - 1))
    for large in (np.zeros(plain_data.MAX_NUMBERS), [np.zeros(plain_data.MAX_NUMBERS // 2)] * 2):
        with pytest.raises(NotPlainError, match="more than"):
            encode(large)
    nested = 1
    for _ in range(plain_data.MAX_DEPTH):
        nested = [nested]
    assert encode(nested)
    with pytest.raises(NotPlainError, match="levels"):
        encode([nested])
    assert decode(encode([nested], depth=plain_data.MAX_DEPTH + 1)) == [nested]
    assert len(encode("x" * 10_000)) == plain_data.MAX_TEXT


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"l": 1},
        {"l": [], "d": []},
        {"x": []},
        {"a": []},
        {"a": [[2], [1.0]]},
        {"a": [[-1, -2], [1.0, 2.0]]},
        {"a": [["2"], [1.0, 2.0]]},
        {"a": [[1], ["text"]]},
        {"a": [2, [1.0, 2.0]]},
        {"d": [[1.5, 2]]},
        {"d": [[None, 2]]},
        {"l": [{"l": [{"z": 1}]}]},
    ],
    ids=json.dumps,
)
def test_what_is_not_in_the_form_is_refused(data):
    with pytest.raises(NotPlainError):
        decode(data)


def test_depth_is_bounded_when_reading_too():
    data = 1
    for _ in range(plain_data.DEEPEST + 2):
        data = {"l": [data]}
    with pytest.raises(NotPlainError, match="levels"):
        decode(data)


# Outcomes, which carry plain data between processes

NO_ARGS = Case("no arguments", ())

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["l", "d", "a", "returned", "raised", "type", "message", "line"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_a_garbled_outcome_is_an_outcome_all_the_same(data):
    for garbled in (data, {"returned": data}, {"raised": data}):
        assert Outcome.from_json(garbled).kind in ("returned", "raised", "unusable", "died")


@given(values)
def test_an_outcome_survives_json(value):
    outcome = call(lambda: value, NO_ARGS, {})
    again = Outcome.from_json(json.loads(json.dumps(outcome.to_json())))
    assert again.kind == "returned"
    assert str(again.value) == str(outcome.value)


def test_a_call_works_on_a_copy_and_keeps_quiet(capsys):
    case = Case("one", ({"W1": np.zeros(2)},), seed=3)

    def noisy(parameters):
        print("hello")
        parameters["W1"] += np.random.rand(2)
        return parameters

    one, other = call(noisy, case, {}), call(noisy, case, {})
    assert np.array_equal(one.value["W1"], other.value["W1"])
    assert not case.args[0]["W1"].any()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_standard_output_in_a_call_has_what_a_text_stream_has(stream):
    def function():
        output = getattr(sys, stream)
        output.buffer.write(b"bytes")
        output.reconfigure(line_buffering=True)
        print("text", file=output, flush=True)
        os.fstat(output.fileno())
        output.close()
        print("more text", file=output)
        return [output.encoding, output.errors, output.isatty(), output.writable(), output.closed, output.name]

    assert call(function, NO_ARGS, {}).value == ["utf-8", "replace", False, True, False, "<stdout>"]


def test_a_call_that_raises_says_what_and_why():
    outcome = call(lambda: {}["W0"], NO_ARGS, {})
    assert (outcome.kind, outcome.error, outcome.message) == ("raised", "KeyError", "'W0'")
    assert Outcome.from_json(outcome.to_json()) == outcome


def test_an_exception_that_cannot_be_printed_is_still_an_outcome():
    class NastyError(Exception):
        def __str__(self):
            raise ValueError

    def function():
        raise NastyError

    assert call(function, NO_ARGS, {}).error == "NastyError"


@pytest.mark.parametrize(
    "garbled",
    [
        {"d": [1]},
        {"d": [[1, 2, 3]]},
        {"a": [[1], [10**400]]},
        {"a": [[1], [2**80]]},
        {"a": [["x"], [1]]},
        {"a": [[-1, -1], [1]]},
        {"a": [[2], [1, "two"]]},
        {"z": []},
        {},
        [],
    ],
)
def test_what_encode_never_wrote_is_refused(garbled):
    with pytest.raises(NotPlainError):
        decode(garbled)


def test_one_dict_in_two_places_is_refused():
    shared = {"dW1": np.zeros(2)}
    with pytest.raises(NotPlainError, match="in two places"):
        encode((shared, shared))
    assert encode((shared, dict(shared)))
