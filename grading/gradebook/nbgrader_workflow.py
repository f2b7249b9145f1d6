"""The steps of nbgrader's workflow in this process, because starting `nbgrader` takes three seconds."""

import datetime
import logging
import os
from collections.abc import Mapping
from contextlib import chdir, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.auth import Authenticator
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseAssignment, ExchangeSubmit
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from traitlets.config import Config, LoggingConfigurable

from grading.course import Course
from grading.due_dates import DueDates
from grading.errors import CourseError, os_error_as, reason
from grading.gradebook.csv_export import PlainCsvExport
from grading.gradebook.late_penalties import apply_due_dates, apply_late_policy
from grading.gradebook.release_notebook import load_config
from grading.gradebook.released_cells import require_agreement
from grading.gradebook.scores import Score, read_scores
from grading.settings import SETTINGS_FILE
from grading.submitted_files import why_no_id


class NeverGradedError(CourseError):
    """The assignment is not in the gradebook."""


class NbgraderWorkflow:
    """nbgrader's steps for one assignment of a course, with the settings of its `nbgrader_config.py`."""

    def __init__(self, course: Course, assignment: str):
        self.course = course
        self.assignment = assignment
        self._log = logging.getLogger("course.workflow")
        self._log.propagate = False
        self._log.handlers = [logging.NullHandler()]

    @cached_property
    def due_dates(self) -> DueDates:
        """The due dates of the course folder, read once."""
        return DueDates.of_course(self.course.root, self.assignment)

    def register(self) -> list[str]:
        """Add a new release to the gradebook; return changed due dates, or raise `CourseError` if points differ."""
        with self.gradebook() as gradebook:
            require_agreement(self.course, self.assignment, gradebook)
            return apply_due_dates(gradebook, self.assignment, self.due_dates)

    def release(self) -> None:
        """Put the release into the exchange."""
        self._exchange(ExchangeReleaseAssignment)

    def submit(self, student: str, folder: Path) -> None:
        """Submit the assignment that is in a student's folder."""
        with chdir(folder):
            self._exchange(ExchangeSubmit, student)

    def collect(self) -> None:
        """Collect the submissions."""
        self._exchange(ExchangeCollect)

    def feedback(self, student: str = "*", solutions: bool = False) -> None:
        """Write the feedback page of a graded submission, or of every one, with the worked solutions if requested.

        Raise `CourseError` if nothing has been graded, or if solutions are requested before the last deadline.
        """
        scores = self.scores()  # brings the late penalties up to date
        config = self.config(student)
        if solutions:
            self._require_past_deadline(scores)
            self.course.read_source(self.assignment)  # it must be there and up to date
            config.PrepareFeedback.solutions = True
        converter = _FeedbackOfEach(coursedir=CourseDirectory(config=config), config=config, force=True)
        converter.log = self._log
        try:
            converter.start()
        except (NbGraderException, SystemExit) as error:
            if failed := converter.without_page():
                raise CourseError(f"no feedback for {', '.join(failed)}; all others have theirs") from None
            raise CourseError(f"no feedback for {self.assignment}: run `course grade` first ({error})") from None

    def _require_past_deadline(self, scores: Mapping[str, Score]) -> None:
        """Raise an error if somebody may still submit; a student of the roster may not have done so yet."""
        deadlines = [score.due.replace(tzinfo=datetime.UTC) for score in scores.values() if score.due]
        deadlines += filter(None, (self.due_dates.due, *self.due_dates.extended.values()))
        if not deadlines:
            raise CourseError(
                f"worked solutions are shown only after the deadline, and {self.assignment} has none: "
                f"set due in [assignments.{self.assignment}] of {SETTINGS_FILE}"
            )
        if max(deadlines) > datetime.datetime.now(datetime.UTC):
            raise CourseError(
                f"worked solutions of {self.assignment} are shown only after the last deadline, "
                f"{max(deadlines):%Y-%m-%d %H:%M} UTC"
            )

    def scores(self) -> dict[str, Score]:
        """Return the score of each graded submission, by student, after its late penalty is brought up to date.

        Raise `CourseError` if the assignment is not in the gradebook, or the gradebook cannot be written.
        """
        with self.gradebook() as gradebook:
            try:
                apply_late_policy(gradebook, self.assignment, self.config(), self.due_dates)
                return read_scores(gradebook, self.assignment)
            except MissingEntry:
                raise NeverGradedError(f"{self.assignment} was never graded: run `course grade` first") from None
            except DatabaseError as error:
                raise _not_written(error) from None

    def recorded_scores(self) -> dict[str, Score]:
        """Return the scores with the late penalties that were last written; none if they cannot be read."""
        with self.gradebook() as gradebook, suppress(MissingEntry, DatabaseError):
            return read_scores(gradebook, self.assignment)
        return {}

    def gradebook(self) -> Gradebook:
        """Open the gradebook."""
        return open_gradebook(self.course)

    def config(self, student: str = "*") -> Config:
        """Return nbgrader's settings for the assignment, and for one student or all."""
        config = load_config(self.course)
        config.CourseDirectory.assignment_id = self.assignment
        config.CourseDirectory.student_id = student
        return config

    def _exchange(self, kind: type[LoggingConfigurable], student: str = "*") -> None:
        config = self.config(student)
        coursedir, authenticator = CourseDirectory(config=config), Authenticator(config=config)
        step: Any = kind(coursedir=coursedir, authenticator=authenticator, config=config)
        step.log = self._log
        try:
            step.start()
        except ExchangeError as error:
            raise CourseError(f"the exchange refused {self.assignment}: {error}") from None


class _FeedbackOfEach(GenerateFeedback):
    """Writes every feedback page that can be written."""

    assignments: dict[str, Any]  # set by nbgrader: folder -> its notebooks

    def init_notebooks(self) -> None:
        """Find the graded notebooks; nbgrader would stop at a folder whose name cannot be an id."""
        super().init_notebooks()
        for path in [path for path in self.assignments if why_no_id(Path(path).parent.name)]:
            del self.assignments[path]

    def without_page(self) -> list[str]:
        """Return the students whose page could not be written."""
        students = (Path(path).parent.name for path in sorted(self.assignments))
        folders = {student: Path(self._format_dest(self.coursedir.assignment_id, student)) for student in students}
        return [student for student, folder in folders.items() if not any(folder.glob("*.html"))]


def open_gradebook(course: Course) -> Gradebook:
    """Open the gradebook of a course; raise `CourseError` if it cannot be opened."""
    coursedir = CourseDirectory(config=load_config(course))
    try:
        return Gradebook(coursedir.db_url, coursedir.course_id)
    except (SQLAlchemyError, ImportError) as error:
        raise CourseError(f"the gradebook cannot be opened: {reason(error)}") from None


def _not_written(error: DatabaseError) -> CourseError:
    return CourseError(f"the gradebook cannot be written ({reason(error)}): try again")


def export_csv(course: Course, destination: Path, assignment: str | None = None, exercises: bool = False) -> int:
    """Write the scores of one assignment or of all, as `nbgrader export` does; return the number of rows.

    Raise `CourseError` if the file or the gradebook cannot be written.
    """
    config = load_config(course)
    plugin = PlainCsvExport(config=config)
    plugin.log = logging.getLogger("course.export")
    plugin.to = os.fspath(destination)
    plugin.assignment = [assignment] if assignment else []
    plugin.with_exercises = exercises
    try:
        with os_error_as(f"{destination} cannot be written"), open_gradebook(course) as gradebook:
            return plugin.export(gradebook)
    except DatabaseError as error:
        raise _not_written(error) from None
