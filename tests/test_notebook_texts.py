"""What the texts of the notebooks promise is what the code does."""

import re

import numpy as np
import pytest
from answer_keys import COURSE, function_of, solution
from prose import ROOT

from grading.exercises import ASSIGNMENTS, all_exercises

EXERCISES = {exercise.name: exercise for exercise in all_exercises()}
# in a text: `function(arguments)` should return, an empty line, and the result indented by four spaces
EXAMPLE = re.compile(r"`((\w+)\([^`]*\))`\s+should\s+return\s*\n\n((?: {4}\S.*\n?)+)")


def examples():
    for assignment in ASSIGNMENTS:
        script = COURSE.script(assignment).read_text(encoding="utf-8")
        text = re.sub(r"^# ?", "", script, flags=re.MULTILINE)
        for call, name, result in EXAMPLE.findall(text):
            yield pytest.param(name, call, result, id=call)


@pytest.mark.parametrize(("name", "call", "result"), list(examples()))
def test_an_exercise_returns_what_its_text_shows(name, call, result):
    function = function_of(EXERCISES[name], solution(EXERCISES[name]))
    with np.printoptions(precision=4, suppress=True):
        assert repr(eval(call, {name: function, "np": np})).split() == result.split()


def test_every_exercise_of_initialization_shows_an_example():
    shown = {parameter.values[0] for parameter in examples()}
    assert shown >= {name for name, exercise in EXERCISES.items() if exercise.assignment == "initialization"}


DRAWN = sorted(path.stem for path in (ROOT / "course_utils" / "figures").glob("*.py") if path.stem in ASSIGNMENTS)


@pytest.mark.parametrize("assignment", DRAWN)
def test_a_notebook_draws_with_all_functions_of_its_figure_module_and_with_nothing_else(assignment):
    module = (ROOT / "course_utils" / "figures" / f"{assignment}.py").read_text(encoding="utf-8")
    script = COURSE.script(assignment).read_text(encoding="utf-8")
    assert set(re.findall(r"^def ([a-z]\w*)\(", module, re.MULTILINE)) == set(re.findall(r"\bfigures\.(\w+)\(", script))
    assert "plt." not in script  # such a figure would have no alternative text


def test_initialization_worked_numbers():
    """The numbers that the text works out by hand."""
    names = ["random", "xavier", "he"]
    solved = [EXERCISES[f"initialize_parameters_{name}"] for name in names]
    first = [function_of(exercise, solution(exercise))([4, 3, 2])["W1"][0] for exercise in solved]
    np.testing.assert_allclose(first[0], [17.886, 4.365, 0.965, -18.635], atol=5e-4)
    np.testing.assert_allclose([first[1][0], first[2][0]], [0.8943, 1.265], atol=3e-4)
