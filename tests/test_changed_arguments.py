"""Arguments that a function changes in place, and arrays of one element where a number is expected."""

import numpy as np
import pytest
from answer_keys import answers, call_all, function_of, key_of, points, solution

from course_utils.checks.answer_key import Case
from course_utils.checks.changed_arguments import changed_arguments, snapshot
from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import Outcome, call, call_for_data
from grading.exercises import all_exercises, find_exercise
from grading.judging.verdict import compose_message


def diagnose_source(name, source):
    exercise = find_exercise(name)
    key = key_of(exercise, 1)
    outcomes = call_all(function_of(exercise, source), key)
    return key, diagnose(key, outcomes), points(key, outcomes)


def with_first_line(name, line):
    """The right answer, which first runs another line."""
    head, _, body = solution(find_exercise(name)).partition('"""')
    docstring, _, rest = body.partition('"""')
    return f'{head}"""{docstring}"""\n    {line}\n{rest}'


@pytest.mark.parametrize(
    ("name", "line", "argument"),
    [
        ("initialize_parameters_zeros", "layers_dims, old = list(layers_dims), layers_dims; old.pop()", "layers_dims"),
        ("compute_cost_with_regularization", "parameters['W4'] = 0", "parameters"),
        ("random_mini_batches", "old = X; X = X.copy(); old += 1", "X"),
        ("initialize_velocity", "parameters.update(extra=0)", "parameters"),
        ("update_parameters_with_gd", "grads['extra'] = 0", "grads"),
    ],
)
def test_a_changed_argument_is_named_and_costs_one_aspect(name, line, argument):
    key, diagnosis, earned = diagnose_source(name, with_first_line(name, line))
    assert f"changes its argument `{argument}`" in compose_message(diagnosis)
    assert [failure.aspect for failure in diagnosis.failures] == [key.aspects[-1]]
    assert earned == sum(aspect.points for aspect in key.aspects) - key.aspects[-1].points


def test_a_wrong_value_is_told_first_and_the_change_is_a_remark():
    source = (
        "def exponentially_weighted_average(values, beta, bias_correction=True):\n    values[0] = 7\n    return values"
    )
    _, diagnosis, earned = diagnose_source("exponentially_weighted_average", source)
    assert earned == 0
    message = compose_message(diagnosis)
    assert message.endswith("changes its argument `values`, which later cells still use. Work on a copy of `values`.")
    assert message.startswith(diagnosis.hint or "Case")


def test_updates_in_place_of_what_is_returned_are_right():
    source = """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] *= beta
        v["d" + key] += (1 - beta) * grads["d" + key]
        parameters[key] -= learning_rate * v["d" + key]
    return parameters, v
"""
    key, diagnosis, _ = diagnose_source("update_parameters_with_momentum", source)
    assert not diagnosis.failures
    assert key.may_change == ("parameters", "v")


def test_the_arguments_that_may_change_exist_and_are_returned():
    for exercise in all_exercises():
        key = key_of(exercise)
        assert set(key.may_change) <= set(key.arguments) & set(key.returns)
        assert all(len(case.args) <= len(key.arguments) for case in key.cases)


def test_no_right_answer_changes_an_argument():
    for exercise in all_exercises():
        key = key_of(exercise)
        for rewrite in exercise.alternatives:
            found = diagnose(key, call_all(answers(exercise.assignment).rewritten(exercise, rewrite), key))
            assert (found.failures, found.remarks) == ((), ()), (exercise.name, rewrite.name)


def test_a_change_of_structure_type_or_value_is_found_and_rounding_errors_are_not():
    def changes(arg, change):
        before = snapshot((arg,))
        change(arg)
        return changed_arguments(before, (arg,)) == [0]

    assert changes([1, 2], list.pop)
    assert changes({"W1": np.ones(2)}, lambda arg: arg.update(W1=[1.0, 1.0]))
    assert changes({"W1": np.ones(2)}, lambda arg: arg.update(W2=arg))
    assert changes((np.ones(2), 1), lambda arg: arg[0].__imul__(2))
    assert changes(np.ones(2), lambda arg: arg.resize((1, 2), refcheck=False))
    assert not changes(np.array([0.1, np.nan]), lambda arg: arg.__iadd__(1e-4).__isub__(1e-4))


def test_a_session_reports_positions_which_are_bounded_and_no_text():
    data = call_for_data(lambda one, two: two.pop(), Case("", (1, [2, 3])), {})
    assert data == {"returned": 3, "changed": [1]}
    forged = Outcome.from_json({"returned": 3, "changed": ["text", *range(1000)]})
    assert len(forged.changed) <= 20
    assert all(isinstance(index, int) for index in forged.changed)


@pytest.mark.parametrize(
    "name", ["update_lr", "compute_cost_with_regularization", "gradient_check_n", "gradient_check"]
)
def test_an_array_of_one_element_earns_the_points_of_a_number_and_a_remark(name):
    exercise = find_exercise(name)
    right, key = answers(exercise.assignment).reference(exercise), key_of(exercise, 1)
    outcomes = [call(lambda *args: np.array([[right(*args)]]), case, right.__globals__) for case in key.cases]
    diagnosis = diagnose(key, outcomes)
    assert not diagnosis.failures
    assert f"{name} returned an array of shape (1, 1) where a number is expected" in compose_message(diagnosis)


def test_an_array_of_one_element_with_a_wrong_number_is_wrong_and_two_elements_are_no_number():
    for source in ("np.array([[7.0]])", "np.array([1.0, 2.0])"):
        _, diagnosis, earned = diagnose_source("update_lr", f"def update_lr(a, b, c):\n    return {source}")
        assert earned == 0
        assert diagnosis.failures


def test_an_array_that_has_one_element_in_some_cases_only_is_no_number():
    """The product of A3 and Y that is no sum yet, for example: no remark, and no point."""
    source = "def exponentially_weighted_average(values, beta, bias_correction=True):\n    return np.array(values[:1])"
    _, diagnosis, earned = diagnose_source("exponentially_weighted_average", source)
    assert (earned, diagnosis.remarks) == (0, ())
    source = "def compute_cost_with_regularization(A3, Y, parameters, lambd):\n    return parameters['W1'] ** 2"
    _, diagnosis, earned = diagnose_source("compute_cost_with_regularization", source)
    assert (earned, diagnosis.remarks) == (0, ())


def test_a_wrong_number_in_an_array_of_one_element_is_still_named():
    named = []
    for result in ("a / 1 + c * b", "np.array([a / 1 + c * b])"):
        _, diagnosis, earned = diagnose_source("update_lr", f"def update_lr(a, b, c):\n    return {result}")
        named.append((earned, diagnosis.misconception))
    assert named[0] == named[1]
    assert named[0][1]
    assert diagnosis.remarks
