"""`course report`: read a class's verdicts, and write what they mean as a page, as CSV and as JSON."""

from __future__ import annotations

from pathlib import Path

from grading.course import Course
from grading.errors import CourseError
from grading.gradebook.verdict_store import VerdictStore
from grading.report import tables
from grading.report.page import write_page
from grading.report.records import Submission
from grading.report.summary import summarize


def write_report(course: Course, assignment: str, folder: Path | None = None) -> Path:
    """Write the report on an assignment and return its page.

    Parameters
    ----------
    course : Course
        The course folder, with the verdicts in it.
    assignment : str
        Which assignment.
    folder : Path, optional
        Where to; ``reports/<assignment>`` of the course folder by default.

    Raises
    ------
    CourseError
        If nothing has been graded, or the folder cannot be written.
    """
    submissions, not_graded = read_class(course, assignment)
    if not submissions:
        raise CourseError(f"nothing has been graded: run `course grade {assignment}` first")
    summary = summarize(course, assignment, submissions, not_graded)
    folder = folder or course.root / "reports" / assignment
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_page(summary, course, folder / "report.html")
        tables.write_json(summary, folder / "report.json")
        tables.write_csv(tables.student_rows(summary), tables.student_columns(summary), folder / "report.csv")
        tables.write_csv(tables.exercise_rows(summary), tables.EXERCISE_COLUMNS, folder / "exercises.csv")
        tables.write_csv(
            tables.misconception_rows(summary), tables.MISCONCEPTION_COLUMNS, folder / "misconceptions.csv"
        )
    except OSError as error:
        raise CourseError(f"the report cannot be written to {folder}: {error.strerror or error}") from None
    return folder / "report.html"


def read_class(course: Course, assignment: str) -> tuple[list[Submission], list[str]]:
    """Return the graded submissions, and the students who handed in but have no verdict."""
    store = VerdictStore(course.root, assignment)
    students = {*store.students(), *course.students(assignment)}
    waiting = students | set(course.misnamed(assignment))
    submissions = []
    for student in sorted(students):
        if verdict := store.read(student):
            submissions.append(Submission.from_verdict(student, verdict))
            waiting.remove(student)
    return submissions, sorted(waiting)
