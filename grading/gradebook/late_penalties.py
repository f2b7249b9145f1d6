"""Due dates, extensions and late penalties in nbgrader's gradebook, as `course.toml` and `roster.csv` say.

nbgrader computes a penalty only when it grades a submission. But the penalty also changes with the due date, with the
policy, and with the points that a person gives later. So every command that shows scores brings all penalties up to
date first.
"""

import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.api import Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select, update
from traitlets.config import Config

from grading.course import Course
from grading.due_dates import DueDates, days_late, penalty
from grading.gradebook.scores import read_scores
from grading.settings import Settings


class CourseLatePolicy(LateSubmissionPlugin):
    """The late policy of `course.toml`; without one, `LateSubmissionPlugin.penalty_method` of nbgrader decides."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points that a late submission loses; None for none."""
        settings, dates = self._of_course
        due = dates.of_student(student_id)
        if settings.late is None or due is None:
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        handed_in = due + datetime.timedelta(seconds=total_seconds_late)
        return penalty(settings.late, days_late(settings.late, settings.time_zone, due, handed_in), score) or None

    @cached_property
    def _of_course(self) -> tuple[Settings, DueDates]:
        course = course_of(self.config)
        return Settings.of_folder(course.root), DueDates.of_course(course.root, self.parent.assignment_id)


def course_of(config: Config) -> Course:
    """Return the course folder of nbgrader's settings: its root, else the working directory."""
    return Course.find(Path(config.CourseDirectory.get("root", ".")))


def apply_late_policy(gradebook: Gradebook, assignment: str, config: Config, dates: DueDates) -> list[str]:
    """Bring due date, extensions and penalties of an assignment up to date; return a line for each changed due date."""
    changes = apply_due_dates(gradebook, assignment, dates)
    _update_penalties(gradebook, assignment, config)
    return changes


def apply_due_dates(gradebook: Gradebook, assignment: str, dates: DueDates) -> list[str]:
    """Write the due date and the extensions of an assignment; return a line for each change.

    The extensions of students who are not in `roster.csv` stay as they are, and so does the due date of a course folder
    without a `course.toml`.
    """
    db, changes = gradebook.db, []
    row = gradebook.find_assignment(assignment)
    due = dates.due and dates.due.replace(tzinfo=None)
    if dates.set_in_course and row.duedate != due:
        changes.append(f"due date {_shown(row.duedate, dates.zone)} → {_shown(due, dates.zone)}")
        row.duedate = due
    table = SubmittedAssignment.__table__
    query = select(table.c.id, table.c.student_id, table.c.extension).where(table.c.assignment_id == row.id)
    for submission, student, before in db.execute(query).all():
        date = dates.extended.get(student)
        after = date.replace(tzinfo=None) - row.duedate if date and row.duedate else datetime.timedelta()
        after = max(after, datetime.timedelta())
        if student in dates.extended and after != (before or datetime.timedelta()):
            db.execute(update(table).where(table.c.id == submission).values(extension=after or None))
            extended = f"extended to {_shown(row.duedate + after, dates.zone)}" if after else "no extension any more"
            changes.append(f"{student}: {extended}")
    db.commit()
    return changes


def _shown(due: datetime.datetime | None, zone: ZoneInfo) -> str:
    return f"{due.replace(tzinfo=datetime.UTC).astimezone(zone):%Y-%m-%d %H:%M %Z}" if due else "none"


def _update_penalties(gradebook: Gradebook, assignment: str, config: Config) -> None:
    """Do for every submission what nbgrader's `AssignLatePenalties` does for one."""
    stage = AssignLatePenalties(config=config)
    stage.assignment_id = assignment
    stage.init_plugin()
    table = SubmittedNotebook.__table__
    for student, score in read_scores(gradebook, assignment).items():
        late = score.seconds_late
        wanted = stage.plugin_inst.late_submission_penalty(student, score.points, late) if late else None
        wanted = None if wanted is None else min(max(wanted, 0), score.points)
        if wanted != score.late_penalty:
            statement = update(table).where(table.c.id == score.notebook).values(late_submission_penalty=wanted)
            gradebook.db.execute(statement)
    gradebook.db.commit()
