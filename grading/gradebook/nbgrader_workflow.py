"""The steps of nbgrader's workflow in this process, because starting `nbgrader` takes three seconds."""

from __future__ import annotations

import csv
import json
import logging
import os
from contextlib import chdir
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.auth import Authenticator
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseAssignment, ExchangeSubmit
from sqlalchemy import case, func, select
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config, LoggingConfigurable

from grading.course import Course
from grading.errors import CourseError
from grading.gradebook.csv_export import PlainCsvExport
from grading.gradebook.release_notebook import load_config, register
from grading.submitted_files import why_no_id


class NbgraderWorkflow:
    """nbgrader's steps for one assignment of a course, with the settings of its `nbgrader_config.py`."""

    def __init__(self, course: Course, assignment: str):
        self.course = course
        self.assignment = assignment
        self._log = logging.getLogger("course.workflow")
        self._log.propagate = False
        self._log.handlers = [logging.NullHandler()]

    def register(self) -> None:
        """Add the released assignment to the gradebook, unless it is there already.

        Raises
        ------
        CourseError
            If nbgrader refuses, because cells were added or removed after the first submission was graded.
        """
        released = json.loads(self.course.release(self.assignment).read_text(encoding="utf-8"))
        tags = [cell["metadata"].get("nbgrader", {}) for cell in released["cells"]]
        points = {tag["grade_id"]: tag["points"] for tag in tags if tag.get("grade")}
        known = self._points()
        if known == points:
            return
        try:
            register(self.course, self.assignment)
        except CourseError as error:
            if not known:
                raise
            raise CourseError(
                f"the graded cells of {self.assignment} differ from those in the gradebook, and nbgrader changes "
                "them only before the first submission is graded: move gradebook.db away (it has the manual scores)"
            ) from error

    def _points(self) -> dict[str, float]:
        """Return the points of each graded cell in the gradebook."""
        with self.gradebook() as gradebook:
            try:
                notebook = gradebook.find_notebook(self.assignment, self.assignment)
            except MissingEntry:
                return {}
            return {cell.name: cell.max_score for cell in notebook.grade_cells}

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

    def feedback(self, student: str = "*") -> None:
        """Write the feedback page of a graded submission, or of every one.

        Raises
        ------
        CourseError
            If nothing has been graded.
        """
        config = self.config(student)
        converter = _FeedbackOfEach(coursedir=CourseDirectory(config=config), config=config, force=True)
        converter.log = self._log
        try:
            converter.start()
        except (NbGraderException, SystemExit) as error:
            if failed := converter.without_page():
                raise CourseError(f"no feedback for {', '.join(failed)}; all others have theirs") from None
            raise CourseError(f"no feedback for {self.assignment}: run `course grade` first ({error})") from None

    def scores(self) -> dict[str, tuple[float, float, bool]]:
        """Return score, maximum and whether manual grading is needed, by student.

        This is one query; nbgrader's own properties make several for each submission.
        """
        needs_manual_grade = func.max(case((Grade.needs_manual_grade, 1), else_=0))
        query = (
            select(SubmittedAssignment.student_id, func.sum(Grade.score), needs_manual_grade)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .where(Assignment.name == self.assignment)
            .group_by(SubmittedAssignment.student_id)
        )
        with self.gradebook() as gradebook:
            most = gradebook.find_assignment(self.assignment).max_score
            return {student: (score, most, bool(open_)) for student, score, open_ in gradebook.db.execute(query)}

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
        step: Any = kind(
            coursedir=CourseDirectory(config=config),
            authenticator=Authenticator(config=config),
            config=config,
        )
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
        named = {path: found for path, found in self.assignments.items() if not why_no_id(Path(path).parent.name)}
        self.assignments = named

    def without_page(self) -> list[str]:
        """Return the students whose page could not be written."""
        students = (Path(path).parent.name for path in sorted(self.assignments))
        folders = {student: Path(self._format_dest(self.coursedir.assignment_id, student)) for student in students}
        return [student for student, folder in folders.items() if not any(folder.glob("*.html"))]


def open_gradebook(course: Course) -> Gradebook:
    """Open the gradebook of a course.

    Raises
    ------
    CourseError
        If it cannot be opened.
    """
    coursedir = CourseDirectory(config=load_config(course))
    try:
        return Gradebook(coursedir.db_url, coursedir.course_id)
    except (SQLAlchemyError, ImportError) as error:
        why = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise CourseError(f"the gradebook cannot be opened: {why}") from None


def export_csv(course: Course, destination: Path, assignment: str | None = None) -> int:
    """Write the scores of one assignment or of all, as `nbgrader export` does; return how many rows the file has."""
    config = load_config(course)
    plugin = PlainCsvExport(config=config)
    plugin.log = logging.getLogger("course.export")
    plugin.to = os.fspath(destination)
    plugin.assignment = [assignment] if assignment else []
    with Gradebook(CourseDirectory(config=config).db_url) as gradebook:
        plugin.export(gradebook)
    with destination.open(encoding="utf-8") as file:
        return sum(1 for _ in csv.DictReader(file))
