"""What `check` says about an exception: its own words stay, and a sentence says what they mean."""

import linecache

import numpy as np
import pytest
from answer_keys import key_of

from course_utils.checks.answer_key import Case
from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import Outcome, call
from grading.exercises import find_exercise

CASE = Case("", ({"W1": np.ones((5, 3)), "A": np.ones((5, 3)), "b1": np.ones((5, 1))}, [1, 2, 3], None))


def raised(body, case=CASE):
    """The outcome of a function of a cell, whose first line is line 1."""
    source = (
        "import numpy as np\ndef f(parameters, sizes, v):\n    W1, A = parameters['W1'], parameters['A']\n    " + body
    )
    file = "<cell of test_exception_advice>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    namespace = {}
    exec(compile(source, file, "exec"), namespace)
    outcome = call(namespace["f"], case, namespace)
    assert outcome.kind == "raised"
    assert outcome.line == 4
    return outcome


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        ("return W1 @ A", "`W1` of shape (5, 3) and `A` of shape (5, 3) cannot be multiplied as matrices: is one"),
        ("return np.dot(W1, parameters['A'])", "`W1` of shape (5, 3) and `parameters['A']` of shape (5, 3) cannot be"),
        ("return W1.T @ parameters['A'].T", "`W1.T` of shape (3, 5) and `parameters['A'].T` of shape (3, 5)"),
        ("return (W1 + 1).dot(A)", "Shapes (5, 3) and (5, 3) cannot be multiplied as matrices"),
        ("return (W1 + 1) @ A", "Print both shapes; is one of them to be transposed?"),
        ("return W1 * A.T", "Arrays of shapes (5, 3) and (3, 5) do not fit element by element."),
        ("return parameters['W' + str(2)]", "`parameters` has no key 'W2'; its keys are 'W1', 'A', 'b1'."),
        ("return parameters[f'W{2}'].T", "`parameters` has no key 'W2'; its keys are"),
        ("return relu(W1)", "run the cell that defines `relu` first"),
        ("return paramters['W1']", "did you mean `parameters`?"),
        ("return [v, late, late := 1]", "used before the function gives it a value"),
        ("a, b = sizes", "The line unpacks into 2 names, but there are"),
        ("a, b, c, d = sizes", "The line unpacks into 4 names, but there are 3 values."),
        ("return sizes[3]", "`sizes` has 3 entries, so its last index is 2."),
        ("return W1[0, 3]", "`W1` has shape (5, 3)"),
        ("return v['dW1']", "`v` is None. Does the function that made it return its result?"),
        ("return W1 - v * 2", "`v` is None."),
        ("return 1 if W1 > 0 else 0", "A whole array is used as one condition."),
    ],
)
def test_an_exception_is_explained_beside_its_own_words(body, advice):
    outcome = raised(body)
    assert advice in outcome.advice
    assert outcome.message


def test_what_is_not_known_gets_no_advice():
    assert raised("raise RuntimeError('mine')").advice == ""
    assert raised("return int('x')").advice == ""


def test_no_code_of_the_student_runs_for_advice():
    outcome = raised("return [sizes.pop(), A][1] @ (sizes.append(0) or A)")
    assert "Print both shapes" in outcome.advice


def test_of_a_hidden_case_nothing_of_the_exception_is_told():
    key = key_of(find_exercise("update_lr"), 1)
    outcome = Outcome("raised", error="KeyError", message="0.123", line=1, advice="secret 0.123")
    values = [
        outcome if case.hidden else Outcome("returned", value=value)
        for case, value in zip(key.cases, key.expected, strict=True)
    ]
    failure = diagnose(key, values).failures[0]
    assert "0.123" not in failure.mismatch.brief
    shown = diagnose(key, [outcome] * len(key.cases)).failures[0].mismatch.detail
    assert shown.endswith("KeyError (line 1 of its cell): 0.123\nsecret 0.123")
