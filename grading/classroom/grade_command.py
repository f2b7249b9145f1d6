"""`course grade`: start the necessary workers, import nbgrader while they start, and grade."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from grading.classroom.plan import Plan
from grading.classroom.workers import LocalWorkers
from grading.course import Course
from grading.due_dates import duration
from grading.errors import CourseError, usage_error
from grading.exercises import exercises_of
from grading.folder_lock import only_one_in
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.grading_inputs import GradingInputs
from grading.judging.read_submission import read_file
from grading.sandbox.isolation import choose

if TYPE_CHECKING:
    from grading.gradebook.graded_submission import GradingResult
    from grading.gradebook.scores import Score

# so many submissions decide how many workers start early; in a larger class the start does not matter
_MAX_READ = 100


def grade_class(course: Course, assignment: str, student: str | None, plan: Plan) -> int:
    """Grade a class and print the scores that are new; return 1 if a submission could not be graded properly.

    Raise `CourseError` if there is nothing to grade, or someone else is grading in the folder. Raise it as well if
    bubblewrap is needed and missing, or if the scheduler or the gradebook cannot be reached.
    """
    exercises_of(assignment)
    students, misnamed = _choose(course, assignment, student)
    if not plan.scheduler:
        choose(plan.sandbox)
    if not plan.sandbox:
        print("course: grading WITHOUT isolation: a submission can read and write what you can", file=sys.stderr)
    with only_one_in(course.root):
        return _grade_class(course, assignment, students, misnamed, plan)


def _grade_class(course: Course, assignment: str, students: list[str], misnamed: dict[str, str], plan: Plan) -> int:
    inputs = plan.grading_inputs(course, assignment)
    with _head_start(course, inputs, students, plan) as workers:
        gc.disable()  # garbage collections during the imports take a tenth of their time and find nothing
        # these import nbgrader, which takes longer than the start of a worker
        from grading.classroom.grade_students import grade_students, report
        from grading.gradebook.graded_submission import GradingResult
        from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
        from grading.gradebook.students import warn_of_unknown_ids

        gc.freeze()
        gc.enable()
        workflow = NbgraderWorkflow(course, assignment)
        before = workflow.recorded_scores()
        results = grade_students(workflow, students, plan, inputs, workers)
        results += [GradingResult(name, why) for name, why in misnamed.items()]
    dates = workflow.due_dates
    _print_scores(results, before, workflow.scores(), dates.excused)
    if dates.only_dates:
        with workflow.gradebook() as gradebook:
            warn_of_unknown_ids(course, gradebook, dates.only_dates)
    return report(results)


def _print_scores(
    results: list[GradingResult], before: dict[str, Score], after: dict[str, Score], excused: Collection[str]
) -> None:
    """Print a line for each new score, and how many are not new; a single submission always has its line."""
    unchanged = 0
    for result in results:
        if result.problem:
            continue
        was, now = (_score_line(result.student, each.get(result.student), excused) for each in (before, after))
        if result.as_before and was == now and len(results) > 1:
            unchanged += 1
        else:
            print(now)
    if unchanged:
        print(f"unchanged: {unchanged} of {len(results)} submissions")


def _score_line(student: str, score: Score | None, excused: Collection[str]) -> str:
    if score is None:
        return ""
    if student in excused:
        return f"{student:<24} excused, no score"
    late = f"{duration(score.seconds_late)} late: {score.late_penalty or 0:g} points off" if score.seconds_late else ""
    manual = "needs manual grading" if score.needs_manual_grade else ""
    notes = "; ".join(filter(None, [late, manual]))
    return f"{student:<24} {score.final:6g} of {score.max_score:g}{f'  ({notes})' if notes else ''}"


@contextmanager
def _head_start(
    course: Course, inputs: GradingInputs, students: list[str], plan: Plan
) -> Iterator[LocalWorkers | None]:
    """Start as many workers as there seem to be submissions to judge, before the first one is sent."""
    if plan.scheduler:
        yield None
        return
    with plan.local_workers(inputs) as workers:
        new = (student for student in students[:_MAX_READ] if plan.force or _seems_new(course, inputs, student))
        workers.start(len(list(islice(new, workers.jobs))))
        yield workers


def _seems_new(course: Course, inputs: GradingInputs, student: str) -> bool:
    """Whether a submission has no stored verdict; one that cannot be read is reported when it is graded."""
    verdict = VerdictStore(course.root, inputs.assignment).read(student)
    try:
        content = read_file(course.submission(student, inputs.assignment))
        return verdict is None or verdict.key != inputs.verdict_key(content)
    except (OSError, CourseError):
        return False


def _choose(course: Course, assignment: str, student: str | None) -> tuple[list[str], dict[str, str]]:
    """Return the students to grade, and the collected folders whose names cannot be ids, with the reason."""
    students, misnamed = course.students(assignment), course.misnamed(assignment)
    if not students and not misnamed:
        raise CourseError(f"nothing has been collected for {assignment}: run `nbgrader collect {assignment}` first")
    if student is None:
        return students, misnamed
    if student not in students:
        raise usage_error(f"{student!r} has not handed in {assignment}")
    return [student], {}
