"""The scores of an assignment as an LMS gets them: after late penalties, and only those that are final."""

from __future__ import annotations

from dataclasses import dataclass

from nbgrader.api import Assignment, Grade, GradeCell, MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import case, func, select

from grading.course import Course
from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import open_gradebook


@dataclass(frozen=True)
class Scores:
    """The final scores of an assignment by student, and why others have none yet."""

    maximum: float
    final: dict[str, float]
    pending: dict[str, str]


def read_scores(course: Course, assignment: str) -> Scores:
    """Read the scores of an assignment from the gradebook.

    Raises
    ------
    CourseError
        If the assignment is not in the gradebook, which means that nothing has been graded.
    """
    penalty = func.coalesce(SubmittedNotebook.late_submission_penalty, 0.0)
    query = (
        select(
            SubmittedAssignment.student_id,
            func.sum(Grade.score),
            func.max(penalty),
            func.max(case((Grade.needs_manual_grade, 1), else_=0)),
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
        .group_by(SubmittedAssignment.student_id)
    )
    with open_gradebook(course) as gradebook:
        try:
            maximum = gradebook.find_assignment(assignment).max_score
        except MissingEntry:
            raise CourseError(f"nothing has been graded: run `course grade {assignment}` first") from None
        rows = gradebook.db.execute(query).all()
    collected = set(course.students(assignment))
    pending = dict.fromkeys(collected - {student for student, *_ in rows}, "not graded")
    final = {}
    for student, score, penalty_points, needs_manual_grade in rows:
        if needs_manual_grade:
            pending[student] = "needs manual grading"
        elif student in collected and changed_after_grading(course, student, assignment):
            pending[student] = "submitted again after grading"
        else:
            final[student] = max(0.0, (score or 0.0) - penalty_points)
    return Scores(maximum, final, pending)


def exercise_scores(course: Course, assignments: list[str]) -> dict[tuple[str, str], dict[str, float | None]]:
    """Return the score of each exercise by assignment and student; None if it needs manual grading."""
    query = (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            GradeCell.name,
            case((Grade.needs_manual_grade, None), else_=Grade.score),
        )
        .join(SubmittedAssignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .where(Assignment.name.in_(assignments))
    )
    scores: dict[tuple[str, str], dict[str, float | None]] = {}
    with open_gradebook(course) as gradebook:
        for assignment, student, cell, score in gradebook.db.execute(query):
            scores.setdefault((assignment, student), {})[cell.removeprefix("check-").removeprefix("answer-")] = score
    return scores


def changed_after_grading(course: Course, student: str, assignment: str) -> bool:
    """Whether the submission is newer than its graded notebook."""
    try:
        graded = course.graded(student, assignment).stat().st_mtime_ns
        return course.submission(student, assignment).stat().st_mtime_ns > graded
    except OSError:
        return False
