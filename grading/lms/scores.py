"""The scores of an assignment as an LMS gets them: after late penalties, and only those that are final."""

from __future__ import annotations

from dataclasses import dataclass

from nbgrader.api import Assignment, Grade, GradeCell, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import case, select

from grading.course import Course
from grading.due_dates import DueDates
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, open_gradebook
from grading.gradebook.timestamps import was_resubmitted


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
    found, excused = NbgraderWorkflow(course, assignment).scores(), DueDates.of_course(course.root, assignment).excused
    collected = set(course.students(assignment))
    pending = dict.fromkeys(collected - found.keys(), "not graded")
    final = {}
    for student, score in found.items():
        if score.needs_manual_grade:
            pending[student] = "needs manual grading"
        elif student in collected and was_resubmitted(course, student, assignment):
            pending[student] = "submitted again after grading"
        else:
            final[student] = score.final
    maximum = next((score.max_score for score in found.values()), 0.0)
    final = {student: score for student, score in final.items() if student not in excused}
    return Scores(maximum, final, pending | dict.fromkeys(excused, "excused"))


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
