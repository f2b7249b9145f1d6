"""Each exercise's declaration is sound, and its reference agrees with independent oracles."""

import itertools
import json
import math
import re

import numpy as np
import pytest
from answer_keys import SEEDS, answers, call_all, function_of, key_of, points, solution, stub, stubs_of
from hypothesis import given
from hypothesis import strategies as st
from oracles import LIBRARY, ORACLES

from course_utils.checks import plain_data
from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.comparison import compare
from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import Outcome
from grading.exercises import ASSIGNMENTS, all_exercises, exercises_of, find_exercise, manual_points
from grading.exercises.exercise import Draw

EXERCISES = all_exercises()
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def plain(value):
    """A value as it arrives from a student's process: lists for tuples."""
    return plain_data.decode(plain_data.encode(value))


# Declarations


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_an_assignment_is_worth_100_points(assignment):
    assert sum(exercise.points for exercise in exercises_of(assignment)) + manual_points(assignment) == 100


def test_exercise_names_are_unique():
    names = [exercise.name for exercise in EXERCISES]
    assert len(set(names)) == len(names)


@every_exercise
def test_aspects_are_worth_whole_points_and_have_names_of_their_own(exercise):
    names = [aspect.name for aspect in exercise.aspects]
    assert len(set(names)) == len(names)
    assert all(type(aspect.points) is int and aspect.points > 0 for aspect in exercise.aspects)


@every_exercise
def test_every_part_of_what_is_returned_counts_for_an_aspect(exercise):
    """Parts are returned things, or keys of the one dict that is returned."""
    for value in key_of(exercise, 1).expected:
        names = value if len(exercise.returns) == 1 and isinstance(value, dict) else exercise.returns
        for name in names:
            assert any(aspect.compares(name) for aspect in exercise.aspects)
        for aspect in exercise.aspects:
            assert any(aspect.compares(name) for name in names)


@every_exercise
def test_every_aspect_has_visible_and_hidden_cases(exercise):
    for cases in (exercise.visible_cases(), exercise.hidden_cases(1)):
        for aspect in exercise.aspects:
            assert any(case.counts_for(aspect) for case in cases)
        named = {name for case in cases for name in case.aspects or ()}
        assert named <= {aspect.name for aspect in exercise.aspects}


@every_exercise
def test_labels_tell_cases_apart_and_give_no_number_away(exercise):
    for cases in (exercise.visible_cases(), exercise.hidden_cases(1)):
        labels = [case.label for case in cases]
        assert len(set(labels)) == len(labels)
        assert not any(re.search(r"\d", label) for label in labels)


@every_exercise
def test_visible_cases_are_few_and_small(exercise):
    key = key_of(exercise)
    assert 2 <= len(key.cases) <= 5
    assert len(json.dumps(key.to_json())) < 120_000


@every_exercise
def test_a_seed_decides_the_hidden_cases_and_nothing_else_the_visible_ones(exercise):
    def texts(cases):
        return [json.dumps(plain_data.encode(case.args)) for case in cases]

    np.random.seed(1)
    first, visible = texts(exercise.hidden_cases(5)), texts(exercise.visible_cases())
    np.random.seed(2)
    assert texts(exercise.hidden_cases(5)) == first
    assert texts(exercise.visible_cases()) == visible
    assert sum(one != other for one, other in zip(first, texts(exercise.hidden_cases(6)), strict=True)) > len(first) / 2
    assert all(case.hidden for case in exercise.hidden_cases(5))
    assert not any(case.hidden for case in exercise.visible_cases())


@every_exercise
def test_a_key_survives_json(exercise):
    key = key_of(exercise)
    again = AnswerKey.from_json(exercise.name, json.loads(json.dumps(key.to_json())))
    assert json.dumps(again.to_json()) == json.dumps(key.to_json())
    assert again.known_errors == key.known_errors
    assert again.right == key.right


def test_two_draws_with_one_seed_are_alike():
    one, other = Draw((3, 4)), Draw((3, 4))
    assert one.number(0, 1, 2) == other.number(0, 1, 2)
    assert np.array_equal(one.array(2, 3), other.array(2, 3))
    assert one.integer(0, 5, 9) == other.integer(0, 5, 9) in range(5, 10)


# References


@every_exercise
@pytest.mark.parametrize("seed", SEEDS)
def test_the_reference_earns_everything(exercise, seed):
    key = key_of(exercise, seed)
    outcomes = call_all(function_of(exercise, solution(exercise)), key)
    assert diagnose(key, outcomes).failures == ()
    assert points(key, outcomes) == exercise.points


@every_exercise
def test_every_exercise_has_an_oracle(exercise):
    assert exercise.name in ORACLES


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "oracle"),
    [*ORACLES.items(), *LIBRARY.items()],
    ids=[f"{name}-{kind}" for kind, group in (("loops", ORACLES), ("library", LIBRARY)) for name in group],
)
def test_the_reference_agrees_with_an_oracle(name, oracle, seed):
    key = key_of(find_exercise(name), seed)
    for case, expected in zip(key.cases, key.expected, strict=True):
        np.random.seed(case.seed)
        actual = plain(oracle(*case.args, **stubs_of(case)))
        mismatch = compare(expected, actual, name, rtol=1e-9, atol=case.atol or 1e-12)
        assert mismatch is None, f"{case.label}: {mismatch}"


numbers = st.floats(-100, 100)


def reference(name):
    exercise = find_exercise(name)
    return answers(exercise.assignment).reference(exercise)


@given(st.lists(numbers, max_size=30), st.floats(0, 0.99), st.booleans())
def test_weighted_average_of_any_series(values, beta, corrected):
    actual = reference("exponentially_weighted_average")(values, beta, corrected)
    expected = ORACLES["exponentially_weighted_average"](values, beta, corrected)
    assert compare(np.array(expected), actual, rtol=1e-7, atol=1e-9) is None


@given(st.integers(1, 40), st.integers(1, 45), st.integers(0, 2**32 - 1))
def test_mini_batches_of_any_size_hold_each_example_once_with_its_label(m, size, seed):
    X = np.vstack([np.arange(m), -np.arange(m)])
    batches = reference("random_mini_batches")(X, 10 * np.arange(m).reshape(1, m), size, seed)
    assert [x.shape[1] for x, _ in batches] == [size] * (m // size) + [m % size] * (m % size > 0)
    assert sorted(np.hstack([x[0] for x, _ in batches])) == list(range(m))
    assert all(np.array_equal(10 * x[:1], y) for x, y in batches)


@given(st.floats(1e-4, 1), st.integers(0, 3_000), st.floats(0, 3), st.integers(1, 500))
def test_a_scheduled_rate_at_any_epoch(rate, epoch, decay, interval):
    actual = reference("schedule_lr_decay")(rate, epoch, decay, interval)
    assert math.isclose(actual, ORACLES["schedule_lr_decay"](rate, epoch, decay, interval), rel_tol=1e-9)


# Answers that deserve nothing


@every_exercise
@pytest.mark.parametrize("seed", SEEDS)
def test_a_stub_is_not_attempted_and_earns_nothing(exercise, seed):
    key = key_of(exercise, seed)
    outcomes = call_all(function_of(exercise, stub(exercise)), key)
    assert not diagnose(key, outcomes).attempted
    assert points(key, outcomes) == 0


@every_exercise
def test_a_missing_function_is_not_attempted(exercise):
    key = key_of(exercise)
    assert not diagnose(key, [Outcome("missing")] * len(key.cases)).attempted


@every_exercise
@pytest.mark.parametrize("value", [None, 0, 1.0, "", [], {}, (), True, [[]], {"W1": 0}], ids=repr)
def test_a_constant_earns_nothing(exercise, value):
    key = key_of(exercise, 1)
    assert points(key, call_all(lambda *args: value, key)) == 0


def _picks(args, count):
    """Ways to return `count` of the arguments as they are; a single one may also be a number."""
    if count == 1:
        return [(index,) for index in range(len(args))]
    large = [index for index, arg in enumerate(args) if isinstance(arg, dict | np.ndarray)]
    return list(itertools.product(large, repeat=count))


@every_exercise
@pytest.mark.parametrize("seed", SEEDS)
def test_arguments_handed_back_earn_nothing(exercise, seed):
    key = key_of(exercise, seed)
    count = len(exercise.returns)
    fewest = min((case.args for case in key.cases), key=len)
    for pick in [*_picks(fewest, count), tuple(range(len(fewest)))]:
        outcomes = call_all(lambda *args, pick=pick: args[pick[0]] if count == 1 else [args[i] for i in pick], key)
        if exercise.name == "backward_propagation" and pick[0] == 0:
            continue  # the derivative of theta * x is x: the one exercise where this is the right answer
        assert points(key, outcomes) == 0, f"returning arguments {pick} earns points"


def _filled(value, fill):
    """A copy of an expected value with other numbers in its place, of the same structure and shapes."""
    if isinstance(value, dict):
        return {name: _filled(item, fill) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, fill) for item in value]
    return fill(np.shape(value))


FILLS = {"zeros": np.zeros, "ones": np.ones, "random": np.random.default_rng(0).normal}


@every_exercise
@pytest.mark.parametrize("fill", FILLS)
def test_right_shapes_alone_earn_nothing(exercise, fill):
    key = key_of(exercise, 1)
    fill = (lambda shape: FILLS["random"](size=shape)) if fill == "random" else FILLS[fill]
    outcomes = [Outcome("returned", value=plain(_filled(value, fill))) for value in key.expected]
    if all(
        plain_data.encode(outcome.value) == plain_data.encode(value)
        for outcome, value in zip(outcomes, key.expected, strict=True)
    ):
        pytest.skip("this is the right answer")
    assert points(key, outcomes) == 0
