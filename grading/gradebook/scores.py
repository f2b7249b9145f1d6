"""Reads the scores of a class from the gradebook."""

import datetime
from dataclasses import dataclass

from nbgrader.api import Assignment, Grade, Gradebook, GradeCell, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import case, func, select


@dataclass(frozen=True)
class Score:
    """The score of a graded submission; times are in UTC."""

    points: float  # before the penalty, with what a person has given so far
    max_score: float
    needs_manual_grade: bool
    late_penalty: float | None
    handed_in: datetime.datetime | None
    due: datetime.datetime | None  # with the student's extension
    notebook: str  # id of the submitted notebook

    @property
    def final(self) -> float:
        """The score after the late penalty."""
        return round(max(0.0, self.points - (self.late_penalty or 0.0)), 6)

    @property
    def seconds_late(self) -> float:
        """How late it was handed in; without a time of submission or a due date it is not late."""
        return max(0.0, (self.handed_in - self.due).total_seconds()) if self.handed_in and self.due else 0.0


def read_scores(gradebook: Gradebook, assignment: str) -> dict[str, Score]:
    """Return the score of each graded submission, by student.

    This is one query; nbgrader's own properties make several for each submission.
    """
    columns = (
        func.max(case((Grade.needs_manual_grade, 1), else_=0)),
        SubmittedNotebook.late_submission_penalty,
        SubmittedAssignment.timestamp,
        SubmittedAssignment.extension,
        SubmittedNotebook.id,
    )
    query = (
        select(SubmittedAssignment.student_id, func.sum(Grade.score), *columns)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
        .group_by(SubmittedAssignment.id, SubmittedNotebook.id)
    )
    row = gradebook.find_assignment(assignment)
    due, most, none = row.duedate, row.max_score, datetime.timedelta()
    return {
        student: Score(points, most, bool(open_), penalty, handed_in, due and due + (extension or none), notebook)
        for student, points, open_, penalty, handed_in, extension, notebook in gradebook.db.execute(query)
    }


def exercise_scores(gradebook: Gradebook, assignments: list[str]) -> dict[tuple[str, str], dict[str, float | None]]:
    """Return the score of each exercise by assignment and student (default: all); None if it needs manual grading."""
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
    )
    if assignments:
        query = query.where(Assignment.name.in_(assignments))
    scores: dict[tuple[str, str], dict[str, float | None]] = {}
    for assignment, student, cell, score in gradebook.db.execute(query):
        scores.setdefault((assignment, student), {})[cell.removeprefix("check-").removeprefix("answer-")] = score
    return scores
