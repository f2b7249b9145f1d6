"""Prepares the feedback page of `nbgrader generate_feedback`, Formgrader and `course feedback`.

`nbgrader_config.py` puts these classes in the place of nbgrader's; the template is `templates/feedback/index.html.j2`.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode
from nbgrader.api import Grade, Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from grading.course import Course
from grading.due_dates import duration
from grading.gradebook.feedback_sections import STATES, Points, Section, make_sections
from grading.gradebook.notes import read_notes
from grading.settings import Settings


@dataclass(frozen=True)
class FeedbackPage:
    """What the template shows."""

    course: str
    student: str
    student_id: str
    submitted: str  # empty if there is no timestamp
    late: str  # how late it is; empty if it is not
    graded: str
    penalty: float
    sections: list[Section]
    refused: str
    incidents: tuple[str, ...]
    notes: list[tuple[str, str]]  # (date, text) of each note on a regraded submission

    @property
    def failures_first(self) -> list[Section]:
        """The sections in the order of the overview."""
        return sorted(self.sections, key=lambda section: STATES.index(section.points.state))

    @property
    def score(self) -> float:
        """Points so far, without those that are pending, and after the late penalty."""
        return max(0, sum(each.points.score for each in self.sections if not each.points.pending) - self.penalty)

    @property
    def max_score(self) -> float:
        """Points that could be earned so far."""
        return sum(each.points.max_score for each in self.sections) - self.pending

    @property
    def pending(self) -> float:
        """Points that need manual grading."""
        return sum(each.points.max_score for each in self.sections if each.points.pending)


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter without its last step, which takes most of the time and changes nothing here."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page."""
        return TemplateExporter.from_notebook_node(self, nb, resources, **kwargs)


class PrepareFeedback(NbGraderPreprocessor):
    """Reads the gradebook, and makes the content of the page from it and the graded notebook."""

    solutions = Bool(False, help="Whether feedback pages show the worked solutions.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook as it is; the page's content is ``resources["feedback"]``."""
        place = resources["nbgrader"]
        course = Course.find(Path.cwd())
        self._zone = Settings.of_folder(course.root).time_zone
        source = course.read_source(place["assignment"])["cells"] if self.solutions else ()
        notes = read_notes(course.root, place["student"], place["assignment"])
        metadata = nb.metadata.get("course", {})
        graded = Path(resources["metadata"]["path"], f"{resources['metadata']['name']}.ipynb").stat().st_mtime
        with Gradebook(place["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(place["notebook"], place["assignment"], place["student"])
            submission, student = notebook.assignment, notebook.student
            names = [student.first_name, student.last_name]
            points = {grade.name: _points_of(grade) for grade in notebook.grades}
            comments = {comment.name: comment for comment in notebook.comments}
            timestamp = submission.timestamp
            resources["feedback"] = FeedbackPage(
                course=CourseDirectory(config=self.config).course_id,
                student=" ".join(filter(None, names)) or student.id,
                student_id=student.id,
                submitted=self._date(timestamp) if timestamp else "",
                late=duration(submission.total_seconds_late),
                graded=self._date(datetime.datetime.fromtimestamp(graded, datetime.UTC)),
                penalty=notebook.late_submission_penalty or 0,
                sections=make_sections(nb, points, comments, source),
                refused=metadata.get("refused", ""),
                incidents=tuple(metadata.get("incidents", ())),
                notes=[(self._date(note.written), note.text) for note in notes],
            )
        return nb, resources

    def _date(self, time: datetime.datetime) -> str:
        """Return a time, which is in UTC, in the time zone of the course."""
        local = time.replace(tzinfo=datetime.UTC).astimezone(self._zone)
        return f"{local.day} {local:%B %Y, %H:%M %Z}"


def _points_of(grade: Grade) -> Points:
    by_hand = grade.manual_score is not None
    replaced = by_hand and grade.auto_score is not None and grade.manual_score != grade.auto_score
    # after a new submission, a score that a person gave stays until it is given again
    return Points(grade.score, grade.max_score, grade.needs_manual_grade and not by_hand, replaced)
