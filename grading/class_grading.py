"""`course grade`: every collected submission of an assignment, one after the other, each on its own account."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from tqdm import tqdm

from grading.course import Course
from grading.errors import CourseError, usage_error
from grading.exercises import exercises_of
from grading.isolation import choose
from grading.nbgrader_round import Result, Round


def grade_class(
    course: Course, assignment: str, student: str | None = None, force: bool = False, sandbox: bool = True
) -> int:
    """Grade a class and print what it came to; return 1 if a submission could not be graded as it should.

    Raises
    ------
    CourseError
        If there is no such assignment or student, nothing has been collected, or bubblewrap is wanted and missing.
    """
    exercises_of(assignment)
    students = _choose(course, assignment, student)
    choose(sandbox)
    if not sandbox:
        print("course: grading WITHOUT isolation: a submission can read and write what you can", file=sys.stderr)
    steps = Round(course, assignment, sandbox)
    if not steps.is_registered():
        steps.register()
    results = grade_students(steps, students, force)
    scores = steps.scores()
    for result in results:
        if not result.problem:
            score, maximum, by_hand = scores[result.student]
            print(
                f"{result.student:<24} {score:6g} of {maximum:g}"
                + ("  (a part is still to be marked)" if by_hand else "")
            )
    return report(results)


def grade_students(steps: Round, students: list[str], force: bool) -> list[Result]:
    """Grade some students' submissions, with a progress bar where someone watches."""
    return [steps.autograde(student, force) for student in progress(students, f"grading {steps.assignment}")]


def progress(things: Iterable[Any], what: str) -> Iterable[Any]:
    """Show how far a loop over submissions has come, where someone watches."""
    return tqdm(things, desc=what, unit="notebook", leave=False, disable=None)


def report(results: list[Result]) -> int:
    """Print incidents and problems on standard error, a line each; return the exit code."""
    for result in results:
        for incident in result.incidents:
            print(f"course: {result.student}: {incident}", file=sys.stderr)
        if result.problem:
            print(f"course: {result.student}: {result.problem}", file=sys.stderr)
    return 1 if any(result.problem for result in results) else 0


def _choose(course: Course, assignment: str, student: str | None) -> list[str]:
    students = course.students(assignment)
    if not students:
        raise CourseError(f"nothing has been collected for {assignment}: run `nbgrader collect {assignment}` first")
    if student is None:
        return students
    if student not in students:
        raise usage_error(f"{student!r} has not handed in {assignment}")
    return [student]
