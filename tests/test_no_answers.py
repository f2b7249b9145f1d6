"""Nothing that students can import is a ready answer: every public callable is judged as every exercise."""

import dataclasses
import importlib
import inspect
import pkgutil
import signal

import pytest
from answer_keys import function_of, key_of, points, solution

import course_utils
from course_utils.checks.outcomes import call
from grading.exercises import ASSIGNMENTS, all_exercises, exercises_of
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge


def public_callables():
    """Every public callable that a module of course_utils defines, methods of its classes included, by its place."""
    modules = [course_utils.__name__]
    modules += [info.name for info in pkgutil.walk_packages(course_utils.__path__, f"{course_utils.__name__}.")]
    found = {}
    for module in modules:
        for name, value in vars(importlib.import_module(module)).items():
            if name.startswith("_") or not str(getattr(value, "__module__", "")).startswith(course_utils.__name__):
                continue
            code = f"{module}.{name}"
            if any(value is known for known in found.values()):
                continue
            if callable(value):
                found[code] = value
            if inspect.isclass(value):
                found |= {
                    f"{code}.{part}": method
                    for part, method in vars(value).items()
                    if not part.startswith("_") and inspect.isfunction(method)
                }
    return found


CALLABLES = public_callables()
PATIENCE = 1.0  # seconds; the right answers need a thousandth of it


def test_the_walk_finds_what_there_is():
    names = {name.rpartition(".")[2] for name in CALLABLES}
    assert {"check", "call", "compare", "train_network", "diagnose"} <= names


def outcome_of(function, case, namespace):
    """Call one of our own functions with arguments that it was not made for: it may do anything but hang."""

    def stop(signum, frame):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        return call(function, case, namespace)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def earned_by(function, key, namespace=None):
    """What a function earns: an aspect is lost in the first case that fails it, so most functions are called once."""
    namespace = {} if namespace is None else namespace
    first = outcome_of(function, key.cases[0], namespace)
    key_of_first = dataclasses.replace(key, cases=key.cases[:1], expected=key.expected[:1], known_errors=())
    if points(key_of_first, [first]) == 0:
        return 0
    return points(key, [first, *(outcome_of(function, case, namespace) for case in key.cases[1:])])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the alarm may ring anywhere
@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.name)
def test_no_public_callable_answers_an_exercise(exercise):
    """On the visible cases alone: what earns nothing on them earns nothing with hidden ones as well."""
    key = key_of(exercise)
    earned = {name: earned_by(function, key) for name, function in CALLABLES.items()}
    assert {name: score for name, score in earned.items() if score} == {}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_right_answer_would_be_found(course, sandbox, assignment):
    """The judge of the test above does give points, where there is something to give them to."""
    notebook = course.read_source(assignment)
    judge = NotebookJudge(assignment, make_answer_keys(course, assignment))
    for exercise in exercises_of(assignment):
        right = function_of(exercise, solution(exercise))
        assert earned_by(right, key_of(exercise), right.__globals__) == exercise.points
        assert judge.judge_source(notebook, exercise.name, solution(exercise), sandbox).passed
