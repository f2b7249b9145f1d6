"""`course report`: read a class's verdicts and write the report as a page, as CSV and as JSON."""

import datetime
from collections.abc import Collection
from pathlib import Path

from grading.course import Course
from grading.due_dates import DueDates
from grading.errors import CourseError, os_error_as
from grading.gradebook.timestamps import was_resubmitted
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.verdict import Verdict
from grading.report.page import write_page
from grading.report.summary import summarize
from grading.report.tables import write_json, write_tables
from grading.settings import Settings


def write_report(course: Course, assignment: str, folder: Path | None = None) -> Path:
    """Write the report on an assignment, by default into ``reports/<assignment>``, and return its page.

    Raise `CourseError` if nothing has been graded, or the folder cannot be written.
    """
    dates = DueDates.of_course(course.root, assignment)
    verdicts, not_counted = read_class(course, assignment, dates.excused)
    if not verdicts:
        raise CourseError(f"there is no current verdict: run `course grade {assignment}` first")
    summary = summarize(course, assignment, verdicts, not_counted, _late_penalties(course, assignment, dates.due))
    folder = folder or course.root / "reports" / assignment
    with os_error_as(f"the report cannot be written to {folder}"):
        folder.mkdir(parents=True, exist_ok=True)
        write_page(summary, course, folder / "report.html")
        write_json(summary, folder / "report.json")
        write_tables(summary, folder)
    return folder / "report.html"


def read_class(
    course: Course, assignment: str, excused: Collection[str] = ()
) -> tuple[dict[str, Verdict], dict[str, str]]:
    """Return the verdict on each student's submission, and for each student who is not counted the reason.

    A verdict counts if its submission is still there, and if its exercises and points are the current ones. Students
    who are excused are in neither.
    """
    store = VerdictStore(course.root, assignment)
    points = {exercise.name: exercise.points for exercise in Settings.of_folder(course.root).exercises(assignment)}
    collected = course.students(assignment)
    verdicts: dict[str, Verdict] = {}
    not_counted = dict.fromkeys(course.misnamed(assignment), "the folder's name cannot be an id")
    for student in sorted({*store.students(), *collected}.difference(excused)):
        verdict = store.read(student)
        if verdict is None:
            not_counted[student] = "no verdict"
        elif student not in collected:
            not_counted[student] = "a verdict, but no collected submission"
        elif points != {name: exercise.max_score for name, exercise in verdict.exercises.items()}:
            not_counted[student] = "the verdict is on other exercises or points"
        elif was_resubmitted(course, student, assignment):
            not_counted[student] = "the verdict is on an earlier submission"
        else:
            verdicts[student] = verdict
    return verdicts, not_counted


def _late_penalties(course: Course, assignment: str, due: datetime.datetime | None) -> dict[str, float]:
    """Return the points that each late submission loses; without a due date in `course.toml` there are none."""
    if due is None:
        return {}
    from grading.gradebook.nbgrader_workflow import NbgraderWorkflow  # takes 50 MB, so only if needed

    scores = NbgraderWorkflow(course, assignment).scores()
    return {student: score.late_penalty for student, score in scores.items() if score.late_penalty}
