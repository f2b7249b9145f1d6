"""Answer keys for the tests, made straight from the notebooks' scripts: no build needs to come first."""

import re
from functools import cache
from pathlib import Path

import numpy as np

from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import call
from grading.authoring.percent_script import BEGIN, END, read_script
from grading.course import Course
from grading.exercises.answers import Answers

SEEDS = (20, 2**63)


COURSE = Course(Path(__file__).resolve().parent.parent)


@cache
def answers(assignment):
    return Answers(COURSE, assignment, read_script(COURSE.script(assignment), assignment))


@cache
def key_of(exercise, seed=None, slips=False):
    """The visible cases' key, or with a seed that of the visible and the hidden ones; slips take time."""
    made = answers(exercise.assignment)
    return made.visible_key(exercise, slips) if seed is None else made.full_key(exercise, seed, slips)


@cache
def misconceptions_of(exercise, seed=None):
    """Name and outcomes of each declared misconception, but for those that are known by their masks."""
    key = key_of(exercise, seed)
    return {
        wrong.name: call_all(function_of(exercise, wrong.apply(solution(exercise))), key)
        for wrong in exercise.misconceptions
        if not wrong.masks
    }


def solution(exercise):
    """The source of an exercise's solution cell."""
    return answers(exercise.assignment).solutions[exercise.name]


def stub(exercise):
    """The source that a student starts from."""
    return re.sub(f"{BEGIN}.*?{END}", "raise NotImplementedError()", solution(exercise), flags=re.DOTALL)


def function_of(exercise, source):
    """The function that `source` defines, with the notebook's given code around it."""
    return answers(exercise.assignment).define(exercise, source)


def call_all(function, key, within=None):
    """One outcome per case; `within` is the function around which `function` is wrapped, so that stubs reach it."""
    namespace = (within or function).__globals__
    return tuple(call(function, case, namespace) for case in key.cases)


def stubs_of(case):
    """What a case defines for the exercise to call, by name."""
    names = {"np": np}
    exec(case.stubs, names)
    return {name: value for name, value in names.items() if callable(value)}


def points(key, outcomes):
    failures = diagnose(key, outcomes).failures
    return sum(aspect.points for aspect in key.aspects) - sum(failure.aspect.points for failure in failures)
