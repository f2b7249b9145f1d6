"""All exercises of the course, by name and by assignment."""

import difflib
from collections.abc import Iterable
from importlib import import_module

from grading.errors import usage_error
from grading.exercises.exercise import Exercise

# each is a module of this package and a script in notebooks/
ASSIGNMENTS = ("initialization", "regularization", "gradient_checking", "optimization")
# the name of the question that needs manual grading; its cell is `answer-reflection`
WRITTEN_QUESTION = "reflection"


def exercises_of(assignment: str) -> tuple[Exercise, ...]:
    """Return the exercises of an assignment, in the notebook's order; raise `CourseError` if there is none."""
    if assignment not in ASSIGNMENTS:
        raise usage_error(f"there is no assignment {assignment!r}{nearest(assignment, ASSIGNMENTS)}")
    return import_module(f"grading.exercises.{assignment}").EXERCISES


def manual_points(assignment: str) -> int:
    """Return what the question graded by hand is worth."""
    return import_module(f"grading.exercises.{assignment}").MANUAL_POINTS


def all_exercises() -> list[Exercise]:
    """Return every exercise of the course."""
    return [exercise for assignment in ASSIGNMENTS for exercise in exercises_of(assignment)]


def find_exercise(name: str) -> Exercise:
    """Return the exercise with this name; raise `CourseError`, which suggests the nearest, if there is none."""
    known = {exercise.name: exercise for exercise in all_exercises()}
    if name not in known:
        raise usage_error(f"there is no exercise {name!r}{nearest(name, known)}")
    return known[name]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the end of a message on an unknown name: the known name that is nearest, or all of them."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; choose one of: {', '.join(names)}"
