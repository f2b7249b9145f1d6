"""The student's side: what `check` says, shows and raises, in plain Python and in IPython."""

import functools
import re
import subprocess
import sys
import warnings

import numpy as np
import pytest

import course_utils
from course_utils.checks import visible_calls

pytestmark = pytest.mark.student

GD = "update_parameters_with_gd"


def update_parameters_with_gd(parameters, grads, learning_rate):
    return {key: value - learning_rate * grads[f"d{key}"] for key, value in parameters.items()}


RIGHT = update_parameters_with_gd


def named(function, name=GD):
    function.__name__ = name
    return function


def stub(*args):
    raise NotImplementedError()


def uphill(parameters, grads, learning_rate):
    return RIGHT(parameters, grads, -learning_rate)


def outcome(function, capsys):
    """The exception's message, and what was printed."""
    message = ""
    try:
        assert course_utils.check(function) is None
    except AssertionError as error:
        message = str(error)
    captured = capsys.readouterr()
    assert captured.err == ""
    return message, captured.out


def test_right_passes_in_just_these_words(capsys):
    message, printed = outcome(RIGHT, capsys)
    assert message == ""
    assert printed.startswith(f"✓ {GD}: visible checks passed\n")
    assert "hidden cases" in printed


def test_a_stub_is_not_attempted(capsys):
    message, printed = outcome(named(stub), capsys)
    assert message.startswith(f"{GD}: not attempted")
    assert "not yet right" not in printed
    assert printed.startswith(f"○ {GD}: not attempted\n")


def test_a_known_error_is_named_with_its_place_and_size(capsys):
    message, printed = outcome(named(uphill), capsys)
    assert message.startswith(f"{GD}: not yet right")
    assert "The step is added to the parameters." in printed
    assert 'parameters["W1"]' in printed
    assert "expected" in printed


@pytest.mark.parametrize("function", [stub, uphill])
def test_what_is_raised_is_short(function, capsys):
    message, _ = outcome(named(function), capsys)
    assert len(message) < 300
    assert "\n" not in message


def test_a_call_with_numbers_is_shown_so_that_it_can_be_tried(capsys):
    _, printed = outcome(named(lambda x, theta: x - theta, "forward_propagation"), capsys)
    assert "Case “two positive numbers”, `forward_propagation(2, 4)`: J is -2, expected 8." in printed
    _, printed = outcome(named(lambda x, theta, epsilon=1e-7: 0.5, "gradient_check"), capsys)
    assert "`gradient_check(" not in printed, "another J stands in: the call would give the student something else"


def test_prints_and_warnings_stay_out_of_sight_and_cost_nothing(capsys):
    @functools.wraps(RIGHT)
    def noisy(*args):
        print("working")
        print("careful", file=sys.stderr)
        warnings.warn("look out", stacklevel=1)
        return RIGHT(*args)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        message, printed = outcome(noisy, capsys)
    assert message == ""
    assert "working" not in printed


def test_a_function_is_found_by_its_name_through_a_decorator(capsys):
    @functools.wraps(RIGHT)
    def wrapper(*args):
        return RIGHT(*args)

    assert outcome(wrapper, capsys)[0] == ""


def test_a_function_is_found_by_the_notebooks_name_for_it(capsys):
    """A decorator without `wraps`, a lambda, a partial: the name in the notebook says what it is."""
    for value in (named(lambda *args: RIGHT(*args), "<lambda>"), functools.partial(RIGHT)):
        namespace = {GD: value, "check": course_utils.check}
        exec(f"check({GD})", namespace)
        assert "visible checks passed" in capsys.readouterr().out


def test_what_is_no_exercise_is_said_in_one_line(capsys):
    for value in (len, 3, None, "update_lr"):
        with pytest.raises(AssertionError, match="knows no exercise"):
            course_utils.check(value)


def test_arguments_changed_in_place_do_not_spoil_the_next_check(capsys):
    def in_place(parameters, grads, learning_rate):
        for key in parameters:
            parameters[key] -= learning_rate * grads[f"d{key}"]
        return parameters

    def spoiler(parameters, grads, learning_rate):
        grads["dW1"][...] = 0
        return in_place(parameters, grads, learning_rate)

    for _ in range(2):
        assert outcome(named(in_place), capsys)[0] == ""
        assert "changes its argument `grads`" in outcome(named(spoiler), capsys)[1]
    assert outcome(RIGHT, capsys)[0] == ""


def test_the_students_own_random_numbers_go_on_as_if_nothing_had_been(capsys):
    np.random.seed(3)
    expected = np.random.rand(2).tolist()
    np.random.seed(3)
    drawn = [np.random.rand()]
    outcome(RIGHT, capsys)
    drawn.append(np.random.rand())
    assert drawn == expected


NOTEBOOK = """
import sys
from IPython.core.interactiveshell import InteractiveShell

InteractiveShell.colors = "nocolor"
shell = InteractiveShell.instance()
shell.history_manager.enabled = False
for source in {sources!r}:
    result = shell.run_cell(source)
    print("RESULT", repr(result.result), isinstance(result.error_in_exec, AssertionError))
"""


def test_in_ipython_an_error_is_one_line_and_the_panel_is_shown(tmp_path):
    sources = [
        "from course_utils import check",
        f"def {GD}(p, g, a):\n    import warnings; warnings.warn('w'); raise NotImplementedError()",
        f"check({GD})",
        f"def {GD}(p, g, a): return {{k: v - a * g['d' + k] for k, v in p.items()}}",
        f"check({GD})",
    ]
    done = subprocess.run(
        [sys.executable, "-c", NOTEBOOK.format(sources=sources)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env={"HOME": str(tmp_path), "IPYTHONDIR": str(tmp_path), "LANG": "C.UTF-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    failed, passed = done.stdout.split("RESULT")[2:5:2]
    shown = [line for line in failed.splitlines()[1:] if line]
    assert "Traceback" not in failed
    assert len(shown) <= 4
    assert "RESULT None True" in done.stdout
    assert "visible checks passed" in passed


ADAM = "update_parameters_with_adam"


def test_a_failing_case_names_its_inputs_and_can_be_repeated(capsys):
    calls = []

    def wrong(*args):
        calls.append([np.copy(args[4]), {key: value.copy() for key, value in args[0].items()}])
        args[0]["W1"][...] = 0
        return args[0], args[2], args[3]

    _, printed = outcome(named(wrong, ADAM), capsys)
    assert "Inputs: parameters with W1 = [[4.0]] and b1 = [[0.5]], grads with" in printed
    assert re.search(r"\bt = \d+", printed)
    [line] = re.findall(r"To repeat this call, run `(.*)`\.", printed)
    namespace = {ADAM: wrong}
    exec(line, namespace)
    first = next(call for call in calls if call[0] == calls[-1][0])
    assert all(np.array_equal(first[1][key], value) for key, value in calls[-1][1].items())
    again = [course_utils.failing_case(name)[0]["W1"] for name in (ADAM, named(wrong, ADAM))]
    assert again[0] is not again[1]
    assert again[0].any()


def test_there_is_no_failing_case_after_a_check_that_passed(capsys):
    outcome(named(uphill), capsys)
    assert course_utils.failing_case(GD)
    assert outcome(RIGHT, capsys)[0] == ""
    with pytest.raises(ValueError, match="did not fail"):
        course_utils.failing_case(GD)


def test_rows_say_what_is_known_and_no_more(capsys):
    def only_weights(parameters, grads, learning_rate):
        right = RIGHT(parameters, grads, learning_rate)
        return {key: value if key[0] == "W" else value + 1 for key, value in right.items()}

    def nothing_right(parameters, grads, learning_rate):
        return {key: value + 1 for key, value in parameters.items()}

    def stops(*args):
        return {}["W1"]

    assert "    ✓ weights\n    ✗ biases\n" in outcome(named(only_weights), capsys)[1]
    assert (
        "    ✗ weights\n    ✗ biases (this may follow from the same mistake)\n"
        in outcome(named(nothing_right), capsys)[1]
    )
    printed = outcome(named(stops), capsys)[1]
    assert "✗ weights" not in printed
    assert "✗ biases" not in printed


def test_one_number_through_a_chain_of_steps_gets_no_rows(capsys):
    """A missing norm in the relative difference fails the slope's cases, although the slope is right."""
    _, printed = outcome(named(lambda x, theta, epsilon=1e-7: 0.5, "gradient_check"), capsys)
    assert "✓" not in printed
    assert printed.count("✗") == 1
    assert re.search("In this case `.*` are the check's own functions, not yours", printed)


def test_a_failing_case_with_functions_of_its_own_can_be_repeated(capsys):
    namespace = {"check": course_utils.check}
    exec(
        "def gradient_check(x, theta, epsilon=1e-7):\n"
        "    print('called')\n    return 100.0 + forward_propagation(x, theta)",
        namespace,
    )
    with pytest.raises(AssertionError):
        exec("check(gradient_check)", namespace)
    printed = capsys.readouterr().out
    returned = float(re.search(r"difference is ([\d.]+)", printed)[1])
    [line] = re.findall(r"To repeat this call, run `(.*); (.*)`\.", printed)
    exec(f"{line[0]}; result = {line[1]}", namespace)
    assert namespace["result"] == pytest.approx(returned, rel=1e-4)
    assert capsys.readouterr().out == "called\n"
    assert "forward_propagation" not in namespace


def test_an_endless_loop_is_stopped_with_its_place(capsys, monkeypatch):
    monkeypatch.setattr(visible_calls, "SECONDS", 0.1)

    def endless(parameters, grads, learning_rate):
        while True:
            pass

    message, printed = outcome(named(endless), capsys)
    assert message.startswith(f"{GD}: not yet right")
    assert re.search(r"was stopped: after 0.1 seconds it was still in the loop in line \d+ .*`while True:`", printed)
    assert outcome(RIGHT, capsys)[0] == ""
