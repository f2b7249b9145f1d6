"""`course report`: read a class's verdicts and write the report as a page, as CSV and as JSON."""

from __future__ import annotations

from pathlib import Path

from grading.course import Course
from grading.errors import CourseError
from grading.exercises import exercises_of
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
    submissions, not_counted = read_class(course, assignment)
    if not submissions:
        raise CourseError(f"there is no current verdict: run `course grade {assignment}` first")
    summary = summarize(course, assignment, submissions, not_counted)
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
        tables.write_csv(
            tables.unknown_mistake_rows(summary), tables.UNKNOWN_MISTAKE_COLUMNS, folder / "unknown_mistakes.csv"
        )
    except OSError as error:
        raise CourseError(f"the report cannot be written to {folder}: {error.strerror or error}") from None
    return folder / "report.html"


def read_class(course: Course, assignment: str) -> tuple[list[Submission], dict[str, str]]:
    """Return the graded submissions, and for each student who is not counted the reason.

    A verdict counts if the submission that it is on is still there, and if it is on today's exercises and points.
    """
    store = VerdictStore(course.root, assignment)
    collected = course.students(assignment)
    submissions: list[Submission] = []
    not_counted = dict.fromkeys(course.misnamed(assignment), "the folder's name cannot be an id")
    for student in sorted({*store.students(), *collected}):
        verdict = store.read(student)
        submission = Submission.from_verdict(student, verdict) if verdict else None
        if submission is None:
            not_counted[student] = "no verdict"
        elif student not in collected:
            not_counted[student] = "a verdict, but no collected submission"
        elif not _has_todays_points(submission, assignment):
            not_counted[student] = "the verdict is on other exercises or points"
        elif _was_replaced(course, student, assignment):
            not_counted[student] = "the verdict is on an earlier submission"
        else:
            submissions.append(submission)
    return submissions, not_counted


def _has_todays_points(submission: Submission, assignment: str) -> bool:
    found = {name: verdict["max_score"] for name, verdict in submission.exercises.items()}
    return found == {exercise.name: exercise.points for exercise in exercises_of(assignment)}


def _was_replaced(course: Course, student: str, assignment: str) -> bool:
    """Whether the submission has another timestamp than the graded notebook; nbgrader copies it when it grades."""
    collected = course.submission(student, assignment).with_name("timestamp.txt")
    graded = course.graded(student, assignment).with_name("timestamp.txt")
    return collected.is_file() and graded.is_file() and collected.read_bytes() != graded.read_bytes()
