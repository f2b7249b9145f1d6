"""`course explain`: one function of one student, case by case. It shows hidden cases, so it is for instructors only."""

import sys
import textwrap
from collections.abc import Iterator
from typing import Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.changed_arguments import protected_changes
from course_utils.checks.diagnosis import mismatch_in_case
from course_utils.checks.outcomes import Outcome
from course_utils.checks.single_numbers import unwrap_single_numbers
from grading.classroom.plan import Plan
from grading.course import Course
from grading.errors import CourseError, os_error_as, usage_error
from grading.exercises import exercises_of, nearest
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.read_submission import read_file, read_submission
from grading.judging.verdict import ExerciseVerdict
from grading.sandbox.client import Sandbox
from grading.sandbox.isolation import choose
from grading.submitted_files import require_plain_files

_WIDTH = 100
_MOST_ENTRIES = 12  # of a dict or a list


def explain(course: Course, student: str, assignment: str, exercise: str, sandbox: bool) -> None:
    """Run a student's function on every case again, and print what it got, what it should return and what it returned.

    Raise `CourseError` if there is no such assignment, exercise or submission, or if the notebook cannot be graded.
    """
    exercises_of(assignment)
    if student not in course.students(assignment):
        raise usage_error(f"{student!r} has not handed in {assignment}")
    inputs = Plan(sandbox).grading_inputs(course, assignment)
    if exercise not in inputs.keys:
        raise usage_error(f"{assignment} has no exercise {exercise!r}{nearest(exercise, inputs.keys)}")
    path = course.submission(student, assignment)
    require_plain_files(path.parent)
    with os_error_as(f"{path.relative_to(course.root)} cannot be read"):
        submission = read_submission(read_file(path), inputs.release)
    if submission.refused:
        raise CourseError(f"{student}: {submission.refused}")
    judge, limits = NotebookJudge(assignment, inputs.keys), inputs.options.limits
    with Sandbox(limits, choose(sandbox, limits.tmp_bytes)) as box:
        verdict, outcomes = judge.explain(submission.notebook, exercise, box)
    stored = VerdictStore(course.root, assignment).read(student)
    before = stored.exercises.get(exercise) if stored else None
    if before != verdict:
        why = "differs from the stored one: run `course grade` or `course regrade`" if before else "is not stored yet"
        print(f"course: this verdict {why}", file=sys.stderr)
    print("\n".join(explanation(student, inputs.keys[exercise], verdict, outcomes)))


def explanation(student: str, key: AnswerKey, verdict: ExerciseVerdict, outcomes: list[Outcome]) -> Iterator[str]:
    """Yield the lines of the explanation: the verdict, then each case of the key."""
    yield f"{key.name} of {student}: {verdict.points_text}"
    yield from (f"  {aspect.text}" for aspect in verdict.aspects)
    yield f"known mistake: {verdict.misconception or 'none'}"
    yield from _wrapped("message: ", verdict.message)
    # the judge took one-element arrays as numbers if its message says so
    numbers, remark = unwrap_single_numbers(key, outcomes)
    compared = numbers if remark and remark in verdict.message else outcomes
    for index, outcome in enumerate(outcomes):
        yield from ("", *_explain_case(key, index, outcome, compared[index]))


def _explain_case(key: AnswerKey, index: int, outcome: Outcome, compared: Outcome) -> Iterator[str]:
    case = key.cases[index]
    yield f"{'hidden' if case.hidden else 'visible'} case “{case.label}”{f', seed {case.seed}' if case.seed else ''}"
    for name, value in zip(key.arguments, case.args, strict=False):
        yield from _show(f"  {name} = ", value)
    yield from _show("  expected: ", key.expected[index])
    if outcome.kind == "returned":
        yield from _show("  returned: ", outcome.value)
    if changed := protected_changes(key, [outcome]):
        yield f"  changed in place: {', '.join(changed)}"
    for aspect in key.aspects:
        if case.counts_for(aspect):
            mismatch = mismatch_in_case(key, aspect, index, compared)
            yield from _wrapped(
                f"  {'✗' if mismatch else '✓'} {aspect.name}", f": {mismatch.detail}" if mismatch else ""
            )


def _wrapped(start: str, text: str) -> list[str]:
    lines = f"{start}{text}".split("\n")
    return [each for line in lines for each in textwrap.wrap(line, _WIDTH, subsequent_indent="    ") or [""]]


def _show(start: str, value: Any) -> Iterator[str]:
    """Yield the lines of a value after a label; a dict or a list has a line for each entry."""
    if isinstance(value, dict | list | tuple) and value:
        pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
        yield f"{start}{'a dict' if isinstance(value, dict) else 'a tuple or list'} of {len(pairs)}"
        indent = " " * (len(start) - len(start.lstrip()) + 2)
        for name, item in pairs[:_MOST_ENTRIES]:
            yield from _show(f"{indent}[{name!r}] ", item)
        if len(pairs) > _MOST_ENTRIES:
            yield f"{indent}…"
        return
    line = f"{start}{_text(value)}"
    yield line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


def _text(value: Any) -> str:
    """Return a number, a text or an array in one line; of a large array the shape and its corners."""
    if isinstance(value, np.ndarray) and value.ndim:
        numbers = np.array2string(value, precision=5, threshold=12, edgeitems=2, separator=", ", max_line_width=10_000)
        return f"{value.shape} {' '.join(numbers.split())}"
    if isinstance(value, str):
        return ascii(value)
    return f"{value:.9g}" if isinstance(value, float) else str(value)
