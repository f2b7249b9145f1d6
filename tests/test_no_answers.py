"""Nothing that students can import is a ready answer: every public callable is judged as every exercise."""

import importlib
import inspect
import pkgutil

import pytest

import course_utils
from course_utils import plaindata
from grading.exercises import all_exercises
from grading.judge import judge, outcomes_of
from grading.limits import Limits
from grading.sandbox import Sandbox


def public_callables():
    """Every public callable that a module of course_utils defines, methods of its classes included, as code."""
    modules = [course_utils.__name__]
    modules += [info.name for info in pkgutil.walk_packages(course_utils.__path__, f"{course_utils.__name__}.")]
    found = {}
    for module in modules:
        for name, value in vars(importlib.import_module(module)).items():
            if name.startswith("_") or not str(getattr(value, "__module__", "")).startswith(course_utils.__name__):
                continue
            code = f"import_module({module!r}).{name}"
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


def test_the_walk_finds_what_there_is():
    names = {name.rpartition(".")[2] for name in CALLABLES}
    assert {"check", "call", "compare", "train_network", "diagnose"} <= names


def call_of(case):
    return {"args": plaindata.encode(case.args), "seed": case.seed, "stand_ins": case.stand_ins}


@pytest.fixture(scope="module")
def scores(answers):
    """What each callable earns as each exercise, tried in one session: its imports are paid for once.

    The visible cases alone are tried: what earns nothing on them earns nothing with hidden ones as well.
    """
    exercises = all_exercises()
    keys = {exercise.name: answers.visible_key(exercise) for exercise in exercises}
    checks = [{"check": name, "calls": [call_of(case) for case in key.cases]} for name, key in keys.items()]
    steps = []
    for name in CALLABLES:
        names = " = ".join(exercise.name for exercise in exercises)
        steps.append({"cell": name, "source": f"from importlib import import_module\n{names} = {name}"})
        steps += checks
    limits = Limits(notebook_seconds=100.0, check_seconds=1.0, check_bytes=50_000)
    with Sandbox(limits) as sandbox:
        report = sandbox.run(steps)
    assert report["ended"] == "done"
    events = {}
    for event in report["events"]:
        if "cell" in event:
            assert event["error"] is None, event
            name = event["cell"]
        else:
            events.setdefault((name, event["check"]), []).append(event)
    return {
        (name, exercise): judge(keys[exercise], outcomes_of(keys[exercise], own)).score
        for (name, exercise), own in events.items()
    }


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.name)
def test_no_public_callable_answers_an_exercise(scores, exercise):
    tried = {name: score for (name, tried_as), score in scores.items() if tried_as == exercise.name}
    assert tried.keys() == CALLABLES.keys()
    assert {name: score for name, score in tried.items() if score} == {}


def test_the_right_answer_would_be_found(grader, sandbox, answers):
    """The judge of the test above does give points, where there is something to give them to."""
    for exercise in all_exercises():
        assert grader.grade_source(exercise.name, answers.solutions[exercise.name], sandbox).passed
