"""What is special about gradient checking: replaced functions, planted errors, noise, and an explorer that spies."""

import copy
import json
import shutil
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from answer_keys import COURSE, SEEDS, answers, call_all, function_of, key_of, stubs_of
from conftest import bare_environment, make_course

from course_utils import difference_by_parameter, replace_functions
from course_utils.checks.diagnosis import diagnose
from grading.authoring.leaks import find_leaks
from grading.authoring.percent_script import lint_markers
from grading.authoring.planted_errors import plant
from grading.demo.synthetic_class import fill
from grading.exercises import find_exercise
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge

ASSIGNMENT = "gradient_checking"
PLANTED = ("dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2", "db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)")
RIGHT = ("dW2 = 1.0 / m * np.dot(dZ2, A1.T)", "db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)")


def notebook_names(backward_propagation_n):
    """The names of the solved notebook, with this backward pass."""
    made = answers(ASSIGNMENT)
    exercise = find_exercise("backward_propagation_n")
    names = dict(made.reference(exercise).__globals__)
    exec(backward_propagation_n, names)
    return names


def solution():
    return answers(ASSIGNMENT).solutions["backward_propagation_n"]


# Lending


def forward_propagation(x, theta):
    return x * theta


def backward_propagation(x, theta):
    return x


def gradient_check(x, theta, epsilon=1e-7):
    measured = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    exact = backward_propagation(x, theta)
    return np.linalg.norm(exact - measured) / (np.linalg.norm(exact) + np.linalg.norm(measured))


def one_sided(x, theta, epsilon=1e-7):
    measured = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta)) / epsilon
    exact = backward_propagation(x, theta)
    return abs(exact - measured) / (abs(exact) + abs(measured))


def test_replaced_functions_are_restored():
    with replace_functions(gradient_check, backward_propagation=lambda x, theta: 3 * x, not_there_before=1):
        assert gradient_check(2, 4) == pytest.approx(0.5)
        assert "not_there_before" in globals()
    assert gradient_check(2, 4) < 1e-8
    assert "not_there_before" not in globals()


def test_replaced_functions_are_restored_after_an_error():
    with (
        pytest.raises(ZeroDivisionError),
        replace_functions(gradient_check, backward_propagation=lambda x, theta: 1 / 0),
    ):
        gradient_check(2, 4)
    assert gradient_check(2, 4) < 1e-8


def test_replacing_functions_of_a_built_in_changes_nothing():
    with replace_functions(max, backward_propagation=None):
        assert max(1, 2) == 2


# The planted errors


def test_the_release_holds_the_faulty_code_whole():
    [cell] = [
        c for c in json.loads(COURSE.release(ASSIGNMENT).read_text())["cells"] if c["id"] == "backward_propagation_n"
    ]
    source = "".join(cell["source"])
    lines = [line.strip() for line in source.split("\n")]
    assert source == plant(solution())
    assert all(line in lines for line in PLANTED)
    assert not any(line in lines for line in RIGHT)
    assert "###" not in source
    assert "NotImplementedError" not in source
    compile(source, "release", "exec")


def test_plain_nbgrader_plants_the_errors_too(tmp_path):
    course = make_course(tmp_path)
    released = course.release(ASSIGNMENT)
    before = released.read_bytes()
    shutil.rmtree(released.parent)
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", ASSIGNMENT]
    subprocess.run(command, cwd=course.root, check=True, capture_output=True, env=bare_environment())
    assert released.read_bytes() == before


def test_a_right_line_in_the_release_is_a_leak():
    source = nbformat.read(COURSE.source(ASSIGNMENT), as_version=4)
    release = nbformat.read(COURSE.release(ASSIGNMENT), as_version=4)
    assert find_leaks(source, release, []) == []
    leaky = copy.deepcopy(release)
    [cell] = [cell for cell in leaky.cells if cell.id == "backward_propagation_n"]
    cell.source = cell.source.replace(PLANTED[0], RIGHT[0])
    [leak] = find_leaks(source, leaky, [])
    assert RIGHT[0] in leak


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION\nx = 1\n### Planted x = 2\n### END SOLUTION",
        "### BEGIN SOLUTION\n### PLANTED x = 2\nx = 1\n### END SOLUTION",
        "x = 1\n### PLANTED x = 2\n### BEGIN SOLUTION\ny = 1\n### END SOLUTION",
        "### BEGIN SOLUTION\nx = 1\n### PLANTED\n### END SOLUTION",
    ],
)
def test_a_misplaced_planted_line_is_refused(source):
    with pytest.raises(Exception, match="PLANTED"):
        lint_markers(source, is_exercise=True, where="a cell")


@pytest.mark.parametrize(("sources", "points"), [("untouched", 0), ("solved", 90)])
def test_the_notebook_as_it_is_graded(sandbox, sources, points):
    release = json.loads(COURSE.release(ASSIGNMENT).read_text())
    notebook = fill(release, answers(ASSIGNMENT).solutions if sources == "solved" else {})
    verdicts = NotebookJudge(ASSIGNMENT, make_answer_keys(COURSE, ASSIGNMENT)).judge(notebook, sandbox).exercises
    assert sum(verdict.score for verdict in verdicts.values()) == points
    assert {verdict.attempted for verdict in verdicts.values()} == {sources == "solved"}
    if sources == "untouched":
        message = verdicts["backward_propagation_n"].message
        assert message.startswith("Not attempted.")
        assert "those of the given code" in message
        assert "NotImplementedError" not in message


# The notebook's numbers


def at_work(names):
    """The data of the notebook and its gradients."""
    random = np.random.RandomState(1)
    X, Y = random.randn(4, 3), np.array([[1, 1, 0]])
    parameters = {key: random.randn(*shape) for key, shape in names["SHAPES"].items()}
    _, cache = names["forward_propagation_n"](X, Y, parameters)
    return parameters, names["backward_propagation_n"](X, Y, cache), X, Y


@pytest.mark.parametrize(("released", "wrong"), [(True, {"b1": 0.6, "W2": 1 / 3}), (False, {})])
def test_the_table_points_at_the_planted_errors_alone(released, wrong):
    names = notebook_names(plant(solution()) if released else solution())
    parameters, gradients, X, Y = at_work(names)
    table = difference_by_parameter(
        names["gradient_check_n"], names["forward_propagation_n"], parameters, gradients, X, Y
    )
    assert list(table) == ["W1", "b1", "W2", "b2", "W3", "b3"]
    for name, difference in table.items():
        assert difference == pytest.approx(wrong.get(name, 0), abs=1e-6)
    total = names["gradient_check_n"](parameters, gradients, X, Y)
    assert total == pytest.approx(0.285093 if released else 1.2e-7, abs=1e-6)


def test_a_table_of_a_check_that_walks_through_the_dict():
    """A check that needs none of the helpers gives the same table."""
    names = notebook_names(plant(solution()))
    exec(
        """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    print("checking")
    grad, approx = [], []
    for key in SHAPES:
        for place in np.ndindex(parameters[key].shape):
            costs = []
            for sign in (1, -1):
                moved = {k: v.copy() for k, v in parameters.items()}
                moved[key][place] += sign * epsilon
                costs.append(forward_propagation_n(X, Y, moved)[0])
            grad.append(gradients["d" + key][place])
            approx.append((costs[0] - costs[1]) / (2 * epsilon))
    grad, approx = np.array(grad), np.array(approx)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))
""",
        names,
    )
    table = difference_by_parameter(names["gradient_check_n"], names["forward_propagation_n"], *at_work(names))
    assert {name: round(float(value), 3) for name, value in table.items() if value > 1e-3} == {"b1": 0.6, "W2": 0.333}


def test_the_network_away_from_kinks_at_the_epsilons_of_the_text():
    names = notebook_names(solution())
    parameters, gradients, X, Y = at_work(names)
    check = names["gradient_check_n"]
    assert check(parameters, gradients, X, Y, 1e-4) < 1e-9
    assert check(parameters, gradients, X, Y, 1e-7) > 1e-8  # rounding, as the text says
    # across a kink at 0.1, and not at 0.03: more than ten times what ε² would give
    assert check(parameters, gradients, X, Y, 0.1) > 100 * check(parameters, gradients, X, Y, 0.03)


# The cases


@pytest.mark.parametrize("seed", [*SEEDS, *range(30, 60)])
def test_noise_stays_far_below_its_bound(seed):
    """With the default epsilon and right gradients, every difference is below a tenth of what the cases allow."""
    for name in ("gradient_check", "gradient_check_n"):
        exercise = find_exercise(name)
        function = answers(ASSIGNMENT).reference(exercise)
        for case in exercise.visible_cases() + exercise.hidden_cases(seed):
            with replace_functions(function, **stubs_of(case), **shapes_of(case)):
                difference = function(*copy.deepcopy(case.args))
            assert np.isfinite(difference)
            if case.atol is not None:
                assert difference < 0.1 * case.atol or difference > 1e-2, case.label
            else:
                assert difference > 1e-5, f"{case.label}: nothing there to compare by value"


def shapes_of(case):
    names = {"np": np}
    exec(case.stubs, names)
    return {"SHAPES": names["SHAPES"]} if "SHAPES" in names else {}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_stubs_that_should_be_right_are(seed):
    """Every case that speaks of right gradients has them: at a small epsilon the reference finds no difference."""
    for name in ("gradient_check", "gradient_check_n"):
        exercise = find_exercise(name)
        function = answers(ASSIGNMENT).reference(exercise)
        count = 2 if name == "gradient_check" else 4
        for case in exercise.visible_cases() + exercise.hidden_cases(seed):
            with replace_functions(function, **stubs_of(case), **shapes_of(case)):
                difference = function(*copy.deepcopy(case.args[:count]), 1e-5)
            assert (difference < 1e-7) == ("right" in case.label), case.label


def test_a_missing_key_is_told_with_all_the_keys_there_are():
    """Those that another aspect looks at included."""
    exercise = find_exercise("backward_propagation_n")
    function = function_of(exercise, solution().replace('"dZ3": dZ3, ', ""))
    key = key_of(exercise)
    for failure in diagnose(key, call_all(function, key)).failures:
        assert "no key 'dZ3'" in failure.mismatch.detail
        assert "'dW2'" in failure.mismatch.detail
        assert "'db1'" in failure.mismatch.detail
